using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNets.Cpu;
using CompiledNets.Randomness;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Dropout of contiguous memory, in parts. Word i of the stream decides whether element i is kept.</summary>
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
        var work = new Work<T>(FlatMemory.AddressOf(x), FlatMemory.AddressOf(result), x.numel(), rate, stream);
        Team.Shared.Run(ref work, work.Parts);
    }

    private readonly unsafe struct Work<T>(nint x, nint result, long length, double rate, RandomStream stream) : IWork
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly uint _threshold = ThresholdOf(rate);
        private readonly T _scale = T.CreateSaturating(1 / (1 - rate));

        public int Parts { get; } = (int)Math.Clamp((length + Philox.BlockSize - 1) / Philox.BlockSize / BlocksPerPart, 1, 32);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Do(int part)
        {
            var blocks = (length + Philox.BlockSize - 1) / Philox.BlockSize;
            Span<uint> words = stackalloc uint[Philox.BlockSize];
            for (var block = blocks * part / Parts; block < blocks * (part + 1) / Parts; block++)
            {
                Philox.Block(stream, (ulong)block, words);
                var start = block * Philox.BlockSize;
                T* from = (T*)x + start, to = (T*)result + start;
                var count = (int)Math.Min(Philox.BlockSize, length - start);
                if (typeof(T) == typeof(float) && Vector256.IsHardwareAccelerated && count == Philox.BlockSize)
                {
                    Block(words, (float*)from, (float*)to);
                    continue;
                }

                for (var i = 0; i < count; i++)
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
