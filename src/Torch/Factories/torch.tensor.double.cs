namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of no dimensions.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.scalar_tensor(scalar, new Options(dtype ?? ScalarType.Float64, device, requires_grad));

    /// <summary>A tensor of one dimension with a copy of the elements.</summary>
    public static Tensor tensor(
        double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, [rawArray.LongLength], ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A tensor of that shape with a copy of the first elements.</summary>
    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(rawArray, dimensions, ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A tensor of one dimension with a copy of the elements.</summary>
    public static Tensor tensor(
        IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(ArrayOf(rawArray), [rawArray.Count], ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A matrix with a copy of the first elements.</summary>
    public static Tensor tensor(
        IList<double> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(ArrayOf(rawArray), [rows, columns], ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A tensor of three dimensions with a copy of the first elements.</summary>
    public static Tensor tensor(
        IList<double> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Copy(ArrayOf(rawArray), [dim0, dim1, dim2], ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A tensor of four dimensions with a copy of the first elements.</summary>
    public static Tensor tensor(
        IList<double> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Copy(ArrayOf(rawArray), [dim0, dim1, dim2, dim3], ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A tensor of the array's shape with a copy of the elements.</summary>
    public static Tensor tensor(
        double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, ShapeOf(rawArray), ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A tensor of the array's shape with a copy of the elements.</summary>
    public static Tensor tensor(
        double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, ShapeOf(rawArray), ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A tensor of the array's shape with a copy of the elements.</summary>
    public static Tensor tensor(
        double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Copy(rawArray, ShapeOf(rawArray), ScalarType.Float64, dtype, device, requires_grad, names);

    /// <summary>A tensor over the array itself, which stays pinned as long as the tensor lives; a copy if the type or device differs.</summary>
    public static Tensor as_tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null) =>
        from_array(rawArray, dtype, device);

    /// <summary>A tensor of one dimension with a copy of the elements.</summary>
    public static Tensor as_tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null) =>
        from_array(rawArray.ToArray(), dtype, device);
}
