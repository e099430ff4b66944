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

    /// <summary>Computes result := 0 if y is not positive, else g · scale. If y is NaN, g is kept, as in libtorch. The result can be g.</summary>
    public static void ReluGradient(Tensor g, Tensor y, Tensor result, float scale) =>
        Cpu.Elementwise.ReluGradient(g.numel(), CpuTensors.Address(g), CpuTensors.Address(y), CpuTensors.Address(result), scale);

    /// <summary>Copies the elements of a tensor to another of the same shape, in any layout.</summary>
    public static void Copy(Tensor result, Tensor x)
    {
        var axes = (int)x.dim();
        long* sizes = stackalloc long[3 * Cpu.Copies.MostAxes], from = sizes + Cpu.Copies.MostAxes, to = from + Cpu.Copies.MostAxes;
        for (var axis = 0; axis < axes; axis++)
        {
            (sizes[axis], from[axis], to[axis]) = (x.size(axis), x.stride(axis), result.stride(axis));
        }

        Cpu.Copies.Strided(axes, sizes, CpuTensors.Address(x), from, CpuTensors.Address(result), to);
    }

    /// <summary>Computes result := g · y · (1 - y), for the result y of sigmoid. The result can be g.</summary>
    public static void SigmoidGradient(Tensor g, Tensor y, Tensor result) =>
        Cpu.Elementwise.SigmoidGradient(g.numel(), CpuTensors.Address(g), CpuTensors.Address(y), CpuTensors.Address(result));

    /// <summary>Computes result := g · (1 - y²), for the result y of tanh. The result can be g.</summary>
    public static void TanhGradient(Tensor g, Tensor y, Tensor result) =>
        Cpu.Elementwise.TanhGradient(g.numel(), CpuTensors.Address(g), CpuTensors.Address(y), CpuTensors.Address(result));

    /// <summary>Computes output := (output - target) · factor.</summary>
    public static void ScaledDifference(Tensor output, Tensor target, double factor)
    {
        var address = CpuTensors.Address(output);
        Cpu.Elementwise.ScaledDifference(output.numel(), (float)factor, address, CpuTensors.Address(target), address);
    }

    /// <summary>Computes x := x · factor.</summary>
    public static void Scale(Tensor x, double factor)
    {
        var address = CpuTensors.Address(x);
        Cpu.Elementwise.Scale(x.numel(), (float)factor, address, address);
    }

    /// <summary>Computes the sum of the rows of a matrix.</summary>
    public static void SumRows(Tensor result, Tensor matrix) =>
        Cpu.Reductions.SumRows(matrix.size(0), matrix.size(1), CpuTensors.Address(matrix), CpuTensors.Address(result));
}
