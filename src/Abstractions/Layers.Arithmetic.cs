// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Computes the absolute value.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. The gradient at zero is zero.</remarks>
    public static Sym<float> Abs(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Clips x to the range between two bounds.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="xMin">The lower bound.</param>
    /// <param name="xMax">The upper bound.</param>
    /// <remarks><c>x -&gt; x</c>. The gradient is zero if x is at or outside the bounds.</remarks>
    public static Sym<float> Clip(Sym<float> x, double xMin, double xMax) => throw Definition.IsNotRun();

    /// <summary>Computes the cosine.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Cos(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes exp(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Exp(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the natural logarithm.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Log(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Multiplies matrices, which are the last two axes.</summary>
    /// <param name="left">The left matrices.</param>
    /// <param name="right">The right matrices.</param>
    /// <remarks><c>(N, ..., rows, inner), (N, ..., inner, columns) -&gt; (N, ..., rows, columns)</c>. A leading axis of size one is broadcast.</remarks>
    public static Sym<float> MatMul(Sym<float> left, Sym<float> right) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The gradient goes to the largest value. If several values are equal, they share it evenly.</remarks>
    public static Sym<float> Max(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the largest value along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes. The default is all axes but the batch.</param>
    /// <param name="keepDims">Whether the reduced axes are kept, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The gradient goes to the largest value. If several values are equal, they share it evenly.</remarks>
    public static Sym<float> Max(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();

    /// <summary>Computes the mean along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c></remarks>
    public static Sym<float> Mean(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the mean along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes. The default is all axes but the batch.</param>
    /// <param name="keepDims">Whether the reduced axes are kept, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c></remarks>
    public static Sym<float> Mean(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();

    /// <summary>Computes the smallest value along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The gradient goes to the smallest value. If several values are equal, they share it evenly.</remarks>
    public static Sym<float> Min(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the smallest value along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes. The default is all axes but the batch.</param>
    /// <param name="keepDims">Whether the reduced axes are kept, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The gradient goes to the smallest value. If several values are equal, they share it evenly.</remarks>
    public static Sym<float> Min(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();

    /// <summary>Computes x to the power of a constant.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="exponent">The exponent.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Pow(Sym<float> x, double exponent) => throw Definition.IsNotRun();

    /// <summary>Computes 1 / sqrt(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Rsqrt(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the sign of x: -1, 0 or 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. The gradient is zero.</remarks>
    public static Sym<float> Sign(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the sine.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Sin(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Splits an axis into parts and returns them as a list: var (a, b, c) = Split(x, 3), or parts[0], or foreach.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indicesOrSections">One number is the number of equal parts. Several numbers are the indices at which the parts after the first begin, so (2, 5) makes three parts. At least 1.</param>
    /// <remarks><c>(N, ..., size) -&gt; parts times (N, ..., size / parts)</c>. The default axis is the last. In Keras it is the first, which is the batch axis here. To take a single part, use a slice: x[.., 2..5].</remarks>
    public static Sym<float>[] Split(Sym<float> x, Sizes indicesOrSections) => throw Definition.IsNotRun();

    /// <summary>Splits an axis into parts and returns them as a list: var (a, b, c) = Split(x, 3), or parts[0], or foreach.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indicesOrSections">One number is the number of equal parts. Several numbers are the indices at which the parts after the first begin, so (2, 5) makes three parts. At least 1.</param>
    /// <param name="axis">The axis that is split.</param>
    /// <remarks><c>(N, ..., size) -&gt; parts times (N, ..., size / parts)</c>. The default axis is the last. In Keras it is the first, which is the batch axis here. To take a single part, use a slice: x[.., 2..5].</remarks>
    public static Sym<float>[] Split(Sym<float> x, Sizes indicesOrSections, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>Computes the square root.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Sqrt(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x².</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Square(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Stacks tensors of the same shape along a new axis.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>(N, ...), (N, ...) -&gt; (N, ..., 2)</c>. By default the new axis is the last. In Keras it is the first, which is the batch axis here.</remarks>
    public static Sym<float> Stack(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Stacks tensors of the same shape along a new axis.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <param name="axis">The index of the new axis in the result.</param>
    /// <remarks><c>(N, ...), (N, ...) -&gt; (N, ..., 2)</c>. By default the new axis is the last. In Keras it is the first, which is the batch axis here.</remarks>
    public static Sym<float> Stack(int axis, params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Computes the sum along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c></remarks>
    public static Sym<float> Sum(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the sum along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes. The default is all axes but the batch.</param>
    /// <param name="keepDims">Whether the reduced axes are kept, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c></remarks>
    public static Sym<float> Sum(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();

    /// <summary>Permutes the axes. The default reverses the axes of a sample.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, a, b, ...) -&gt; (N, ...)</c></remarks>
    public static Sym<float> Transpose(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Permutes the axes. The default reverses the axes of a sample.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The source axis of each axis of the result. The first is 0, the batch.</param>
    /// <remarks><c>(N, a, b, ...) -&gt; (N, ...)</c></remarks>
    public static Sym<float> Transpose(Sym<float> x, params int[] axes) => throw Definition.IsNotRun();

    /// <summary>Computes the variance along axes: the mean of the squared differences from the mean.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The sum is divided by the number of values n, as in Keras. libtorch divides by n - 1.</remarks>
    public static Sym<float> Var(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the variance along axes: the mean of the squared differences from the mean.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes. The default is all axes but the batch.</param>
    /// <param name="keepDims">Whether the reduced axes are kept, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The sum is divided by the number of values n, as in Keras. libtorch divides by n - 1.</remarks>
    public static Sym<float> Var(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();
}
