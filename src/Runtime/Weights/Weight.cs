using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A weight of a net, stored in its flat buffers. It is learned from gradients, written by training steps, or frozen.</summary>
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

    /// <summary>Gets the name of the layer and of the weight: <c>conv2d.kernel</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the structure of the weight: its shape, its layout in memory and its initializer.</summary>
    public WeightStructure Structure { get; }

    /// <summary>True if the weight is learned from gradients. If false, training steps write it, or it is frozen in the definition.</summary>
    public bool HasGradient => _gradient is not null;

    /// <summary>Gets the weight in Keras' shape. It is a view of the net's flat buffer, so writing to it changes the net.</summary>
    public Tensor Value { get; }

    /// <summary>
    /// Gets the gradient of the last step, in the same shape. Steps compute the gradient of a weight that is not trainable only if it costs little: it
    /// is set to zero when <see cref="Trainable"/> becomes false, and may stay zero.
    /// </summary>
    /// <exception cref="InvalidOperationException">The weight has no gradient.</exception>
    public Tensor Gradient => _gradient
        ?? throw new InvalidOperationException($"'{Name}' is not learned from gradients, so it has no gradient. The weights with gradients are in WeightSet.Learned.");

    /// <summary>
    /// Gets the weight as a leaf for autograd and TorchSharp's optimizers, which shares its memory. <c>ForwardWithAutograd</c> reads it. If
    /// <see cref="HasGradient"/> is false, it does not require a gradient.
    /// </summary>
    public Parameter Leaf => _leaf.Value;

    /// <summary>True if optimizers update the weight. It may be changed between steps. The default is <see cref="HasGradient"/>.</summary>
    /// <exception cref="InvalidOperationException">It is set to true for a weight without a gradient.</exception>
    public bool Trainable
    {
        get => !IsFrozen && HasGradient;
        set
        {
            if (HasGradient)
            {
                IsFrozen = !value;
            }
            else if (value)
            {
                throw new InvalidOperationException($"'{Name}' has no gradient, so no optimizer can change it.");
            }
        }
    }

    /// <summary>True if training steps of a BatchNormalization layer write the weight. Other weights without a gradient are frozen.</summary>
    internal bool IsMovingAverage => !HasGradient && Structure.Name is "moving_mean" or "moving_variance";

    /// <summary>True if the weight, or its layer, was made not trainable at run time. A weight without a gradient is state of its layer then.</summary>
    internal bool IsFrozen
    {
        get;
        set
        {
            // A later step may not compute the gradient, and that of an earlier step must not be taken for its result.
            if (value && !field)
            {
                _gradient?.fill_(0);
            }

            field = value;
        }
    }

    /// <summary>Gets or sets the factor of the learning rate for this weight. It may be changed between steps. The default is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double LearningRateMultiplier
    {
        get;
        set => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LearningRateMultiplier), value, "The factor of a learning rate must not be negative or NaN.");
    } = 1;

    /// <summary>Gets the name of the layer.</summary>
    internal string LayerName { get; }

    /// <summary>Gets the index of the first element in the flat buffer.</summary>
    internal long Offset { get; }

    /// <summary>Returns the gradient as a vector in the order of memory. The caller disposes of the view.</summary>
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
