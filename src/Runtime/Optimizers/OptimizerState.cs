using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>What an optimizer remembers of a weight set.</summary>
internal sealed class OptimizerState : IDisposable
{
    private readonly IReadOnlyList<string> _names;

    private OptimizerState(WeightSet weights, IReadOnlyList<string> names) => (Weights, _names) = (weights, names);

    /// <summary>The weights.</summary>
    public WeightSet Weights { get; }

    /// <summary>A flat buffer per slot, laid out like the weights; none where weights have tensors of their own.</summary>
    public Tensor[] Slots { get; private init; } = [];

    /// <summary>Tensors of each weight, where its slots are not of its shape.</summary>
    public IReadOnlyDictionary<Weight, IReadOnlyDictionary<string, Tensor>> Own { get; private init; } = new Dictionary<Weight, IReadOnlyDictionary<string, Tensor>>();

    /// <summary>Running means of the weights.</summary>
    public Tensor? Means { get; set; }

    /// <summary>Sums of gradients over batches.</summary>
    public Tensor? Sums { get; set; }

    /// <summary>Slots of the shape of the weights.</summary>
    public static OptimizerState Flat(WeightSet weights, IReadOnlyList<string> names, double start) =>
        new(weights, names) { Slots = names.Select(_ => full_like(weights.Values, start)).ToArray() };

    /// <summary>Slots of other shapes.</summary>
    public static OptimizerState ByWeight(WeightSet weights, Func<Weight, IReadOnlyDictionary<string, Tensor>> create) =>
        new(weights, []) { Own = weights.Learned.ToDictionary(weight => weight, create) };

    /// <summary>Every tensor, in the shape of its weight where it has that. Views of flat buffers are new ones, which the caller disposes of.</summary>
    public IEnumerable<(string Slot, Weight Weight, Tensor Tensor)> Named()
    {
        var flats = Slots.Zip(_names, (slot, name) => (name, slot))
            .Concat(Means is null ? [] : [("moving_average", Means)])
            .Concat(Sums is null ? [] : [("accumulated", Sums)]);
        foreach (var (name, flat) in flats)
        {
            foreach (var weight in Weights.Learned)
            {
                yield return (name, weight, WeightSet.View(flat, weight.Structure, weight.Offset));
            }
        }

        foreach (var (weight, tensors) in Own)
        {
            foreach (var (name, tensor) in tensors)
            {
                yield return (name, weight, tensor.alias());
            }
        }
    }

    /// <summary>Makes what has all but vanished zero, which is faster to compute with.</summary>
    public void FlushSubnormals()
    {
        foreach (var tensor in AllSlots)
        {
            Subnormals.Flush(tensor);
        }
    }

    private IEnumerable<Tensor> AllSlots => Slots.Concat(Own.Values.SelectMany(own => own.Values));

    public void Dispose()
    {
        foreach (var tensor in AllSlots)
        {
            tensor.Dispose();
        }

        Means?.Dispose();
        Sums?.Dispose();
    }
}
