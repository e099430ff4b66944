using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>Sums of losses and metrics on another device than the CPU. They are read together, so that no step waits for the device.</summary>
internal sealed class DeviceSums : IDisposable
{
    private readonly Tensor _sums;

    /// <param name="count">The number of sums.</param>
    /// <param name="device">The device.</param>
    public DeviceSums(int count, Device device) => _sums = LongLived.Create(() => zeros(count, ScalarType.Float64, device));

    /// <summary>Adds adjacent numbers to several sums, times a factor each.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="sums">The index of the first sum, and the factor.</param>
    public void Add(Tensor numbers, params ReadOnlySpan<(int Place, double Factor)> sums)
    {
        using var plain = numbers.detach();
        using var row = plain.reshape(-1);
        using var wide = row.type(ScalarType.Float64);
        foreach (var (place, factor) in sums)
        {
            using var part = _sums.narrow(0, place, wide.numel());
            Kernels.Elementwise.AddScaled(part, wide, factor);
        }
    }

    /// <summary>Sets a sum to zero.</summary>
    public void Clear(int place)
    {
        using var part = _sums.narrow(0, place, 1);
        using Scalar zero = 0;
        part.fill_(zero);
    }

    /// <summary>Adds the sums to numbers on the CPU. This waits for the device, so it is not inlined: stack traces and profiles show who waits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddTo(double[] sums)
    {
        using var onCpu = _sums.cpu();
        var read = MemoryMarshal.Cast<byte, double>(onCpu.bytes);
        for (var i = 0; i < read.Length; i++)
        {
            sums[i] += read[i];
        }
    }

    public void Dispose() => _sums.Dispose();
}
