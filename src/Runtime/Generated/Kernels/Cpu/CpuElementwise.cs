using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes elementwise operations and sums on the CPU, over memory without gaps.</summary>
internal static unsafe class CpuElementwise
{
    /// <summary>Computes x := max(x, 0).</summary>
    public static void Relu(Tensor x)
    {
        var address = CpuTensors.Address(x);
        Cpu.Elementwise.Relu(x.numel(), address, address);
    }

    /// <summary>Computes g := 0 if y is not positive, else g · scale. If y is NaN, g is kept, as in libtorch.</summary>
    public static void ReluGradient(Tensor g, Tensor y, float scale)
    {
        var gradient = CpuTensors.Address(g);
        Cpu.Elementwise.ReluGradient(g.numel(), gradient, CpuTensors.Address(y), gradient, scale);
    }

    /// <summary>Computes the sum of the rows of a matrix.</summary>
    public static void SumRows(Tensor result, Tensor matrix) =>
        Cpu.Reductions.SumRows(matrix.size(0), matrix.size(1), CpuTensors.Address(matrix), CpuTensors.Address(result));
}
