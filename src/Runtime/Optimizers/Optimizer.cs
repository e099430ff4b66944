using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Updates weights from gradients. The formulas, the names and the defaults are those of Keras 3. All weights are updated in
/// one pass over the net's flat buffers.
/// </summary>
public abstract class Optimizer : IDisposable
{
    // Below this many elements a second thread costs more to wake than it saves.
    private const long ElementsPerThread = 65_536;
    private const int Multiple = 16; // of elements: flat buffers, and so their parts, have no tail

    private readonly Dictionary<WeightSet, Tensor[]> _slots = [];
    private IReadOnlyList<WeightSet>? _sets;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>How far a step goes. It may be changed between steps.</summary>
    public double LearningRate { get; set; }

    /// <summary>How many updates were made.</summary>
    public long Iterations { get; private set; }

    /// <summary>What the optimizer remembers of each weight, by Keras' names: <c>momentum</c>.</summary>
    protected abstract IReadOnlyList<string> SlotNames { get; }

    /// <summary>What the slots start with.</summary>
    protected virtual double SlotStart => 0;

    /// <summary>The state for a set of weights: a flat buffer per slot, laid out like the weights. Null before the first update.</summary>
    /// <param name="weights">One of the net's <see cref="CompiledNet.WeightSets"/>.</param>
    public IReadOnlyDictionary<string, Tensor>? SlotsOf(WeightSet weights) => _slots.TryGetValue(weights, out var slots)
        ? slots.Zip(SlotNames, (slot, name) => (slot, name)).ToDictionary(pair => pair.name, pair => pair.slot)
        : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var slot in _slots.Values.SelectMany(slots => slots))
        {
            slot.Dispose();
        }

        _slots.Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>Updates all weights from their gradients.</summary>
    /// <param name="sets">The weights: of the net, and of the nets in it.</param>
    /// <param name="throughTensors">Whether operations of libtorch are used where C# could do it too.</param>
    /// <exception cref="InvalidOperationException">The optimizer has the state of another net.</exception>
    internal void Update(IReadOnlyList<WeightSet> sets, bool throughTensors = false)
    {
        if (_sets is not null && !_sets.SequenceEqual(sets))
        {
            throw new InvalidOperationException("This optimizer remembers the steps of another net. Make a new one for each net.");
        }

        _sets = sets;
        Iterations++;
        foreach (var weights in sets)
        {
            Update(weights, throughTensors);
        }
    }

    private void Update(WeightSet weights, bool throughTensors)
    {
        if (!_slots.TryGetValue(weights, out var slots))
        {
            _slots[weights] = slots = SlotNames.Select(_ => full_like(weights.Values, SlotStart)).ToArray();
        }

        if (throughTensors || weights.Values.device_type != DeviceType.CPU)
        {
            UpdateTensors(weights.Values, weights.Gradients, slots);
        }
        else if (weights.Values.dtype == ScalarType.Float64)
        {
            UpdateFlat<double>(weights, slots);
        }
        else
        {
            UpdateFlat<float>(weights, slots);
        }
    }

    /// <summary>Updates a part of the flat buffers, in one pass.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="g">The gradients.</param>
    /// <param name="slots">The slots, in the order of <see cref="SlotNames"/>.</param>
    protected abstract void Update<T>(Span<Vector<T>> w, ReadOnlySpan<Vector<T>> g, SlotSpans<T> slots)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The same through operations of libtorch, for devices whose memory C# cannot read.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="g">The gradients.</param>
    /// <param name="slots">The slots.</param>
    protected internal abstract void UpdateTensors(Tensor w, Tensor g, Tensor[] slots);

    /// <summary>The same number in every lane.</summary>
    /// <param name="value">The number.</param>
    protected static Vector<T> All<T>(double value)
        where T : unmanaged, IFloatingPointIeee754<T> => new(T.CreateSaturating(value));

    private unsafe void UpdateFlat<T>(WeightSet weights, Tensor[] state)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var length = weights.Values.numel();
        var threads = (int)Math.Clamp(length / ElementsPerThread, 1, Environment.ProcessorCount);
        var part = (length / threads / Multiple * Multiple) + (length % (threads * Multiple) == 0 ? 0 : Multiple);
        nint w = FlatMemory.AddressOf(weights.Values), g = FlatMemory.AddressOf(weights.Gradients);
        var slots = state.Select(FlatMemory.AddressOf).ToArray();
        if (threads == 1)
        {
            Part(0);
        }
        else
        {
            Parallel.For(0, threads, Part);
        }

        void Part(int index)
        {
            // A span counts to 2^31: a net that is larger than that is updated in several pieces.
            const long Longest = 1 << 28;
            var (from, to) = (index * part, Math.Min((index + 1) * part, length));
            for (var start = from; start < to; start += Longest)
            {
                var count = (int)(Math.Min(start + Longest, to) - start);
                Update(Vectors(w, start, count), Vectors(g, start, count), new SlotSpans<T>(slots, start, count));
            }
        }

        static Span<Vector<T>> Vectors(nint address, long start, int count) =>
            MemoryMarshal.Cast<T, Vector<T>>(new Span<T>((T*)address + start, count));
    }

    /// <summary>The slots of the part that is updated.</summary>
    protected readonly ref struct SlotSpans<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly nint[] _addresses;
        private readonly long _start;
        private readonly int _count;

        internal SlotSpans(nint[] addresses, long start, int count) => (_addresses, _start, _count) = (addresses, start, count);

        /// <summary>A slot by its place in <see cref="SlotNames"/>.</summary>
        /// <param name="index">The place.</param>
        public unsafe Span<Vector<T>> this[int index] =>
            MemoryMarshal.Cast<T, Vector<T>>(new Span<T>((T*)_addresses[index] + _start, _count));
    }
}
