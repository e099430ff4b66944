using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The types of C# that elements of tensors have in spans.</summary>
internal static class ElementTypes
{
    private static readonly Dictionary<Type, ScalarType> s_dtypes = new()
    {
        [typeof(float)] = ScalarType.Float32,
        [typeof(double)] = ScalarType.Float64,
        [typeof(long)] = ScalarType.Int64,
        [typeof(int)] = ScalarType.Int32,
        [typeof(bool)] = ScalarType.Bool,
    };

    /// <summary>Gets the dtype of a type.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static ScalarType DTypeOf<T>()
        where T : unmanaged => s_dtypes.TryGetValue(typeof(T), out var dtype) ? dtype
        : throw new NotSupportedException($"Tensors of nets have elements of {string.Join(", ", s_dtypes.Keys.Select(type => type.Name))}, and not of {typeof(T).Name}.");

    /// <summary>Creates a tensor on the CPU. The caller fills and disposes of it.</summary>
    public static Tensor Create<T>(ReadOnlySpan<long> shape)
        where T : unmanaged => empty(shape, DTypeOf<T>(), CPU);

    /// <summary>Gets a tensor on the CPU with contiguous elements. The caller disposes of it.</summary>
    /// <exception cref="ArgumentException">The tensor has another dtype.</exception>
    public static Tensor Contiguous<T>(Tensor tensor, string name)
        where T : unmanaged
    {
        if (tensor.dtype != DTypeOf<T>())
        {
            throw new ArgumentException($"'{name}' is {tensor.dtype}, and cannot be read as {typeof(T).Name}.", name);
        }

        using var detached = tensor.detach();
        using var near = detached.cpu();
        return near.contiguous();
    }
}
