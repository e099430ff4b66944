using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The tensors that an optimizer keeps for a weight set.</summary>
internal sealed class OptimizerState : IDisposable
{
    private readonly IReadOnlyList<string> _names;

    private OptimizerState(WeightSet weights, IReadOnlyList<string> names) => (Weights, _names) = (weights, names);

    /// <summary>Gets the weights.</summary>
    public WeightSet Weights { get; }

    /// <summary>Gets a flat buffer for each slot, with the layout of the weights. It is empty if <see cref="Own"/> is used.</summary>
    public Tensor[] Slots { get; private init; } = [];

    /// <summary>Gets the slots of each weight, for slots of another shape than the weight.</summary>
    public Dictionary<Weight, IReadOnlyDictionary<string, Tensor>> Own { get; private init; } = [];

    /// <summary>Gets or sets the running means of the weights.</summary>
    public Tensor? Means { get; set; }

    /// <summary>Gets the weights whose running means have begun: a mean begins with the weight after its own first update.</summary>
    public HashSet<Weight> Averaged { get; } = [];

    /// <summary>Gets or sets the sums of gradients over batches.</summary>
    public Tensor? Sums { get; set; }

    /// <summary>Creates slots of the shape of the weights.</summary>
    public static OptimizerState Flat(WeightSet weights, IReadOnlyList<string> names, double start) =>
        new(weights, names) { Slots = names.Select(_ => full_like(weights.Values, start)).ToArray() };

    /// <summary>Creates slots of other shapes.</summary>
    public static OptimizerState ByWeight(WeightSet weights, Func<Weight, IReadOnlyDictionary<string, Tensor>> create) =>
        new(weights, []) { Own = weights.Learned.ToDictionary(weight => weight, create) };

    /// <summary>
    /// Returns all tensors; slots in a flat buffer have the shape of their weight. Views of flat buffers are new, and the caller disposes of them.
    /// </summary>
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

    /// <summary>Sets subnormal numbers to zero, because computing with them is slow.</summary>
    public void FlushSubnormals()
    {
        foreach (var tensor in Slots)
        {
            Subnormals.Flush(tensor);
        }

        foreach (var own in Own.Values)
        {
            foreach (var tensor in own.Values)
            {
                Subnormals.Flush(tensor);
            }
        }
    }

    /// <summary>Gets all tensors, without copies, in the same order in each process.</summary>
    public IEnumerable<Tensor> Tensors => AllSlots.Concat(Means is null ? [] : [Means]).Concat(Sums is null ? [] : [Sums]);

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
