using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests;

/// <summary>Compares convolutions that have one kernel for each channel with libtorch's in float64.</summary>
public sealed class DepthwiseConvolutionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Results_and_gradients_are_those_of_libtorch_in_float64(int seed)
    {
        var shape = Shape(seed);
        var (relu, hasScale) = (seed % 2 == 0, seed % 4 < 2);
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        Tensor x = randn([shape.Batch, shape.Height, shape.Width, shape.Channels], generator: generator), bias = randn([shape.Channels], generator: generator), scale = randn([shape.Channels], generator: generator);
        var kernel = randn([shape.KernelHeight, shape.KernelWidth, shape.Channels], generator: generator);
        var gradient = randn([shape.Batch, shape.OutHeight, shape.OutWidth, shape.Channels], generator: generator);
        Tensor exactX = x.to_type(ScalarType.Float64).requires_grad_(), exactKernel = kernel.to_type(ScalarType.Float64).requires_grad_();
        var padded = nn.functional.pad(exactX.permute(0, 3, 1, 2), [shape.Left, shape.Right, shape.Top, shape.Bottom]);
        var y = nn.functional.conv2d(padded, exactKernel.permute(2, 0, 1).unsqueeze(1), bias.to_type(ScalarType.Float64), [shape.StrideY, shape.StrideX], groups: shape.Channels);
        var exact = autograd.grad([y], [exactX, exactKernel], [gradient.to_type(ScalarType.Float64).permute(0, 3, 1, 2)]);
        if (hasScale)
        {
            var offset = bias.to_type(ScalarType.Float64).view(-1, 1, 1);
            y = (y - offset) * scale.view(-1, 1, 1) + offset;
        }

        var actual = Run(shape, x, kernel, bias, hasScale ? scale : null, gradient, relu);
        var message = $"seed {seed}, {shape}";
        AssertNear((relu ? y.relu() : y).permute(0, 2, 3, 1), actual[0], 1, message);
        AssertNear(exact[0], actual[1], 1, message);
        AssertNear(exact[1], actual[2], Math.Sqrt(shape.OutPixels), message);
    }

    [Fact]
    public void Results_are_the_same_bit_for_bit_on_any_number_of_threads()
    {
        var before = Team.Shared.Threads;
        try
        {
            for (var seed = 0; seed < 20; seed++)
            {
                var shape = Shape(seed) with { Batch = 9, Channels = 40, Filters = 40 };
                using var scope = NewDisposeScope();
                manual_seed(seed);
                Tensor x = randn(shape.Batch, shape.Height, shape.Width, 40), kernel = randn(shape.KernelHeight, shape.KernelWidth, 40), gradient = randn(shape.Batch, shape.OutHeight, shape.OutWidth, 40);
                Team.Shared.Threads = 1;
                var one = Run(shape, x, kernel, zeros(40), ones(40), gradient, relu: false);
                Team.Shared.Threads = 3;
                foreach (var (expected, actual) in one.Zip(Run(shape, x, kernel, zeros(40), ones(40), gradient, relu: false)))
                {
                    Assert.True(actual.Equals(expected), $"seed {seed}, {shape}");
                }
            }
        }
        finally
        {
            Team.Shared.Threads = before;
        }
    }

    private static ConvolutionShape Shape(int seed)
    {
        var random = new Random(seed);
        int[] kernels = [1, 2, 3, 3, 3, 5, 7];
        int kernelHeight = kernels[random.Next(kernels.Length)], kernelWidth = random.Next(3) > 0 ? kernelHeight : kernels[random.Next(kernels.Length)];
        var channels = random.Next(DepthwiseConvolution.LeastChannels, 100);
        return new(
            random.Next(1, 5),
            kernelHeight + random.Next(0, 20),
            kernelWidth + random.Next(0, 30),
            channels,
            channels,
            kernelHeight,
            kernelWidth,
            random.Next(6) == 0 ? 40 : random.Next(1, 4),
            random.Next(6) == 0 ? 40 : random.Next(1, 4),
            random.Next(0, kernelHeight),
            random.Next(0, kernelHeight),
            random.Next(0, kernelWidth),
            random.Next(0, kernelWidth));
    }

    // What is not written stays NaN, and is found.
    private static unsafe Tensor[] Run(ConvolutionShape shape, Tensor x, Tensor kernel, Tensor bias, Tensor? scale, Tensor gradient, bool relu)
    {
        Tensor y = full_like(gradient, float.NaN), dx = full_like(x, float.NaN), dkernel = full_like(kernel, float.NaN);
        DepthwiseConvolution.Forward(shape, At(x), At(kernel), new(At(bias), relu, scale is null ? null : At(scale)), At(y));
        DepthwiseConvolution.InputGradient(shape, At(gradient), At(kernel), At(dx));
        DepthwiseConvolution.KernelGradient(shape, At(x), At(gradient), At(dkernel));
        return [y, dx, dkernel];

        static float* At(Tensor tensor) => ConvolutionCase.Address(tensor);
    }

    private static void AssertNear(Tensor exact, Tensor actual, double least, string message)
    {
        var error = ConvolutionCase.Results.Error(actual, exact, least);
        Assert.True(error < 1e-6, $"{message}: the relative error is {error}.");
    }
}
