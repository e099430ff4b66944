namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of no dimensions.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Aten.scalar_tensor(scalar, new Options(ScalarType.Int32, device, requires_grad));

    /// <summary>A tensor of one dimension with a copy of the elements.</summary>
    public static Tensor tensor(
        int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, [rawArray.LongLength], ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape with a copy of the first elements.</summary>
    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(rawArray, dimensions, ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension with a copy of the elements.</summary>
    public static Tensor tensor(
        IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(ArrayOf(rawArray), [rawArray.Count], ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape with a copy of the first elements.</summary>
    public static Tensor tensor(
        IList<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(ArrayOf(rawArray), dimensions, ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A matrix with a copy of the first elements.</summary>
    public static Tensor tensor(
        IList<int> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(ArrayOf(rawArray), [rows, columns], ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions with a copy of the first elements.</summary>
    public static Tensor tensor(
        IList<int> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(ArrayOf(rawArray), [dim0, dim1, dim2], ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor of four dimensions with a copy of the first elements.</summary>
    public static Tensor tensor(
        int[] rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, [dim0, dim1, dim2, dim3], ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor of the array's shape with a copy of the elements.</summary>
    public static Tensor tensor(
        int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, ShapeOf(rawArray), ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor of the array's shape with a copy of the elements.</summary>
    public static Tensor tensor(
        int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, ShapeOf(rawArray), ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor of the array's shape with a copy of the elements.</summary>
    public static Tensor tensor(
        int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, ShapeOf(rawArray), ScalarType.Int32, dtype, device, requires_grad, names);

    /// <summary>A tensor over the array itself, which stays pinned as long as the tensor lives; a copy if the type or device differs.</summary>
    public static Tensor as_tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        from_array(rawArray, dtype, device);

    /// <summary>A tensor of one dimension with a copy of the elements.</summary>
    public static Tensor as_tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null) =>
        from_array(rawArray.ToArray(), dtype, device);
}
