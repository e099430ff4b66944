using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests;

/// <summary>Aligned memory of floats, with guards after it: a kernel that writes past the end is found when the memory is disposed.</summary>
internal sealed unsafe class Memory : IDisposable
{
    private const float Guard = -12345.678f;
    private const int Guards = 64;

    public Memory(long count)
    {
        Count = count;
        Address = (float*)NativeMemory.AlignedAlloc((nuint)(count + Guards) * sizeof(float), 64);
        new Span<float>(Address, (int)count).Fill(float.NaN);
        new Span<float>(Address + count, Guards).Fill(Guard);
    }

    public Memory(float[] values)
        : this(values.Length) => values.CopyTo(Span);

    public long Count { get; }

    public float* Address { get; }

    public Span<float> Span => new(Address, (int)Count);

    /// <summary>Creates memory with numbers of the normal distribution.</summary>
    public static Memory Random(Random random, long count, float scale = 1)
    {
        var memory = new Memory(count);
        foreach (ref var x in memory.Span)
        {
            x = scale * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return memory;
    }

    /// <summary>Copies the contents to a tensor of float64.</summary>
    public Tensor Double(params long[] shape)
    {
        using var flat = tensor(Span.ToArray(), ScalarType.Float64);
        return flat.reshape(shape).clone();
    }

    /// <summary>Checks the memory against a tensor: the root of the mean squared error in units of that of the expected numbers.</summary>
    public void AssertNear(Tensor expected, double tolerance, string what)
    {
        using var flat = expected.reshape(-1).to(ScalarType.Float64).contiguous();
        var wanted = flat.data<double>().ToArray();
        Assert.Equal(Count, wanted.LongLength);
        double error = 0, size = 0;
        for (var i = 0; i < Count; i++)
        {
            Assert.True(double.IsNaN(wanted[i]) == float.IsNaN(Address[i]), $"{what}: {Address[i]} at {i}, expected {wanted[i]}");
            if (double.IsFinite(wanted[i]))
            {
                error += Math.Pow(Address[i] - wanted[i], 2);
                size += Math.Pow(wanted[i], 2);
            }
            else if (!double.IsNaN(wanted[i]))
            {
                Assert.True(Address[i] == wanted[i], $"{what}: {Address[i]} at {i}, expected {wanted[i]}");
            }
        }

        Assert.True(Math.Sqrt(error) <= tolerance * Math.Sqrt(size), $"{what}: the relative error is {Math.Sqrt(error / size):E2}, above {tolerance:E2}");
    }

    public void Dispose()
    {
        var isIntact = new Span<float>(Address + Count, Guards).IndexOfAnyExcept(Guard) < 0;
        NativeMemory.AlignedFree(Address);
        Assert.True(isIntact, "The kernel wrote past the end of its memory.");
    }
}
