using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A layer of a net: its weights, and where it is called. Generated classes add a property per weight.</summary>
public abstract class NetLayer
{
    /// <summary>Used by generated code.</summary>
    /// <param name="net">The net.</param>
    /// <param name="ordinal">The layer's place in the net's structure.</param>
    protected NetLayer(CompiledNet net, int ordinal)
    {
        Structure = net.Structure.Layers[ordinal];
        Weights = net.Weights.OfLayer(ordinal, Structure.Weights.Count);
        Calls = LayerCall.Of(net.Structure, ordinal);
    }

    /// <summary>What the layer is.</summary>
    public LayerStructure Structure { get; }

    /// <summary>Its name in summaries and files: <c>conv2d_1</c>.</summary>
    public string Name => Structure.Name;

    /// <summary>Its weights.</summary>
    public IReadOnlyList<Weight> Weights { get; }

    /// <summary>Its calls, each with shapes of its own; a shared layer has more than one.</summary>
    public IReadOnlyList<LayerCall> Calls { get; }

    /// <summary>How many numbers its weights have.</summary>
    public long ParameterCount => Weights.Sum(weight => weight.Structure.Count);

    /// <summary>
    /// Whether optimizers change its weights, as far as these have gradients. It may be changed between two steps; gradients are computed all the same, and what
    /// the layer computes stays as it is.
    /// </summary>
    public bool Trainable
    {
        get => Weights.All(weight => weight.Trainable || !weight.HasGradient);
        set
        {
            foreach (var weight in Weights.Where(weight => weight.HasGradient))
            {
                weight.Trainable = value;
            }
        }
    }

    /// <summary>What the learning rate is multiplied with for its weights, from 0. It may be changed between two steps.</summary>
    public double LearningRateMultiplier
    {
        set
        {
            foreach (var weight in Weights)
            {
                weight.LearningRateMultiplier = value;
            }
        }
    }

    /// <summary>How it was made, and how many parameters it has.</summary>
    public override string ToString() => $"{Name}: {Structure.Text}, {ParameterCount:N0} parameters";
}
