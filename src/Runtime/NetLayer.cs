using System.ComponentModel;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A layer of a net, with its weights and its calls. Generated classes add a property for each weight.</summary>
public abstract class NetLayer
{
    /// <summary>Initializes a layer. Used by generated code.</summary>
    /// <param name="net">The net.</param>
    /// <param name="ordinal">The index of the layer in the net's structure.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected NetLayer(CompiledNet net, int ordinal)
    {
        Structure = net.Structure.Layers[ordinal];
        Weights = net.Weights.OfLayer(ordinal, Structure.Weights.Count);
        Calls = LayerCall.Of(net.Structure, ordinal);
        net.Add(this, ordinal);
    }

    /// <summary>Gets the structure of the layer: its kind, its arguments and its weights.</summary>
    public LayerStructure Structure { get; }

    /// <summary>Gets the name of the layer in summaries and files: <c>conv2d_1</c>.</summary>
    public string Name => Structure.Name;

    /// <summary>Gets the weights of the layer.</summary>
    public IReadOnlyList<Weight> Weights { get; }

    /// <summary>Gets the calls of the layer, each with its own shapes. A shared layer has more than one.</summary>
    public IReadOnlyList<LayerCall> Calls { get; }

    /// <summary>Gets the number of elements of all weights of the layer.</summary>
    public long ParameterCount => Weights.Sum(weight => weight.Structure.Count);

    /// <summary>
    /// True if optimizers update the weights of the layer that have gradients. It may be changed between two steps. The backward pass of a step
    /// ends below the lowest layer that is trainable, except for gradients with respect to inputs, which <c>Backward</c> returns. A
    /// BatchNormalization layer that is not trainable normalizes by its moving averages in training too, and leaves them as they are, as in
    /// Keras. All other layers compute the same outputs. The default is true.
    /// </summary>
    public bool Trainable
    {
        get => Weights.All(weight => !weight.IsFrozen);
        set
        {
            foreach (var weight in Weights)
            {
                weight.IsFrozen = !value;
            }
        }
    }

    /// <summary>Gets whether an optimizer updates a weight of the layer.</summary>
    internal bool Learns
    {
        get
        {
            // A loop over the interface with an enumerator would allocate.
            for (var i = 0; i < Weights.Count; i++)
            {
                if (Weights[i].Trainable)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// Sets the factor of the learning rate for the weights of the layer. It is not negative and may be changed between two steps. The default
    /// is 1.
    /// </summary>
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

    /// <summary>Returns the name of the layer, its constructor call and the number of its parameters.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Structure.Text}, {ParameterCount:N0} parameters");
}
