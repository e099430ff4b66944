using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNets.Cpu;
using CompiledNets.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>
/// Dropout of dense memory, in parts. Word i of the stream decides whether element i of the batch is kept. If this process computes a part of the batch, its
/// samples are a run of elements, or one run for each index of the axes that come before the samples in memory.
/// </summary>
internal static class DropoutWork
{
    // The number of blocks of a part: about 16 microseconds.
    private const long BlocksPerPart = 256;

    /// <summary>Computes the dropout of the elements of x in the order of memory. The result has the same order and can be x itself.</summary>
    public static void Run(Tensor x, Tensor result, double rate, RandomStream stream)
    {
        if (x.dtype == ScalarType.Float64)
        {
            Run<double>(x, result, rate, stream);
        }
        else
        {
            Run<float>(x, result, rate, stream);
        }
    }

    /// <summary>Gets the smallest word that keeps an element.</summary>
    public static uint ThresholdOf(double rate) => (uint)Math.Round(rate * uint.MaxValue);

    private static void Run<T>(Tensor x, Tensor result, double rate, RandomStream stream)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var length = x.numel();
        var runs = stream.Part.Count == 0 ? 1 : RunsOf(x);
        var (before, whole) = stream.Part.Place(length / runs, x.dim() == 0 ? 1 : x.size(0));
        for (var run = 0L; run < runs; run++)
        {
            var offset = run * (length / runs) * x.element_size();
            var work = new Work<T>(FlatMemory.AddressOf(x) + (nint)offset, FlatMemory.AddressOf(result) + (nint)offset, (run * whole) + before, length / runs, rate, stream);
            Team.Shared.Run(ref work, work.Parts);
        }
    }

    /// <summary>Gets the number of indices of the axes that come before axis 0 in memory.</summary>
    private static long RunsOf(Tensor x) => x.dim() == 0 || x.size(0) <= 1 || x.is_contiguous() ? 1 : x.numel() / (x.size(0) * x.stride(0));

    // Element 0 of x is element 'first' of the batch.
    private readonly unsafe struct Work<T>(nint x, nint result, long first, long length, double rate, RandomStream stream) : IWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly uint _threshold = ThresholdOf(rate);
        private readonly T _scale = T.CreateSaturating(1 / (1 - rate));

        private readonly long _firstBlock = first / Philox.BlockSize;
        private readonly long _blocks = ((first + length + Philox.BlockSize - 1) / Philox.BlockSize) - (first / Philox.BlockSize);

        public int Parts { get; } = (int)Math.Clamp((length + Philox.BlockSize - 1) / Philox.BlockSize / BlocksPerPart, 1, 32);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Do(int part)
        {
            Span<uint> words = stackalloc uint[Philox.BlockSize];
            for (var block = _firstBlock + (_blocks * part / Parts); block < _firstBlock + (_blocks * (part + 1) / Parts); block++)
            {
                Philox.Block(stream, (ulong)block, words);

                // The first block may begin before the first element, and the last may end after the last.
                var start = (block * Philox.BlockSize) - first;
                var skipped = (int)Math.Max(-start, 0);
                T* from = (T*)x + start, to = (T*)result + start;
                var count = (int)Math.Min(Philox.BlockSize, length - start);
                if (skipped == 0 && typeof(T) == typeof(float) && Vector256.IsHardwareAccelerated && count == Philox.BlockSize)
                {
                    Block(words, (float*)from, (float*)to);
                    continue;
                }

                for (var i = skipped; i < count; i++)
                {
                    to[i] = words[i] >= _threshold ? from[i] * _scale : T.Zero;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Block(Span<uint> words, float* from, float* to)
        {
            var factor = (float)(object)_scale;
            if (Vector512.IsHardwareAccelerated)
            {
                for (var i = 0; i < Philox.BlockSize; i += Vector512<uint>.Count)
                {
                    var keep = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref words[0], (nuint)i), Vector512.Create(_threshold)).AsSingle();
                    ((Vector512.Load(from + i) * factor) & keep).Store(to + i);
                }

                return;
            }

            for (var i = 0; i < Philox.BlockSize; i += Vector256<uint>.Count)
            {
                var keep = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref words[0], (nuint)i), Vector256.Create(_threshold)).AsSingle();
                ((Vector256.Load(from + i) * factor) & keep).Store(to + i);
            }
        }
    }
}
