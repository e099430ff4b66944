using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A weight of a net: a part of its flat buffers.</summary>
public sealed class Weight
{
    private readonly Lazy<Parameter> _leaf;

    internal Weight(string name, WeightStructure structure, long offset, Tensor value, Tensor gradient)
    {
        Name = name;
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

    /// <summary>Where it starts in the flat buffers, in elements.</summary>
    internal long Offset { get; }

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
