using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes gradients of softmax and crossentropies of logits on the CPU, over the last axis of contiguous memory.</summary>
internal static unsafe class CpuProbabilities
{
    /// <summary>Returns true if these kernels read two tensors of the same shape.</summary>
    public static bool Supports(Tensor x, Tensor y) =>
        CpuTensors.AreForKernels(x, y) && x.dim() > 0 && x.numel() > 0 && x.is_contiguous() && y.is_contiguous() && CpuTensors.HaveSameShape(x, y);

    /// <summary>Returns true if these kernels read logits and class numbers, all of which are from 0 to less than the number of classes.</summary>
    public static bool SupportsNumbers(Tensor logits, Tensor numbers)
    {
        if (!CpuTensors.AreForKernels(logits)
            || numbers.dtype != ScalarType.Int64
            || !HostMemory.Has(numbers)
            || logits.numel() == 0
            || !logits.is_contiguous()
            || !numbers.is_contiguous()
            || numbers.numel() * logits.size(-1) != logits.numel())
        {
            return false;
        }

        var all = (long*)FlatMemory.AddressOf(numbers);
        var classes = (ulong)logits.size(-1);
        for (long i = 0; i < numbers.numel(); i++)
        {
            if ((ulong)all[i] >= classes)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns true if these kernels compute softmax over an axis.</summary>
    public static bool Supports(Tensor x, int axis) =>
        (axis == -1 || axis == x.dim() - 1) && CpuTensors.AreForKernels(x) && x.dim() > 0 && x.numel() > 0 && x.is_contiguous();

    /// <summary>Computes softmax over the last axis.</summary>
    public static Tensor Softmax(Tensor x)
    {
        var result = Results.EmptyLike(x);
        Cpu.Softmax.Run(RowsOf(x), x.size(-1), CpuTensors.Address(x), CpuTensors.Address(result));
        return result;
    }

    /// <summary>Computes the logarithm of softmax over the last axis.</summary>
    public static Tensor LogSoftmax(Tensor x)
    {
        var result = Results.EmptyLike(x);
        Cpu.Softmax.Log(RowsOf(x), x.size(-1), CpuTensors.Address(x), CpuTensors.Address(result));
        return result;
    }

    /// <summary>Computes the gradient of the logarithm of softmax over the last axis.</summary>
    public static Tensor LogSoftmaxGradient(Tensor g, Tensor y)
    {
        var result = Results.EmptyLike(y);
        Cpu.Softmax.LogGradient(RowsOf(y), y.size(-1), CpuTensors.Address(g), CpuTensors.Address(y), CpuTensors.Address(result));
        return result;
    }

    /// <summary>Computes the gradient of softmax over the last axis.</summary>
    public static Tensor SoftmaxGradient(Tensor g, Tensor y)
    {
        var result = Results.EmptyLike(y);
        Cpu.Softmax.Gradient(RowsOf(y), y.size(-1), CpuTensors.Address(g), CpuTensors.Address(y), CpuTensors.Address(result));
        return result;
    }

    /// <summary>Computes the crossentropy of softmax(logits) as the mean over the rows. The probabilities receive the softmax, or are null.</summary>
    public static double SoftmaxCrossentropy(Tensor logits, Tensor target, Tensor? probabilities) => Cpu.Crossentropy.Softmax(
        RowsOf(logits),
        logits.size(-1),
        CpuTensors.Address(logits),
        CpuTensors.Address(target),
        probabilities: CpuTensors.Address(probabilities)) / RowsOf(logits);

    /// <summary>Computes the crossentropy of softmax(logits) and class numbers as the mean over the rows.</summary>
    public static double SparseSoftmaxCrossentropy(Tensor logits, Tensor numbers, Tensor? probabilities) => Cpu.Crossentropy.SparseSoftmax(
        RowsOf(logits),
        logits.size(-1),
        CpuTensors.Address(logits),
        (long*)FlatMemory.AddressOf(numbers),
        probabilities: CpuTensors.Address(probabilities)) / RowsOf(logits);

    /// <summary>Computes the binary crossentropy of sigmoid(logits) as the mean of all elements. The probabilities receive the sigmoid, or are null.</summary>
    public static double SigmoidCrossentropy(Tensor logits, Tensor target, Tensor? probabilities) => Cpu.Crossentropy.Sigmoid(
        logits.numel(),
        CpuTensors.Address(logits),
        CpuTensors.Address(target),
        probabilities: CpuTensors.Address(probabilities)) / logits.numel();

    /// <summary>Counts the rows whose largest output and largest target have the same index.</summary>
    public static double CategoricalMatches(Tensor output, Tensor target) =>
        Cpu.Matches.Categorical(RowsOf(output), output.size(-1), CpuTensors.Address(output), CpuTensors.Address(target));

    /// <summary>Counts the outputs that are above the threshold where the target is 1, and not above it where the target is 0.</summary>
    public static double BinaryMatches(Tensor output, Tensor target, double threshold) =>
        Cpu.Matches.Binary(output.numel(), CpuTensors.Address(output), CpuTensors.Address(target), (float)threshold);

    /// <summary>Counts the rows whose largest output has the target's index.</summary>
    public static double SparseCategoricalMatches(Tensor output, Tensor numbers) =>
        Cpu.Matches.Sparse(RowsOf(output), output.size(-1), CpuTensors.Address(output), (long*)FlatMemory.AddressOf(numbers));

    /// <summary>Computes output := (output - one-hot(numbers)) · factor.</summary>
    public static void SparseScaledDifference(Tensor output, Tensor numbers, double factor) =>
        Cpu.Crossentropy.SparseGradient(RowsOf(output), output.size(-1), CpuTensors.Address(output), (long*)FlatMemory.AddressOf(numbers), (float)factor);

    private static long RowsOf(Tensor x) => x.numel() / x.size(-1);
}
