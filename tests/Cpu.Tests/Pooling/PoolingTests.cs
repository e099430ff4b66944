using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests;

public sealed unsafe class PoolingTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Max_pooling_is_that_of_libtorch(int seed)
    {
        using var scope = NewDisposeScope();
        var (s, x, dy) = Operands(seed);
        Tensor y = Room(dy), dx = Room(x), places = zeros(dy.shape, ScalarType.Byte);
        MaxPooling.Forward(s, Address(x), Address(y), (byte*)Address(places));
        MaxPooling.Gradient(s, Address(dy), (byte*)Address(places), Address(dx));
        var input = x.detach().requires_grad_();
        var padded = nn.functional.pad(input.permute(0, 3, 1, 2), [s.Left, s.Right, s.Top, s.Bottom], PaddingModes.Constant, double.NegativeInfinity);
        var expected = nn.functional.max_pool2d(padded, [s.WindowHeight, s.WindowWidth], [s.StrideY, s.StrideX]).permute(0, 2, 3, 1);
        var gradient = autograd.grad([expected], [input], [dy])[0];
        Assert.True(y.Equals(expected), $"y of {s}, seed {seed}");
        Assert.True(dx.allclose(gradient, 1e-5, 1e-6), $"dx of {s}, seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Average_pooling_is_that_of_libtorch_without_the_padding(int seed)
    {
        using var scope = NewDisposeScope();
        var (s, x, dy) = Operands(seed);
        Tensor y = Room(dy), dx = Room(x);
        AveragePooling.Forward(s, Address(x), Address(y));
        AveragePooling.Gradient(s, Address(dy), Address(dx));
        var input = x.to_type(ScalarType.Float64).requires_grad_();
        var expected = Average(input, s) / Average(ones_like(input), s);
        var gradient = autograd.grad([expected], [input], [dy.to_type(ScalarType.Float64)])[0];
        Assert.True(y.to_type(ScalarType.Float64).allclose(expected, 1e-5, 1e-6), $"y of {s}, seed {seed}");
        Assert.True(dx.to_type(ScalarType.Float64).allclose(gradient, 1e-5, 1e-6), $"dx of {s}, seed {seed}");
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(5, 7, 7, 512)]
    [InlineData(3, 56, 41, 19)]
    public void Global_average_pooling_is_the_mean(int batch, int height, int width, int channels)
    {
        using var scope = NewDisposeScope();
        var x = rand([batch, height, width, channels]);
        var dy = rand([batch, channels]);
        Tensor y = Room(dy), dx = Room(x);
        var s = new PoolingShape(batch, height, width, channels, height, width, 1, 1);
        AveragePooling.Forward(s, Address(x), Address(y));
        AveragePooling.Gradient(s, Address(dy), Address(dx));
        Assert.True(y.to_type(ScalarType.Float64).allclose(x.to_type(ScalarType.Float64).mean([1, 2]), 1e-6, 1e-7));
        Assert.True(dx.allclose((dy / (height * width)).reshape(batch, 1, 1, channels).expand_as(dx), 1e-6, 1e-9));
    }

    private static float* Address(Tensor tensor) => ConvolutionCase.Address(tensor);

    private static Tensor Room(Tensor like) => full_like(like, float.NaN);

    private static Tensor Average(Tensor x, PoolingShape s) =>
        nn.functional.avg_pool2d(nn.functional.pad(x.permute(0, 3, 1, 2), [s.Left, s.Right, s.Top, s.Bottom]), [s.WindowHeight, s.WindowWidth], [s.StrideY, s.StrideX]).permute(0, 2, 3, 1);

    private static (PoolingShape Shape, Tensor X, Tensor DY) Operands(int seed)
    {
        var random = new Random(seed);
        int height = random.Next(1, 5), width = random.Next(1, 5);
        var s = new PoolingShape(
            random.Next(1, 6),
            height + random.Next(12),
            width + random.Next(12),
            random.Next(1, 80),
            height,
            width,
            random.Next(1, 4),
            random.Next(1, 4),
            random.Next(height),
            random.Next(height),
            random.Next(width),
            random.Next(width));
        using var generator = new Generator((ulong)seed);

        // Few different values, so that maxima are equal to others.
        var x = randn([s.Batch, s.Height, s.Width, s.Channels], generator: generator).mul(3).round();
        return (s, x, randn([s.Batch, s.OutHeight, s.OutWidth, s.Channels], generator: generator));
    }
}
