using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Elementwise functions and reductions, over a length that is known at run time only.</summary>
[CompiledNet]
internal sealed partial class FunctionsNet
{
    public static (Sym<float> numbers, Sym<float> sums, Sym<float> kept, Sym<float> all, Sym<float> extremes) Define([Shape("T", 3, 4)] Sym<float> x)
    {
        var y = Dense(4)(x);
        var positive = Square(y) + 0.5f;
        return (
            Concatenate(
                axis: 2,
                Abs(y), Exp(y), Log(positive), Sqrt(positive), Rsqrt(positive), Square(y), Sin(y), Cos(y), Sign(y) * y, Pow(positive, 1.7f), Clip(y, -0.5f, 0.7f)),
            Sum(y, axis: 1) + Mean(y, axis: 1) + Var(y, axis: 1),
            Sum(y, (1, -1), keepDims: true) * Mean(y, (2, 3), keepDims: true) + Var(y, -1, keepDims: true),
            Stack(Sum(y), Mean(y), Var(y), Max(y), Min(y)),
            Max(y, axis: 2) - Min(y, (2, 1), keepDims: true)[0]);
    }
}

/// <summary>Maxima of equal values, and merges that broadcast.</summary>
[CompiledNet]
internal sealed partial class MergesNet
{
    public static (Sym<float> merged, Sym<float> ties, Sym<float> largest, Sym<float> dot, Sym<float> cosine, Sym<float> vectors, Sym<float> difference) Define(
        [Shape(5, 4)] Sym<float> a, [Shape(5, 4)] Sym<float> b, [Shape(1, 4)] Sym<float> row, [Shape(4)] Sym<float> vector)
    {
        var (x, y) = (Dense(4, Tanh)(a), Dense(4, Tanh)(b));
#pragma warning disable CN1408 // The merges repeat the row on purpose, to compare this with libtorch.
        var merged = Subtract(Multiply(x, y, row), Average(x, y, row)) + Maximum(x, y, row) * Minimum(x, row);
#pragma warning restore CN1408
        return (
            merged,
            Maximum(x, x * 1f) + Minimum(y, Identical(y)),
            Max(Concatenate(x, x)),
            Dot(x, y, axes: (1, 1)),
            Dot(x, y, axes: -1, normalize: true),
            Dot(vector, Dense(4)(vector), axes: 1),
            Abs(x - y));
    }

    static Sym<float> Identical(Sym<float> x) => ReLU(x) - ReLU(-x);
}

/// <summary>Matrix products, permutations and slices.</summary>
[CompiledNet]
internal sealed partial class MatricesNet
{
    const int Last = 3;

    public static (Sym<float> product, Sym<float> repeated, Sym<float> turned, Sym<float> reversed, Sym<float> middle, Sym<float> one, Sym<float> stacked) Define(
        [Shape(2, 3, 4)] Sym<float> left, [Shape(2, 4, 5)] Sym<float> right, [Shape(1, 4, 6)] Sym<float> single, [Shape("T", 4)] Sym<float> sequence)
    {
        var (x, y) = (left * 1.5f, right + 0.1f);
        return (
            MatMul(x, y),
            MatMul(x, single),
            Transpose(x, 0, 2, 1, 3),
            Transpose(x),
            x[.., 1..^1, 1..Last],
            x[^1, 0, 2..] + x[0, ^2][..2],
            Stack(axis: 1, sequence[1..], sequence[..^1], sequence[1..] * 2f));
    }
}

public sealed class FunctionTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var functions = new FunctionsNet(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(functions);
        using var merges = new MergesNet(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(merges);
        using var matrices = new MatricesNet(seed: 1, dtype: dtype);
        GradientCheck.ForwardBackward(matrices);
    }

    [Fact]
    public void Functions_and_reductions_are_those_of_libtorch()
    {
        using var net = new FunctionsNet(seed: 1, dtype: ScalarType.Float64);
        using var x = randn([2, 6, 3, 4], ScalarType.Float64);
        using var actual = net.Predict(new(x));
        var y = x.matmul(net.Y.Kernel) + net.Y.Bias;
        var p = y.square() + 0.5;
        Same(cat([y.abs(), y.exp(), p.log(), p.sqrt(), 1 / p.sqrt(), y * y, y.sin(), y.cos(), y.abs(), p.pow(1.7f), y.clamp(-0.5, 0.7f)], 2), actual.Numbers);
        Same(y.sum([1]) + y.mean([1]) + y.var([1], false), actual.Sums);
        Same((y.sum([1, 3], true) * y.mean([2, 3], true)) + y.var([3], false, true), actual.Kept);
        Same(stack([y.sum([1, 2, 3]), y.mean([1, 2, 3]), y.var([1, 2, 3], false), y.amax([1, 2, 3]), y.amin([1, 2, 3])], -1), actual.All);
        Same(y.amax([2]) - y.amin([1, 2], true).squeeze(1), actual.Extremes);
    }

    [Fact]
    public void Merges_are_those_of_libtorch()
    {
        using var net = new MergesNet(seed: 1, dtype: ScalarType.Float64);
        using var a = randn(2, 5, 4, ScalarType.Float64);
        using var b = randn(2, 5, 4, ScalarType.Float64);
        using var row = randn(2, 1, 4, ScalarType.Float64);
        using var vector = randn(2, 4, ScalarType.Float64);
        using var actual = net.Predict(new(a, b, row, vector));
        var (x, y) = ((a.matmul(net.Weights[0].Value) + net.Weights[1].Value).tanh(), (b.matmul(net.Weights[2].Value) + net.Weights[3].Value).tanh());
        Same((x * y * row) - ((x + y + row) / 3) + (x.maximum(y).maximum(row) * x.minimum(row)), actual.Merged);
        Same(x + y, actual.Ties);
        Same(x.amax([1, 2]), actual.Largest);
        Same(einsum("nka,nkb->nab", x, y), actual.Dot);
        Same(einsum("nak,nbk->nab", x / x.square().sum([-1], true).sqrt(), y / y.square().sum([-1], true).sqrt()), actual.Cosine);
        Same((vector * (vector.matmul(net.Weights[4].Value) + net.Weights[5].Value)).sum([1], true), actual.Vectors);
        Same((x - y).abs(), actual.Difference);
    }

    [Fact]
    public void Matrices_and_slices_are_those_of_libtorch()
    {
        using var net = new MatricesNet(seed: 1);
        using var left = randn([2, 2, 3, 4]);
        using var right = randn([2, 2, 4, 5]);
        using var single = randn([2, 1, 4, 6]);
        using var sequence = randn(2, 7, 4);
        using var actual = net.Predict(new(left, right, single, sequence));
        var (x, y) = (left * 1.5f, right + 0.1f);
        Same(x.matmul(y), actual.Product);
        Same(x.matmul(single), actual.Repeated);
        Same(x.permute(0, 2, 1, 3), actual.Turned);
        Same(x.permute(0, 3, 2, 1), actual.Reversed);
        Same(x.narrow(2, 1, 1).narrow(3, 1, 2), actual.Middle);
        Same(x.select(1, 1).select(1, 0).narrow(1, 2, 2) + x.select(1, 0).select(1, 1).narrow(1, 0, 2), actual.One);
        Same(stack([sequence.narrow(1, 1, 6), sequence.narrow(1, 0, 6), sequence.narrow(1, 1, 6) * 2], 1), actual.Stacked);
    }

    [Fact]
    public void A_sequence_that_is_too_short_for_a_slice_is_an_error_at_run_time()
    {
        using var net = new MatricesNet(seed: 1);
        var error = Assert.Throws<ArgumentException>(() => net.Predict(new(randn([2, 2, 3, 4]), randn([2, 2, 4, 5]), randn([2, 1, 4, 6]), randn(2, 1, 4))));
        Assert.Contains("T must be at least 2", error.Message, StringComparison.Ordinal);
    }

    private static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(expected.allclose(actual, 1e-5, 1e-6), $"They differ by {(expected - actual).abs().max().ToDouble()}.");
    }
}
