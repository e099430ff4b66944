using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A weight of a net: a part of its flat buffers.</summary>
public sealed class Weight
{
    private readonly Lazy<Parameter> _leaf;

    internal Weight(string layer, WeightStructure structure, long offset, Tensor value, Tensor gradient)
    {
        LayerName = layer;
        Name = $"{layer}.{structure.Name}";
        Structure = structure;
        Offset = offset;
        Value = value;
        Gradient = gradient;
        _leaf = new(() => new Parameter(Value.alias().detach(), true));
    }

    /// <summary>The name of the layer and its own: <c>conv2d.kernel</c>.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public WeightStructure Structure { get; }

    /// <summary>The weight, in the shape that Keras gives it. Another view of the net's flat buffer: who writes it changes the net.</summary>
    public Tensor Value { get; }

    /// <summary>The gradient of the last step, in the same shape.</summary>
    public Tensor Gradient { get; }

    /// <summary>
    /// The weight as a leaf that autograd and TorchSharp's optimizers know, over the same memory: what <c>ForwardWithAutograd</c>
    /// reads.
    /// </summary>
    public Parameter Leaf => _leaf.Value;

    /// <summary>Whether optimizers change it. It may be changed between steps.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>What the learning rate is multiplied with for this weight, from 0. It may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or no number.</exception>
    public double LearningRateMultiplier
    {
        get;
        set => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LearningRateMultiplier), value, "A learning rate is multiplied with a number that is not negative.");
    } = 1;

    /// <summary>The name of the layer.</summary>
    internal string LayerName { get; }

    /// <summary>Where it starts in the flat buffers, in elements.</summary>
    internal long Offset { get; }

    /// <summary>The gradient as it lies in memory. The caller disposes of the view.</summary>
    internal Tensor FlatGradient() => Gradient.permute(Structure.Storage).view(-1);

    internal void Dispose()
    {
        if (_leaf.IsValueCreated)
        {
            _leaf.Value.Dispose();
        }

        Value.Dispose();
        Gradient.Dispose();
    }
}
