using System.Numerics.Tensors;
using Tensor = TorchSharp.torch.Tensor;

namespace CompiledNets;

/// <summary>Converts between the tensors of TorchSharp and those of System.Numerics.Tensors. The elements are copied.</summary>
public static class NumericsTensors
{
    /// <summary>Copies a tensor of .NET to one of TorchSharp on the CPU.</summary>
    /// <typeparam name="T">float, double, long, int or bool.</typeparam>
    /// <param name="numbers">The tensor, or a slice of one.</param>
    /// <returns>A tensor of the same shape. The caller disposes of it.</returns>
    public static Tensor ToTorchTensor<T>(this in ReadOnlyTensorSpan<T> numbers)
        where T : unmanaged
    {
        var shape = new long[numbers.Rank];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = numbers.Lengths[axis];
        }

        var tensor = ElementTypes.Create<T>(shape);
        numbers.FlattenTo(FlatMemory.SpanOf<T>(tensor));
        return tensor;
    }

    /// <summary>Copies a tensor of .NET to one of TorchSharp on the CPU.</summary>
    /// <typeparam name="T">float, double, long, int or bool.</typeparam>
    /// <param name="numbers">The tensor.</param>
    /// <returns>A tensor of the same shape. The caller disposes of it.</returns>
    public static Tensor ToTorchTensor<T>(this System.Numerics.Tensors.Tensor<T> numbers)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers.AsReadOnlyTensorSpan().ToTorchTensor();
    }

    /// <summary>Copies a tensor of TorchSharp to one of .NET.</summary>
    /// <typeparam name="T">The type of its elements: float, double, long, int or bool.</typeparam>
    /// <param name="tensor">The tensor, on any device.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ArgumentException">The elements have another type.</exception>
    public static System.Numerics.Tensors.Tensor<T> ToNumericsTensor<T>(this Tensor tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var contiguous = ElementTypes.Contiguous<T>(tensor, nameof(tensor));
        return System.Numerics.Tensors.Tensor.Create(FlatMemory.SpanOf<T>(contiguous).ToArray(), [.. contiguous.shape.Select(size => (nint)size)]);
    }
}
