using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A weight of a net: a part of its flat buffers. It is learned, or it is state that training steps write, or frozen.</summary>
public sealed class Weight
{
    private readonly Lazy<Parameter> _leaf;
    private readonly Tensor? _gradient;

    internal Weight(string layer, WeightStructure structure, long offset, Tensor value, Tensor? gradient)
    {
        LayerName = layer;
        Name = $"{layer}.{structure.Name}";
        Structure = structure;
        Offset = offset;
        Value = value;
        _gradient = gradient;
        _leaf = new(() => LongLived.Create(() => new Parameter(Value.detach(), HasGradient)));
    }

    /// <summary>The name of the layer and its own: <c>conv2d.kernel</c>.</summary>
    public string Name { get; }

    /// <summary>What it is.</summary>
    public WeightStructure Structure { get; }

    /// <summary>Whether it is learned from gradients. Otherwise it is state that training steps write, or frozen in the definition.</summary>
    public bool HasGradient => _gradient is not null;

    /// <summary>The weight, in the shape that Keras gives it. Another view of the net's flat buffer: who writes it changes the net.</summary>
    public Tensor Value { get; }

    /// <summary>The gradient of the last step, in the same shape.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public Tensor Gradient => _gradient
        ?? throw new InvalidOperationException($"'{Name}' is not learned from gradients, so it has none; WeightSet.Learned has the weights that do.");

    /// <summary>
    /// The weight as a leaf that autograd and TorchSharp's optimizers know, over the same memory: what <c>ForwardWithAutograd</c>
    /// reads. Of a weight without a gradient, it requires none.
    /// </summary>
    public Parameter Leaf => _leaf.Value;

    /// <summary>Whether optimizers change it. It may be changed between steps.</summary>
    /// <exception cref="InvalidOperationException">It is set for a weight that has no gradient.</exception>
    public bool Trainable
    {
        get => field && HasGradient;
        set => field = !value || HasGradient
            ? value
            : throw new InvalidOperationException($"'{Name}' has no gradient, so no optimizer can change it.");
    } = true;

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

    /// <summary>Where it starts in the flat buffer that it lies in, in elements.</summary>
    internal long Offset { get; }

    /// <summary>The gradient as it lies in memory. The caller disposes of the view.</summary>
    internal Tensor FlatGradient()
    {
        using var stored = Gradient.permute(Structure.Storage);
        return stored.view(-1);
    }

    internal void Dispose()
    {
        if (_leaf.IsValueCreated)
        {
            _leaf.Value.Dispose();
        }

        Value.Dispose();
        _gradient?.Dispose();
    }
}
