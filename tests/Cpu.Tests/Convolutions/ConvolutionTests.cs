namespace CompiledNets.Cpu.Tests;

public sealed class ConvolutionTests(Xunit.Abstractions.ITestOutputHelper output)
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Results_and_gradients_are_those_of_libtorch_in_float64(int seed)
    {
        var random = new Random(seed);
        int[] kernels = [1, 1, 2, 3, 3, 3, 4, 5, 7];
        int kernelHeight = kernels[random.Next(kernels.Length)], kernelWidth = random.Next(3) > 0 ? kernelHeight : kernels[random.Next(kernels.Length)];
        var shape = new ConvolutionShape(
            random.Next(2) == 0 ? 1 : 5,
            kernelHeight + random.Next(0, 16),
            kernelWidth + random.Next(0, 16),
            random.Next(4) == 0 ? 1 : random.Next(1, 70),
            random.Next(1, 90),
            kernelHeight,
            kernelWidth,
            random.Next(1, 4),
            random.Next(1, 4),
            random.Next(0, kernelHeight),
            random.Next(0, kernelHeight),
            random.Next(0, kernelWidth),
            random.Next(0, kernelWidth));
        var (relu, hasScale) = (random.Next(2) == 0, random.Next(2) == 0);
        using var test = new ConvolutionCase(shape, seed, relu, hasScale);
        Check(test, test.Run(relu, ConvolutionMethod.Direct, ConvolutionMethod.Direct), $"direct, seed {seed}");
        Check(test, test.Run(relu, ConvolutionMethod.Direct, ConvolutionMethod.Blocked), $"blocked, seed {seed}");
        Check(test, test.Run(relu, ConvolutionMethod.Product, ConvolutionMethod.Product), $"product of patches, seed {seed}");
        Check(test, test.Run(relu), $"as planned, seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_convolution_with_its_pooling_is_the_pooling_of_the_convolution(int seed)
    {
        var random = new Random(seed);
        ConvolutionShape shape;
        do
        {
            shape = new(random.Next(2) == 0 ? 1 : 5, random.Next(4, 20), random.Next(4, 20), 16 * random.Next(1, 7), 16 * random.Next(1, 7), 3, 3, 1, 1, random.Next(0, 3), random.Next(0, 3), random.Next(0, 3), random.Next(0, 3));
        }
        while (ConvolutionPlan.TileSize(shape) != 4); // With other tiles, the results are not the same bit for bit.
        var relu = random.Next(2) == 0;
        using var test = new ConvolutionCase(shape, seed, relu: false, hasScale: random.Next(2) == 0);
        test.CheckPooled(relu, $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Winograds_results_are_those_of_libtorch_in_float64(int seed)
    {
        var random = new Random(seed);
        var shape = new ConvolutionShape(
            random.Next(2) == 0 ? 1 : 5,
            random.Next(3, 20),
            random.Next(3, 20),
            16 * random.Next(1, 10),
            16 * random.Next(1, 10),
            3,
            3,
            1,
            1,
            random.Next(0, 3),
            random.Next(0, 3),
            random.Next(0, 3),
            random.Next(0, 3));
        Assert.True(ConvolutionPlan.CanTile(shape));
        if (seed < 30)
        {
            // Sizes with tiles of 3x3 results.
            shape = shape with { Height = 9 + 2 - shape.Top - shape.Bottom, Width = random.Next(1, 4) * 3 + 2 - shape.Left - shape.Right };
            Assert.Equal(3, ConvolutionPlan.TileSize(shape));
        }

        var (relu, hasScale) = (random.Next(2) == 0, random.Next(2) == 0);
        using var test = new ConvolutionCase(shape, seed, relu, hasScale);
        foreach (var method in new[] { ConvolutionMethod.Winograd, ConvolutionMethod.WinogradWide })
        {
            Check(test, test.Run(relu, method, method), $"{method}, seed {seed}");
        }

        Check(test, test.Run(relu, sharesTiles: true), $"shared tiles, seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Results_of_few_filters_and_channels_are_those_of_libtorch_in_float64(int seed)
    {
        var random = new Random(seed);
        var hasFewFilters = seed % 2 == 0;
        int kernelHeight = random.Next(1, 6), kernelWidth = random.Next(kernelHeight == 1 ? 2 : 1, 6), few = random.Next(1, 5), wide = random.Next(16, 70);
        var shape = new ConvolutionShape(
            random.Next(1, 4),
            kernelHeight + random.Next(0, 40),
            kernelWidth + random.Next(0, 40),
            hasFewFilters ? wide : few,
            hasFewFilters ? few : wide,
            kernelHeight,
            kernelWidth,
            hasFewFilters ? 1 : random.Next(1, 4),
            hasFewFilters ? 1 : random.Next(1, 4),
            random.Next(0, kernelHeight + 1),
            random.Next(0, kernelHeight + 1),
            random.Next(0, kernelWidth + 1),
            random.Next(0, kernelWidth + 1));
        Assert.Equal(hasFewFilters, ConvolutionPlan.Forward(shape) == ConvolutionMethod.Narrow);
        Assert.Equal(hasFewFilters, ConvolutionPlan.KernelGradient(shape) == ConvolutionMethod.Narrow);
        Assert.Equal(!hasFewFilters, ConvolutionPlan.InputGradient(shape) == ConvolutionMethod.Narrow);
        var (relu, hasScale) = (random.Next(2) == 0, random.Next(2) == 0);
        using var test = new ConvolutionCase(shape, seed, relu, hasScale);
        Check(test, test.Run(relu), $"{shape}, seed {seed}");
    }

    [Fact]
    public void Convolutions_of_single_pixels_are_products()
    {
        var random = new Random(1);
        for (var seed = 1; seed <= 20; seed++)
        {
            var shape = new ConvolutionShape(random.Next(1, 6), random.Next(1, 12), random.Next(1, 12), random.Next(1, 300), random.Next(1, 300), 1, 1);
            Assert.Equal(ConvolutionMethod.Product, ConvolutionPlan.Forward(shape));
            Assert.Equal(ConvolutionMethod.Product, ConvolutionPlan.KernelGradient(shape));
            var (relu, hasScale) = (random.Next(2) == 0, random.Next(2) == 0);
            using var test = new ConvolutionCase(shape, seed, relu, hasScale);
            Check(test, test.Run(relu), $"{shape}, seed {seed}");
        }

        Assert.Equal(ConvolutionMethod.Direct, ConvolutionPlan.Forward(new(16, 28, 28, 64, 64, 1, 1)));
        Assert.Equal(ConvolutionMethod.Direct, ConvolutionPlan.Forward(new(2, 8, 8, 64, 64, 1, 1, 2, 2)));
    }

    [Fact]
    public void Large_kernels_over_few_pixels_are_products_of_patches()
    {
        foreach (var shape in new ConvolutionShape[] { new(3, 4, 4, 256, 256, 3, 3, 1, 1, 1, 1, 1, 1), new(4, 5, 5, 256, 256, 5, 5, 1, 1, 2, 2, 2, 2), new(3, 9, 7, 512, 640, 1, 1, 2, 2) })
        {
            Assert.All([ConvolutionPlan.Forward(shape), ConvolutionPlan.InputGradient(shape), ConvolutionPlan.KernelGradient(shape)], method => Assert.Equal(ConvolutionMethod.Product, method));
            using var test = new ConvolutionCase(shape, 7, hasScale: true);
            Check(test, test.Run(), $"{shape}");
        }
    }

    [Fact]
    public void A_kernel_of_many_rows_and_columns_needs_little_of_the_stack()
    {
        // The kernels are compiled before, because the compiler needs more of the stack than they do.
        Run(3);
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => Run(300)), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(error);

        static unsafe void Run(int size)
        {
            using var test = new ConvolutionCase(new(1, size, size, 4, 4, size, size), 5);
            Check(test, test.Run(false, ConvolutionMethod.Product, ConvolutionMethod.Product), $"{size}x{size}");
            var depthwise = new ConvolutionShape(1, size, size, 4, 4, size, size);
            TorchSharp.torch.Tensor kernel = TorchSharp.torch.ones(size, size, 4), result = TorchSharp.torch.zeros(4), gradient = TorchSharp.torch.zeros_like(test.X), ofKernel = TorchSharp.torch.zeros_like(kernel);
            DepthwiseConvolution.Forward(depthwise, ConvolutionCase.Address(test.X), ConvolutionCase.Address(kernel), default, ConvolutionCase.Address(result));
            DepthwiseConvolution.InputGradient(depthwise, ConvolutionCase.Address(result), ConvolutionCase.Address(kernel), ConvolutionCase.Address(gradient));
            DepthwiseConvolution.KernelGradient(depthwise, ConvolutionCase.Address(test.X), ConvolutionCase.Address(result), ConvolutionCase.Address(ofKernel));
            Assert.True(TorchSharp.torch.allclose(result, test.X.sum([0, 1, 2]), 1e-3, 1e-2));
            Assert.True(TorchSharp.torch.allclose(gradient, result.expand(1, size, size, 4)));
            Assert.True(TorchSharp.torch.allclose(ofKernel, test.X[0] * result));
        }
    }

    public static TheoryData<int, int, int, int, int> Sizes => new()
    {
        { 16, 4, 256, 256, 1 },
        { 16, 4, 512, 512, 1 },
        { 16, 7, 256, 256, 1 },
        { 3, 7, 64, 96, 1 },
        { 1, 14, 128, 128, 1 },
        { 8, 9, 64, 64, 1 },
        { 40, 9, 256, 96, 1 },
        { 6, 7, 256, 320, 2 },
        { 5, 28, 1, 32, 1 },
        { 5, 20, 32, 64, 1 },
        { 16, 28, 32, 64, 1 },
        { 2, 17, 128, 160, 1 },
        { 16, 14, 256, 256, 1 },
        { 3, 15, 19, 37, 2 },
        { 8, 14, 96, 192, 2 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Results_are_the_same_bit_for_bit_on_any_number_of_threads(int batch, int size, int channels, int filters, int stride)
    {
        var shape = new ConvolutionShape(batch, size, size, channels, filters, 3, 3, stride, stride, 1, 1, 1, 1);
        using var test = new ConvolutionCase(shape, 1);
        var before = Team.Shared.Threads;
        try
        {
            Team.Shared.Threads = 1;
            var one = test.Run();
            for (Team.Shared.Threads = 2; Team.Shared.Threads <= 3; Team.Shared.Threads++)
            {
                foreach (var ((name, expected), (_, actual)) in one.All.Zip(test.Run().All))
                {
                    Assert.True(actual.Equals(expected), $"{name} of {shape} on {Team.Shared.Threads} threads");
                }
            }
        }
        finally
        {
            Team.Shared.Threads = before;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Errors_are_at_most_three_times_those_of_a_direct_kernel_in_float32(int batch, int size, int channels, int filters, int stride)
    {
        var shape = new ConvolutionShape(batch, size, size, channels, filters, 3, 3, stride, stride, 1, 1, 1, 1);
        using var test = new ConvolutionCase(shape, 2);
        var theirs = test.Compute(TorchSharp.torch.ScalarType.Float32);
        var (planned, direct) = (test.Run(), test.Run(false, ConvolutionMethod.Direct, ConvolutionMethod.Direct));
        for (var i = 0; i < 4; i++)
        {
            var (name, exact) = test.Expected.All[i];
            var errors = new[] { planned, direct, theirs }.Select(results => ConvolutionCase.Results.Error(results.All[i].Tensor, exact)).ToArray();
            // The other kernels add the gradient of the kernel in short sums, which are more exact than a plain sum over the pixels.
            var plain = name == "dkernel" ? test.ErrorOfPlainKernelGradient() : 0;
            output.WriteLine($"{name}: as planned {errors[0]:E1}, direct {errors[1]:E1}, libtorch {errors[2]:E1}, plain sums {plain:E1}");
            Assert.True(errors[0] < 3 * Math.Max(plain, Math.Max(errors[1], errors[2])), $"{name} of {shape}: {string.Join(", ", errors)}, {plain}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public unsafe void Gradients_are_added_and_transposed_convolutions_end_with_scale_bias_and_relu(int batch, int size, int channels, int filters, int stride)
    {
        var shape = new ConvolutionShape(batch, size, size, channels, filters, 3, 3, stride, stride, 1, 1, 1, 1);
        using var test = new ConvolutionCase(shape, 3);
        static float* At(TorchSharp.torch.Tensor tensor) => ConvolutionCase.Address(tensor);
        TorchSharp.torch.Tensor dx = test.X.clone(), dkernel = test.Kernel.clone(), dbias = test.Bias.clone(), y = test.X.clone();
        Convolution.InputGradient(shape, At(test.Gradient), At(test.Kernel), At(dx), accumulate: true);
        Convolution.KernelGradient(shape, At(test.X), At(test.Gradient), At(dkernel), At(dbias), accumulate: true);
        Convolution.InputGradient(shape, At(test.Gradient), At(test.Kernel), At(y), end: new(At(test.InputBias), relu: true, At(test.InputScale)));
        (string, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor)[] pairs =
        [
            ("dx", dx, test.Expected.DX + test.X),
            ("dkernel", dkernel, test.Expected.DKernel + test.Kernel),
            ("dbias", dbias, test.Expected.DBias + test.Bias),
            ("transposed", y, (test.Expected.DX * test.InputScale + test.InputBias).relu()),
        ];
        foreach (var (name, actual, exact) in pairs)
        {
            var error = ConvolutionCase.Results.Error(actual, exact);
            Assert.True(error < 3e-6, $"{name} of {shape}: {error}");
        }
    }

    private static void Check(ConvolutionCase test, ConvolutionCase.Results actual, string what)
    {
        foreach (var ((name, tensor), (_, exact)) in actual.All.Zip(test.Expected.All))
        {
            var error = ConvolutionCase.Results.Error(tensor, exact, name == "dbias" ? Math.Sqrt(test.Shape.OutPixels) : 1);
            Assert.True(error < 3e-6, $"{name} of {test.Shape}, {what}: the relative error is {error}.");
        }
    }
}
