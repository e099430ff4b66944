using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNets.Cpu;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// The base class of optimizers whose update of an element depends on that element alone. All weights are updated in one pass over the net's
/// flat buffers: clipping, decay, update and running mean work on the same block while it is in the cache.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
public abstract class ElementwiseOptimizer(double learningRate) : Optimizer(learningRate)
{
    // The least elements of a part: 10 to 20 microseconds.
    private const long ElementsPerPart = 16_384;
    private const int MostParts = 32;

    // Weights, gradients and two slots of this many float32 elements are 128 KiB, which fits in a second-level cache.
    private const long Block = 1 << 13;

    private const int MostSlots = 4;

    // A span has fewer than 2^31 elements, so a larger net is updated in pieces.
    private const long Longest = 1 << 28;

    internal sealed override void Update(OptimizerState state, UpdateRun run, double rate, bool throughTensors)
    {
        if (throughTensors)
        {
            UpdateTensors(state, run, rate);
        }
        else if (state.Weights.Values.dtype == ScalarType.Float64)
        {
            UpdateFlat<double>(state, run, rate);
        }
        else
        {
            UpdateFlat<float>(state, run, rate);
        }
    }

    /// <summary>Updates a part of the flat buffers in one pass.</summary>
    /// <param name="part">The weights, gradients and slots of the part.</param>
    protected abstract void Update<T>(Part<T> part)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Updates the same with operations of libtorch, for devices whose memory C# cannot read.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="g">The gradients, of the shape of the weights.</param>
    /// <param name="slots">The slots in the order of <see cref="Optimizer.SlotNames"/>, of the shape of the weights.</param>
    /// <param name="rate">The learning rate.</param>
    protected abstract void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate);

    /// <summary>Returns a vector with the same number in all lanes.</summary>
    /// <param name="value">The number.</param>
    protected static Vector<T> All<T>(double value)
        where T : unmanaged, IFloatingPointIeee754<T> => new(T.CreateSaturating(value));

    private void UpdateTensors(OptimizerState state, UpdateRun run, double rate)
    {
        using var scope = NewDisposeScope();
        var (w, g) = (run.Of(state.Weights.Values), run.Of(state.Weights.Gradients));
        run.Prepare(w, g, rate);
        UpdateTensors(w, g, state.Slots.Select(run.Of).ToArray(), rate);
        if (state.Means is { } means)
        {
            Average(run.Of(means), w, run);
        }
    }

    private unsafe void UpdateFlat<T>(OptimizerState state, UpdateRun run, double rate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var work = new FlatUpdate<T>
        {
            Optimizer = this,
            Run = run,
            Rate = rate,
            Weights = FlatMemory.AddressOf(state.Weights.Values),
            Gradients = FlatMemory.AddressOf(state.Weights.Gradients),
            Means = state.Means is null ? 0 : FlatMemory.AddressOf(state.Means),
            Parts = (int)Math.Clamp(run.Length / ElementsPerPart, 1, MostParts),
        };
        for (var slot = 0; slot < state.Slots.Length; slot++)
        {
            work.Slots[slot] = FlatMemory.AddressOf(state.Slots[slot]);
        }

        Team.Shared.Run(ref work, work.Parts);
    }

    private static void Prepare<T>(Span<Vector<T>> weights, Span<Vector<T>> gradients, UpdateRun run, double rate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (run.GradientScale != 1)
        {
            var scale = All<T>(run.GradientScale);
            for (var i = 0; i < gradients.Length; i++)
            {
                gradients[i] *= scale;
            }
        }

        if (run.ClipValue is { } most)
        {
            var (low, high) = (All<T>(-most), All<T>(most));
            for (var i = 0; i < gradients.Length; i++)
            {
                gradients[i] = Vector.Min(Vector.Max(gradients[i], low), high);
            }
        }

        if (run.Decay > 0)
        {
            var keep = All<T>(1 - (run.Decay * rate));
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] *= keep;
            }
        }
    }

    private static void Average<T>(Span<Vector<T>> means, ReadOnlySpan<Vector<T>> weights, double kept)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (keep, take) = (All<T>(kept), All<T>(1 - kept));
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = (keep * means[i]) + (take * weights[i]);
        }
    }

    private unsafe struct FlatUpdate<T> : IWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public ElementwiseOptimizer Optimizer;
        public UpdateRun Run;
        public double Rate;
        public nint Weights;
        public nint Gradients;
        public nint Means;
        public SlotAddresses Slots;
        public int Parts;

        public readonly void Do(int part)
        {
            var units = Run.Length / WeightSet.Alignment;
            long first = Run.Start + (units * part / Parts * WeightSet.Alignment), last = Run.Start + (units * (part + 1) / Parts * WeightSet.Alignment);
            var piece = Run.HasMore || Means != 0 ? Block : Longest;
            for (var start = first; start < last; start += piece)
            {
                var count = (int)(Math.Min(start + piece, last) - start);
                var weights = Vectors(Weights, start, count);
                var gradients = Vectors(Gradients, start, count);
                Prepare(weights, gradients, Run, Rate);
                Optimizer.Update(new Part<T>(weights, gradients, Slots, start, count, Rate));
                if (Means != 0)
                {
                    Average(Vectors(Means, start, count), weights, Optimizer.KeptOfMean(Run));
                }
            }
        }

        private static Span<Vector<T>> Vectors(nint address, long start, int count) => MemoryMarshal.Cast<T, Vector<T>>(new Span<T>((T*)address + start, count));
    }

    [InlineArray(MostSlots)]
    private struct SlotAddresses
    {
        private nint _first;
    }

    /// <summary>A part of the flat buffers that is updated at once.</summary>
    protected readonly ref struct Part<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly ReadOnlySpan<nint> _slots;
        private readonly long _start;
        private readonly int _count;

        internal Part(Span<Vector<T>> weights, ReadOnlySpan<Vector<T>> gradients, ReadOnlySpan<nint> slots, long start, int count, double rate)
        {
            Weights = weights;
            Gradients = gradients;
            _slots = slots;
            (_start, _count, Rate) = (start, count, rate);
        }

        /// <summary>Gets the weights.</summary>
        public Span<Vector<T>> Weights { get; }

        /// <summary>Gets the gradients.</summary>
        public ReadOnlySpan<Vector<T>> Gradients { get; }

        /// <summary>Gets the learning rate.</summary>
        public double Rate { get; }

        /// <summary>Gets a slot.</summary>
        /// <param name="index">The index of the slot in <see cref="Optimizer.SlotNames"/>.</param>
        public unsafe Span<Vector<T>> this[int index] => MemoryMarshal.Cast<T, Vector<T>>(new Span<T>((T*)_slots[index] + _start, _count));
    }
}
