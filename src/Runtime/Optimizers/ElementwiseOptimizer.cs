using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// An optimizer whose step of an element depends on that element alone. All weights are updated in one pass over the net's flat
/// buffers: clipping, decay and the running mean of the weights work on the same block while it is in the cache.
/// </summary>
/// <param name="learningRate">How far a step goes.</param>
public abstract class ElementwiseOptimizer(double learningRate) : Optimizer(learningRate)
{
    // Below this many elements a second thread costs more to wake than it saves.
    private const long ElementsPerThread = 65_536;

    // Of elements: weights, gradients and two slots in float are 128 KiB, which a second-level cache holds.
    private const long Block = 1 << 13;

    // A span counts to 2^31: a net that is larger than that is updated in several pieces.
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

    /// <summary>Updates a part of the flat buffers, in one pass.</summary>
    /// <param name="part">The weights, their gradients and slots.</param>
    protected abstract void Update<T>(Part<T> part)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The same through operations of libtorch, for devices whose memory C# cannot read.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="g">The gradients.</param>
    /// <param name="slots">The slots, in the order of their names.</param>
    /// <param name="rate">The learning rate.</param>
    protected abstract void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate);

    /// <summary>The same number in every lane.</summary>
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
            var mean = run.Of(means);
            Kernels.ScaleInPlace(mean, KeptOfMean);
            Kernels.AddScaled(mean, w, 1 - KeptOfMean);
        }
    }

    // The first mean is the weight itself.
    private protected double KeptOfMean => Iterations == 1 ? 0 : EmaMomentum;

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
                    Average(Vectors(mean, start, count), weights);
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

    private void Average<T>(Span<Vector<T>> means, ReadOnlySpan<Vector<T>> weights)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (keep, take) = (All<T>(KeptOfMean), All<T>(1 - KeptOfMean));
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = (keep * means[i]) + (take * weights[i]);
        }
    }

    /// <summary>What is updated in one go.</summary>
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

        /// <summary>The weights.</summary>
        public Span<Vector<T>> Weights { get; }

        /// <summary>The gradients.</summary>
        public ReadOnlySpan<Vector<T>> Gradients { get; }

        /// <summary>The learning rate.</summary>
        public double Rate { get; }

        /// <summary>A slot, by its place among their names.</summary>
        /// <param name="index">The place.</param>
        public unsafe Span<Vector<T>> this[int index] => MemoryMarshal.Cast<T, Vector<T>>(new Span<T>((T*)_slots[index] + _start, _count));
    }
}
