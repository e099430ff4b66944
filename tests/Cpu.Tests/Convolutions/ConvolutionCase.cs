using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests;

/// <summary>Random operands of a convolution, its results and gradients by libtorch in float64, and room for ours.</summary>
internal sealed unsafe class ConvolutionCase : IDisposable
{
    private readonly DisposeScope _scope;

    public ConvolutionCase(ConvolutionShape shape, int seed, bool relu = false, bool hasScale = false)
    {
        _scope = NewDisposeScope();
        Shape = shape;
        using var generator = new Generator((ulong)seed);
        X = randn([shape.Batch, shape.Height, shape.Width, shape.Channels], generator: generator);
        Kernel = randn([shape.KernelHeight, shape.KernelWidth, shape.Channels, shape.Filters], generator: generator);
        Bias = randn([shape.Filters], generator: generator);
        InputBias = randn([shape.Channels], generator: generator);
        InputScale = randn([shape.Channels], generator: generator);
        Gradient = randn([shape.Batch, shape.OutHeight, shape.OutWidth, shape.Filters], generator: generator);
        Scale = hasScale ? randn([shape.Filters], generator: generator) : null;
        Expected = Compute(ScalarType.Float64, relu);
    }

    public ConvolutionShape Shape { get; }

    public Tensor X { get; }

    public Tensor Kernel { get; }

    public Tensor Bias { get; }

    public Tensor InputBias { get; }

    public Tensor InputScale { get; }

    /// <summary>Gets the scale of each filter, or null.</summary>
    public Tensor? Scale { get; }

    public Tensor Gradient { get; }

    public Results Expected { get; }

    public static float* Address(Tensor tensor)
    {
        var bytes = tensor.bytes;
        return (float*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
    }

    /// <summary>Computes with libtorch. The results are in our layouts.</summary>
    public Results Compute(ScalarType type, bool relu = false)
    {
        var s = Shape;
        var x = X.to_type(type).requires_grad_();
        var kernel = Kernel.to_type(type).requires_grad_();
        var bias = Bias.to_type(type).requires_grad_();
        var padded = nn.functional.pad(x.permute(0, 3, 1, 2), [s.Left, s.Right, s.Top, s.Bottom]);
        var y = nn.functional.conv2d(padded, kernel.permute(3, 2, 0, 1).contiguous(), bias, [s.StrideY, s.StrideX]);
        var gradients = autograd.grad([y], [x, kernel, bias], [Gradient.to_type(type).permute(0, 3, 1, 2)]);
        var scaled = Scale is null ? y : nn.functional.conv2d(padded, kernel.permute(3, 2, 0, 1).contiguous(), null, [s.StrideY, s.StrideX]) * OfChannel(Scale) + OfChannel(bias);
        var result = relu ? scaled.relu() : scaled;
        return new(result.detach().permute(0, 2, 3, 1).contiguous(), gradients[0].contiguous(), gradients[1].contiguous(), gradients[2].contiguous());

        Tensor OfChannel(Tensor perFilter) => perFilter.to_type(type).view(-1, 1, 1);
    }

    private ColumnEnd EndOf(bool relu) => new(Address(Bias), relu, Scale is null ? null : Address(Scale));

    /// <summary>
    /// Computes the error of the gradient of the kernel by the direct method as it is defined, which adds the products of the pixels in float32 one after the other. Of a large kernel, only some
    /// channels and filters are computed.
    /// </summary>
    public double ErrorOfPlainKernelGradient()
    {
        var s = Shape;
        int channels = Math.Min(s.Channels, 16), filters = Math.Min(s.Filters, 16);
        float* x = Address(X), dy = Address(Gradient);
        var sums = new float[s.KernelHeight * s.KernelWidth * channels * filters];
        for (var pixel = 0; pixel < s.OutPixels; pixel++)
        {
            int line = pixel / s.OutWidth, column = pixel % s.OutWidth, image = line / s.OutHeight;
            for (var position = 0; position < s.KernelHeight * s.KernelWidth; position++)
            {
                int row = line % s.OutHeight * s.StrideY + position / s.KernelWidth - s.Top, at = column * s.StrideX + position % s.KernelWidth - s.Left;
                for (var channel = 0; channel < channels && row >= 0 && row < s.Height && at >= 0 && at < s.Width; channel++)
                {
                    for (var filter = 0; filter < filters; filter++)
                    {
                        sums[(position * channels + channel) * filters + filter] += x[(((long)image * s.Height + row) * s.Width + at) * s.Channels + channel] * dy[(long)pixel * s.Filters + filter];
                    }
                }
            }
        }

        return Results.Error(tensor(sums).reshape(s.KernelHeight, s.KernelWidth, channels, filters), Expected.DKernel.slice(2, 0, channels, 1).slice(3, 0, filters, 1));
    }

    /// <summary>Computes with our kernels.</summary>
    public Results Run(bool relu = false, ConvolutionMethod? method = null, ConvolutionMethod? kernelMethod = null, bool? sharesTiles = null)
    {
        var s = Shape;
        Tensor y = Room(s.Batch, s.OutHeight, s.OutWidth, s.Filters), dx = Room(s.Batch, s.Height, s.Width, s.Channels), dkernel = Room(s.KernelHeight, s.KernelWidth, s.Channels, s.Filters), dbias = Room(s.Filters);
        Convolution.Forward(s, Address(X), Address(Kernel), EndOf(relu), Address(y), method);
        if (method is null && kernelMethod is null)
        {
            Convolution.Gradients(s, Address(X), Address(Gradient), Address(Kernel), Address(dx), Address(dkernel), Address(dbias), sharesTiles);
        }
        else
        {
            Convolution.InputGradient(s, Address(Gradient), Address(Kernel), Address(dx), method: method);
            Convolution.KernelGradient(s, Address(X), Address(Gradient), Address(dkernel), Address(dbias), method: kernelMethod);
        }

        return new(y, dx, dkernel, dbias);

        // What is not written stays NaN, and is found.
        static Tensor Room(params long[] sizes) => full(sizes, float.NaN);
    }

    /// <summary>
    /// Compares the convolution that computes the pooling of its result with the two kernels in turn. The results are the same bit for bit. The gradients are sums of the same
    /// terms.
    /// </summary>
    public void CheckPooled(bool relu, string message)
    {
        var s = Shape;
        var pool = new PoolingShape(s.Batch, s.OutHeight, s.OutWidth, s.Filters, 2, 2, 2, 2);
        Tensor y = Room(s.Batch, s.OutHeight, s.OutWidth, s.Filters), expected = Room(s.Batch, pool.OutHeight, pool.OutWidth, s.Filters), actual = expected.clone();
        byte[] expectedPlaces = new byte[pool.OutputSize], actualPlaces = new byte[pool.OutputSize];
        var gradient = randn_like(expected);
        Tensor dy = Room(y.shape), dx = Room(s.Batch, s.Height, s.Width, s.Channels), dkernel = Room(s.KernelHeight, s.KernelWidth, s.Channels, s.Filters), dbias = Room(s.Filters);
        Tensor pooledDX = dx.clone(), pooledDKernel = dkernel.clone(), pooledDBias = dbias.clone(), onlyDKernel = dkernel.clone(), largest = actual.clone();
        Convolution.Forward(s, Address(X), Address(Kernel), EndOf(relu: false), Address(y), ConvolutionMethod.Winograd);
        fixed (byte* places = expectedPlaces, own = actualPlaces)
        {
            MaxPooling.Forward(pool, Address(y), Address(expected), places);
            Convolution.ForwardPooled(s, Address(X), Address(Kernel), EndOf(relu), Address(actual), own);
            Convolution.ForwardPooled(s, Address(X), Address(Kernel), EndOf(relu), Address(largest), null);
            MaxPooling.Gradient(pool, Address(gradient), places, Address(dy));
            Convolution.Gradients(s, Address(X), Address(dy), Address(Kernel), Address(dx), Address(dkernel), Address(dbias), sharesTiles: true);
            Convolution.GradientsPooled(s, Address(X), Address(gradient), own, Address(Kernel), Address(pooledDX), Address(pooledDKernel), Address(pooledDBias));
            Convolution.GradientsPooled(s, Address(X), Address(gradient), own, Address(Kernel), null, Address(onlyDKernel), null);
        }

        Assert.Equal(expectedPlaces, actualPlaces);
        Assert.True((relu ? expected.relu() : expected).eq(actual).all().item<bool>(), message);
        Assert.True(largest.eq(actual).all().item<bool>(), message);
        foreach (var (from, to) in new[] { (dx, pooledDX), (dkernel, pooledDKernel), (dbias, pooledDBias), (dkernel, onlyDKernel) })
        {
            Assert.True(Results.Error(to, from.to_type(ScalarType.Float64)) < 1e-5, message);
        }

        static Tensor Room(params long[] sizes) => full(sizes, float.NaN);
    }

    public void Dispose() => _scope.Dispose();

    /// <summary>A result and its gradients.</summary>
    internal sealed record Results(Tensor Y, Tensor DX, Tensor DKernel, Tensor DBias)
    {
        public (string Name, Tensor Tensor)[] All => [("y", Y), ("dx", DX), ("dkernel", DKernel), ("dbias", DBias)];

        /// <summary>Computes the rms of the difference, relative to the rms of the exact results, or to <paramref name="least"/> if that is larger.</summary>
        public static double Error(Tensor actual, Tensor exact, double least = 1) =>
            ((actual.to_type(ScalarType.Float64) - exact).square().mean().sqrt() / exact.square().mean().sqrt().clamp_min(least)).item<double>();
    }
}
