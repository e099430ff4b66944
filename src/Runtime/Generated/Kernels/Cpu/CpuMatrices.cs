using CompiledNets.Cpu;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes products of matrices on the CPU. Operands can have any strides, so no matrix is transposed in memory.</summary>
internal static unsafe class CpuMatrices
{
    /// <summary>Returns true if these kernels compute the product. Shapes that do not fit are left to libtorch, which reports them.</summary>
    public static bool Supports(Tensor left, bool transposeLeft, Tensor right, bool transposeRight, Tensor? bias = null) =>
        CpuTensors.AreForKernels(left, right, bias)
        && left.dim() == 2
        && right.dim() == 2
        && left.size(transposeLeft ? 0 : 1) == right.size(transposeRight ? 1 : 0)
        && (bias is null || (bias.dim() == 1 && bias.size(0) == right.size(transposeRight ? 0 : 1)));

    /// <summary>Returns true if these kernels can write the product to the matrix.</summary>
    public static bool IsResult(Tensor result, Tensor left, bool transposeLeft, Tensor right, bool transposeRight) =>
        CpuTensors.AreForKernels(result)
        && result.is_contiguous()
        && result.dim() == 2
        && result.size(0) == left.size(transposeLeft ? 1 : 0)
        && result.size(1) == right.size(transposeRight ? 0 : 1);

    /// <summary>Returns true if these kernels compute the products of pairs of matrices.</summary>
    public static bool SupportsBatch(Tensor left, bool transposeLeft, Tensor right, bool transposeRight) =>
        CpuTensors.AreForKernels(left, right)
        && left.dim() == 3
        && right.dim() == 3
        && left.size(0) == right.size(0)
        && left.size(transposeLeft ? 1 : 2) == right.size(transposeRight ? 2 : 1);

    /// <summary>Computes left · right + bias, and ReLU of it if wanted, into a new matrix.</summary>
    public static Tensor Multiply(Tensor left, bool transposeLeft, Tensor right, bool transposeRight, Tensor? bias = null, bool relu = false)
    {
        var result = Results.Empty(left.size(transposeLeft ? 1 : 0), right.size(transposeRight ? 0 : 1));
        Multiply(result, left, transposeLeft, right, transposeRight, bias, relu);
        return result;
    }

    /// <summary>Computes left · right + bias, and ReLU of it if wanted, into a contiguous matrix.</summary>
    public static void Multiply(Tensor result, Tensor left, bool transposeLeft, Tensor right, bool transposeRight, Tensor? bias = null, bool relu = false)
    {
        int leftRow = transposeLeft ? 1 : 0, rightRow = transposeRight ? 1 : 0;
        using var addend = new DenseMemory(bias);
        Product.Multiply(
            (nint)result.size(0),
            (nint)result.size(1),
            (nint)left.size(1 - leftRow),
            CpuTensors.Address(left),
            (nint)left.stride(leftRow),
            (nint)left.stride(1 - leftRow),
            CpuTensors.Address(right),
            (nint)right.stride(rightRow),
            (nint)right.stride(1 - rightRow),
            CpuTensors.Address(result),
            (nint)result.size(1),
            end: new(addend.Address, relu));
    }

    /// <summary>Computes the products of pairs of matrices into new matrices.</summary>
    public static Tensor MultiplyBatch(Tensor left, bool transposeLeft, Tensor right, bool transposeRight)
    {
        int leftRow = transposeLeft ? 2 : 1, rightRow = transposeRight ? 2 : 1;
        var (rows, columns) = (left.size(leftRow), right.size(3 - rightRow));
        var result = Results.Empty(left.size(0), rows, columns);
        Product.MultiplyBatch(
            (nint)left.size(0),
            (nint)rows,
            (nint)columns,
            (nint)left.size(3 - leftRow),
            CpuTensors.Address(left),
            (nint)left.stride(0),
            (nint)left.stride(leftRow),
            (nint)left.stride(3 - leftRow),
            CpuTensors.Address(right),
            (nint)right.stride(0),
            (nint)right.stride(rightRow),
            (nint)right.stride(3 - rightRow),
            CpuTensors.Address(result),
            (nint)(rows * columns),
            (nint)columns);
        return result;
    }
}
