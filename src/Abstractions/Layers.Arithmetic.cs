// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The absolute value.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. Its gradient at zero is zero.</remarks>
    public static Sym<float> Abs(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x between two bounds.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="xMin">The lower bound.</param>
    /// <param name="xMax">The upper bound.</param>
    /// <remarks><c>x -&gt; x</c>. Its gradient is zero outside of them and on them.</remarks>
    public static Sym<float> Clip(Sym<float> x, float xMin, float xMax) => throw Definition.IsNotRun();

    /// <summary>The cosine.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Cos(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The exponential.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Exp(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Log(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The products of matrices, which are the last two axes.</summary>
    /// <param name="left">The left matrices.</param>
    /// <param name="right">The right matrices.</param>
    /// <remarks><c>(N, ..., rows, inner), (N, ..., inner, columns) -&gt; (N, ..., rows, columns)</c>. A leading axis of size one is repeated to fit the other's.</remarks>
    public static Sym<float> MatMul(Sym<float> left, Sym<float> right) => throw Definition.IsNotRun();

    /// <summary>The largest value along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The gradient goes where it stands, and is shared evenly where several values are as large.</remarks>
    public static Sym<float> Max(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The largest value along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; all but the batch where they are not given.</param>
    /// <param name="keepDims">Whether the axes stay, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The gradient goes where it stands, and is shared evenly where several values are as large.</remarks>
    public static Sym<float> Max(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();

    /// <summary>The mean along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c></remarks>
    public static Sym<float> Mean(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The mean along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; all but the batch where they are not given.</param>
    /// <param name="keepDims">Whether the axes stay, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c></remarks>
    public static Sym<float> Mean(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();

    /// <summary>The smallest value along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The gradient goes where it stands, and is shared evenly where several values are as small.</remarks>
    public static Sym<float> Min(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The smallest value along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; all but the batch where they are not given.</param>
    /// <param name="keepDims">Whether the axes stay, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The gradient goes where it stands, and is shared evenly where several values are as small.</remarks>
    public static Sym<float> Min(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();

    /// <summary>x to a power.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="exponent">The power.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Pow(Sym<float> x, float exponent) => throw Definition.IsNotRun();

    /// <summary>1 / sqrt(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Rsqrt(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>-1, 0 or 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. Its gradient is zero.</remarks>
    public static Sym<float> Sign(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The sine.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Sin(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The parts of an axis, one after the other: var (a, b, c) = Split(x, 3), or parts[0], or foreach.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indicesOrSections">One number: how many parts of the same size. Several: where each part but the first begins, so (2, 5) makes three.</param>
    /// <remarks><c>(N, ..., size) -&gt; parts times (N, ..., size / parts)</c>. The axis is the last where it is not given; in Keras it is the first, which is the batch's place. A single part is a slice: x[.., 2..5].</remarks>
    public static Sym<float>[] Split(Sym<float> x, Sizes indicesOrSections) => throw Definition.IsNotRun();

    /// <summary>The parts of an axis, one after the other: var (a, b, c) = Split(x, 3), or parts[0], or foreach.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="indicesOrSections">One number: how many parts of the same size. Several: where each part but the first begins, so (2, 5) makes three.</param>
    /// <param name="axis">The axis that is divided.</param>
    /// <remarks><c>(N, ..., size) -&gt; parts times (N, ..., size / parts)</c>. The axis is the last where it is not given; in Keras it is the first, which is the batch's place. A single part is a slice: x[.., 2..5].</remarks>
    public static Sym<float>[] Split(Sym<float> x, Sizes indicesOrSections, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>The square root.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Sqrt(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x².</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Square(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Tensors of the same shape side by side, along an axis that is new.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>(N, ...), (N, ...) -&gt; (N, ..., 2)</c>. The new axis is the last where it is not given; in Keras it is the first, which is the batch's place.</remarks>
    public static Sym<float> Stack(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Tensors of the same shape side by side, along an axis that is new.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <param name="axis">Where the new axis stands in the result.</param>
    /// <remarks><c>(N, ...), (N, ...) -&gt; (N, ..., 2)</c>. The new axis is the last where it is not given; in Keras it is the first, which is the batch's place.</remarks>
    public static Sym<float> Stack(int axis, params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>The sum along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c></remarks>
    public static Sym<float> Sum(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The sum along axes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; all but the batch where they are not given.</param>
    /// <param name="keepDims">Whether the axes stay, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c></remarks>
    public static Sym<float> Sum(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();

    /// <summary>The axes in another order; those of a sample in reverse where none is given.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, a, b, ...) -&gt; (N, ...)</c></remarks>
    public static Sym<float> Transpose(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The axes in another order; those of a sample in reverse where none is given.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">Which axis stands first, second, ...: 0, the batch, comes first.</param>
    /// <remarks><c>(N, a, b, ...) -&gt; (N, ...)</c></remarks>
    public static Sym<float> Transpose(Sym<float> x, params int[] axes) => throw Definition.IsNotRun();

    /// <summary>The variance along axes: the mean of the squared distances from the mean.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The sum is divided by the number of values, as in Keras; libtorch divides by one less.</remarks>
    public static Sym<float> Var(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The variance along axes: the mean of the squared distances from the mean.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; all but the batch where they are not given.</param>
    /// <param name="keepDims">Whether the axes stay, with size one.</param>
    /// <remarks><c>(N, ..., a, ...) -&gt; (N, ...), or (N, ..., 1, ...) with keepDims</c>. The sum is divided by the number of values, as in Keras; libtorch divides by one less.</remarks>
    public static Sym<float> Var(Sym<float> x, Axes? axis = null, bool keepDims = false) => throw Definition.IsNotRun();
}
