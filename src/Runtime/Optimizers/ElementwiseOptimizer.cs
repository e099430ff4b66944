using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// The base class of optimizers whose update of an element depends on that element alone. All weights are updated in one pass over the net's
/// flat buffers: clipping, decay, update and running mean work on the same block while it is in the cache.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
public abstract class ElementwiseOptimizer(double learningRate) : Optimizer(learningRate)
{
    // For fewer elements, waking a second thread takes longer than it saves.
    private const long ElementsPerThread = 65_536;

    // Weights, gradients and two slots of this many float32 elements are 128 KiB, which fits in a second-level cache.
    private const long Block = 1 << 13;

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
        var threads = (int)Math.Clamp(run.Length / ElementsPerThread, 1, Environment.ProcessorCount);
        var length = ((run.Length / threads) + WeightSet.Alignment - 1) / WeightSet.Alignment * WeightSet.Alignment;
        nint w = FlatMemory.AddressOf(state.Weights.Values), g = FlatMemory.AddressOf(state.Weights.Gradients);
        var mean = state.Means is null ? 0 : FlatMemory.AddressOf(state.Means);
        var slots = state.Slots.Select(FlatMemory.AddressOf).ToArray();
        var piece = run.HasMore || mean != 0 ? Block : Longest;
        if (threads == 1)
        {
            OnThread(0);
        }
        else
        {
            Parallel.For(0, threads, OnThread);
        }

        void OnThread(int index)
        {
            var (from, to) = (run.Start + (index * length), run.Start + Math.Min((index + 1) * length, run.Length));
            for (var start = from; start < to; start += piece)
            {
                var count = (int)(Math.Min(start + piece, to) - start);
                var weights = Vectors(w, start, count);
                var gradients = Vectors(g, start, count);
                Prepare(weights, gradients, run, rate);
                Update(new Part<T>(weights, gradients, slots, start, count, rate));
                if (mean != 0)
                {
                    Average(Vectors(mean, start, count), weights, KeptOfMean(run));
                }
            }
        }

        static Span<Vector<T>> Vectors(nint address, long start, int count) => MemoryMarshal.Cast<T, Vector<T>>(new Span<T>((T*)address + start, count));
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

    /// <summary>A part of the flat buffers that is updated at once.</summary>
    protected readonly ref struct Part<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly nint[] _slots;
        private readonly long _start;
        private readonly int _count;

        internal Part(Span<Vector<T>> weights, ReadOnlySpan<Vector<T>> gradients, nint[] slots, long start, int count, double rate)
        {
            Weights = weights;
            Gradients = gradients;
            (_slots, _start, _count, Rate) = (slots, start, count, rate);
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
