using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.KernelAccuracy;

/// <summary>The errors of a kernel relative to the root mean square of the exact results.</summary>
/// <param name="Largest">The largest error.</param>
/// <param name="Rms">The root mean square of the errors.</param>
internal readonly record struct KernelError(double Largest, double Rms);

/// <summary>The errors of this library's kernel and of libtorch's.</summary>
internal readonly record struct KernelErrors(KernelError Own, KernelError Libtorch)
{
    /// <summary>Computes the errors of a kernel. The exact result is that of libtorch in float64.</summary>
    public static KernelErrors Of(KernelRow row)
    {
        var before = CpuKernels.Library;
        try
        {
            using var scope = NewDisposeScope();
            using var recording = no_grad();
            CpuKernels.Library = KernelLibrary.Libtorch;
            var exact = row.Compute([.. row.Operands.Select(operand => operand.to(ScalarType.Float64))]);
            var libtorch = row.Compute(row.Operands);
            CpuKernels.Library = KernelLibrary.CompiledNets;
            var own = row.Compute(row.Operands);
            var scale = Math.Sqrt(exact.square().mean().item<double>());
            return new(ErrorOf(own, exact, scale), ErrorOf(libtorch, exact, scale));
        }
        finally
        {
            CpuKernels.Library = before;
        }
    }

    private static KernelError ErrorOf(Tensor result, Tensor exact, double scale)
    {
        var error = result.to(ScalarType.Float64) - exact;
        return new(error.abs().max().item<double>() / scale, Math.Sqrt(error.square().mean().item<double>()) / scale);
    }
}
