namespace CompiledNets.Torch.Tests;

/// <summary>Each backward kernel against autograd, in 64-bit floating point.</summary>
public class AtenBackwardTests
{
    private const double Tolerance = 1e-12;

    private static Tensor Input(params long[] shape) => Check.Random(31, -2, 2, shape).requires_grad_();

    private static Tensor Other(params long[] shape) => Check.Random(32, -1, 1, shape).requires_grad_();

    private static Tensor GradientOf(Tensor output) => Check.Random(33, -1, 1, output.shape);

    /// <summary>The gradient that autograd gives for one input equals the one the kernel gives.</summary>
    private static void Compare(Tensor output, Tensor input, Func<Tensor, Tensor> backward)
    {
        using var scope = NewDisposeScope();
        var gradient = GradientOf(output);
        Check.Same(autograd.grad([output], [input], [gradient])[0], backward(gradient), Tolerance);
    }

    private static void Compare(Tensor output, Tensor[] inputs, Func<Tensor, (Tensor, Tensor, Tensor)> backward)
    {
        using var scope = NewDisposeScope();
        var gradient = GradientOf(output);
        var expected = autograd.grad([output], inputs, [gradient]);
        var (first, second, third) = backward(gradient);
        Tensor[] actual = [first, second, third];
        for (var i = 0; i < inputs.Length; i++)
            Check.Same(expected[i], actual[i], Tolerance);
    }

    public static TheoryData<string, Func<Tensor, Tensor>, Func<Tensor, Tensor, Tensor, Tensor>> Activations() => new()
    {
        { "threshold", x => F.Threshold(x, 0.5, 0), (g, x, _) => Aten.threshold_backward(g, x, 0.5) },
        { "relu from its result", x => x.relu(), (g, _, y) => Aten.threshold_backward(g, y, 0) },
        { "sigmoid", x => x.sigmoid(), (g, _, y) => Aten.sigmoid_backward(g, y) },
        { "tanh", x => x.tanh(), (g, _, y) => Aten.tanh_backward(g, y) },
        { "softmax", x => x.softmax(1), (g, _, y) => Aten._softmax_backward_data(g, y, 1, (sbyte)ScalarType.Float64) },
        { "log_softmax", x => x.log_softmax(1), (g, _, y) => Aten._log_softmax_backward_data(g, y, 1, (sbyte)ScalarType.Float64) },
        { "gelu", x => x.gelu(), (g, x, _) => Aten.gelu_backward(g, x, "none") },
        { "gelu by tanh", x => Aten.gelu(x, "tanh"), (g, x, _) => Aten.gelu_backward(g, x, "tanh") },
        { "silu", x => x.silu(), (g, x, _) => Aten.silu_backward(g, x) },
        { "elu", x => x.elu(0.7, 1, 1), (g, x, _) => Aten.elu_backward(g, 0.7, 1, 1, false, x) },
        { "elu from its result", x => x.elu(0.7, 1, 1), (g, _, y) => Aten.elu_backward(g, 0.7, 1, 1, true, y) },
        { "leaky_relu", x => x.leaky_relu(0.2), (g, x, _) => Aten.leaky_relu_backward(g, x, 0.2, false) },
        { "leaky_relu from its result", x => x.leaky_relu(0.2), (g, _, y) => Aten.leaky_relu_backward(g, y, 0.2, true) },
        { "softplus", x => F.softplus(x, 2, 3), (g, x, _) => Aten.softplus_backward(g, x, 2, 3) },
        { "mish", x => F.Mish(x), (g, x, _) => Aten.mish_backward(g, x) },
        { "hardswish", x => x.hardswish(), (g, x, _) => Aten.hardswish_backward(g, x) },
        { "hardsigmoid", x => x.hardsigmoid(), (g, x, _) => Aten.hardsigmoid_backward(g, x) },
        { "hardtanh", x => x.hardtanh(-1, 0.5), (g, x, _) => Aten.hardtanh_backward(g, x, -1, 0.5) },
        { "log_sigmoid", x => x.log_sigmoid(), (g, x, _) => Aten.log_sigmoid_backward(g, x, Aten.log_sigmoid_forward(x).Item2) },
        { "glu", x => F.glu(x, 1), (g, x, _) => Aten.glu_backward(g, x, 1) },
        { "softshrink", x => F.Softshrink(x), (g, x, _) => Aten.softshrink_backward(g, x, 0.5) },
        { "hardshrink", x => F.Hardshrink(x), (g, x, _) => Aten.hardshrink_backward(g, x, 0.5) },
        { "a slice", x => x.slice(1, 1, 6, 2), (g, x, _) => Aten.slice_backward(g, x.shape, 1, 1, 6, 2) },
        { "a selection", x => x.select(1, 3), (g, x, _) => Aten.select_backward(g, x.shape, 1, 3) },
        { "an index selection", x => x.index_select(1, tensor([2L, 0, 2])), (g, x, _) => Aten.index_select_backward(g, x.shape, 1, tensor([2L, 0, 2])) },
    };

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_backward_kernel_of_an_elementwise_operator(string name, Func<Tensor, Tensor> forward, Func<Tensor, Tensor, Tensor, Tensor> backward)
    {
        Assert.NotEmpty(name);
        using var x = Input(5, 8);
        using var y = forward(x);
        Compare(y, x, gradient => backward(gradient, x.detach(), y.detach()));
    }

    [Theory]
    [InlineData(1, false, 1)]
    [InlineData(2, false, 2)]
    [InlineData(2, true, 1)]
    [InlineData(2, true, 2)]
    [InlineData(3, false, 1)]
    public void Convolution(int dims, bool transposed, int groups)
    {
        long[] Times(long size) => [.. Enumerable.Repeat(size, dims)];
        var (stride, padding, dilation, outputPadding) = (Times(2), Times(1), Times(1), Times(transposed ? 1 : 0));
        using var x = Input([2, 4, .. Times(6)]);
        using var w = Other([transposed ? 4 : 6, transposed ? 6 / groups : 4 / groups, .. Times(3)]);
        using var b = Check.Random(34, -1, 1, 6).requires_grad_();
        using var y = Aten.convolution(x, w, b, stride, padding, dilation, transposed, outputPadding, groups);
        Compare(y, [x, w, b], gradient =>
            Aten.convolution_backward(gradient, x.detach(), w.detach(), stride, padding, dilation, transposed, outputPadding, groups, true, true, true));
    }

    [Fact]
    public void Masked_out_gradients_of_a_convolution_are_null()
    {
        using var x = Input(1, 2, 5, 5);
        using var w = Other(3, 2, 3, 3);
        using var y = F.conv2d(x, w);
        var (forInput, forWeight, forBias) = Aten.convolution_backward(
            y.detach(), x.detach(), w.detach(), [1, 1], [0, 0], [1, 1], false, [0, 0], 1, false, true, false);
        Assert.Null(forInput);
        Assert.NotNull(forWeight);
        Assert.Null(forBias);
    }

    [Fact]
    public void Max_pooling()
    {
        using var x = Input(2, 3, 7, 8);
        var (y, indices) = Aten.max_pool2d_with_indices(x, [3, 2], [2, 2], [1, 0], [1, 1], true);
        Compare(y, x, gradient => Aten.max_pool2d_with_indices_backward(gradient, x.detach(), [3, 2], [2, 2], [1, 0], [1, 1], true, indices));
        using var volume = Input(1, 2, 4, 6, 6);
        var (v, at) = Aten.max_pool3d_with_indices(volume, [2, 3, 3], [2, 3, 3], [0, 0, 0], [1, 1, 1], false);
        Compare(v, volume, gradient => Aten.max_pool3d_with_indices_backward(gradient, volume.detach(), [2, 3, 3], [2, 3, 3], [0, 0, 0], [1, 1, 1], false, at));
    }

    [Fact]
    public void Average_pooling()
    {
        using var x = Input(2, 3, 7, 8);
        using var y = Aten.avg_pool2d(x, [3, 3], [2, 2], [1, 1], false, false, default);
        Compare(y, x, gradient => Aten.avg_pool2d_backward(gradient, x.detach(), [3, 3], [2, 2], [1, 1], false, false, default));
        using var divided = Aten.avg_pool2d(x, [2, 2], [2, 2], [0, 0], false, true, 5);
        Compare(divided, x, gradient => Aten.avg_pool2d_backward(gradient, x.detach(), [2, 2], [2, 2], [0, 0], false, true, 5));
        using var volume = Input(1, 2, 4, 6, 6);
        using var v = Aten.avg_pool3d(volume, [2, 2, 2], [2, 2, 2], [0, 0, 0], false, true, default);
        Compare(v, volume, gradient => Aten.avg_pool3d_backward(gradient, volume.detach(), [2, 2, 2], [2, 2, 2], [0, 0, 0], false, true, default));
    }

    [Fact]
    public void Adaptive_pooling()
    {
        using var x = Input(2, 3, 7, 8);
        using var y = Aten._adaptive_avg_pool2d(x, [3, 4]);
        Compare(y, x, gradient => Aten._adaptive_avg_pool2d_backward(gradient, x.detach()));
        var (largest, indices) = Aten.adaptive_max_pool2d(x, [3, 4]);
        Compare(largest, x, gradient => Aten.adaptive_max_pool2d_backward(gradient, x.detach(), indices));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Batch_normalization(bool training)
    {
        using var x = Input(6, 4, 5);
        using var w = Other(4);
        using var b = Check.Random(35, -1, 1, 4).requires_grad_();
        using var mean = Check.Random(36, -1, 1, 4);
        using var variance = Check.Random(37, 0.5, 1, 4);
        var (y, saveMean, saveDeviation) = Aten.native_batch_norm(x, w, b, mean, variance, training, 0, 1e-5);
        Compare(y, [x, w, b], gradient => Aten.native_batch_norm_backward(
            gradient, x.detach(), w.detach(), mean, variance, saveMean, saveDeviation, training, 1e-5, true, true, true));
    }

    [Fact]
    public void Layer_and_group_normalization()
    {
        using var x = Input(5, 4, 3);
        using var w = Other(4, 3);
        using var b = Check.Random(35, -1, 1, 4, 3).requires_grad_();
        var (y, mean, deviation) = Aten.native_layer_norm(x, [4, 3], w, b, 1e-5);
        Compare(y, [x, w, b], gradient =>
            Aten.native_layer_norm_backward(gradient, x.detach(), [4, 3], mean, deviation, w.detach(), b.detach(), true, true, true));
        using var weights = Other(4);
        using var biases = Check.Random(38, -1, 1, 4).requires_grad_();
        var (z, groupMean, groupDeviation) = Aten.native_group_norm(x, weights, biases, 5, 4, 3, 2, 1e-5);
        Compare(z, [x, weights, biases], gradient =>
            Aten.native_group_norm_backward(gradient, x.detach(), groupMean, groupDeviation, weights.detach(), 5, 4, 3, 2, true, true, true));
    }

    [Fact]
    public void Embedding()
    {
        using var w = Other(7, 3);
        using var ids = tensor(new long[,] { { 1, 6, 1 }, { 0, 2, 2 } });
        using var y = Aten.embedding(w, ids, 2, false);
        Check.HasShape(y, 2, 3, 3);
        Compare(y, w, gradient => Aten.embedding_dense_backward(gradient, ids, 7, 2, false));
    }

    [Fact]
    public void Dropout()
    {
        using var x = Input(100, 30);
        var (y, mask) = Aten.native_dropout(x, 0.4, true);
        Assert.Equal(ScalarType.Bool, mask.dtype);
        Compare(y, x, gradient => Aten.native_dropout_backward(gradient, mask, 1 / 0.6));
    }

    [Fact]
    public void Losses()
    {
        using var x = Input(4, 5);
        using var t = Check.Random(39, 0, 1, 4, 5);
        foreach (var reduction in new[] { 0L, 1, 2 })
        {
            Compare(Aten.mse_loss(x, t, reduction), x, gradient => Aten.mse_loss_backward(gradient, x.detach(), t, reduction));
            Compare(Aten.smooth_l1_loss(x, t, reduction, 0.5), x, gradient => Aten.smooth_l1_loss_backward(gradient, x.detach(), t, reduction, 0.5));
            Compare(Aten.huber_loss(x, t, reduction, 0.5), x, gradient => Aten.huber_loss_backward(gradient, x.detach(), t, reduction, 0.5));
            using var p = x.sigmoid().detach().requires_grad_();
            Compare(Aten.binary_cross_entropy(p, t, null, reduction), p, gradient => Aten.binary_cross_entropy_backward(gradient, p.detach(), t, null, reduction));
            using var classes = tensor([0L, 3, 4, 3]);
            var (loss, total) = Aten.nll_loss_forward(x, classes, null, reduction, 4);
            Compare(loss, x, gradient => Aten.nll_loss_backward(gradient, x.detach(), classes, null, reduction, 4, total));
        }
    }

    [Fact]
    public void Enlarging()
    {
        using var x = Input(2, 3, 4);
        long[] size = [2, 3, 4];
        Compare(Aten.upsample_nearest1d(x, [9], default), x, g => Aten.upsample_nearest1d_backward(g, [9], size, default));
        Compare(Aten.upsample_linear1d(x, [9], false, default), x, g => Aten.upsample_linear1d_backward(g, [9], size, false, default));
        using var image = Input(2, 3, 4, 5);
        long[] sizes = [2, 3, 4, 5];
        Compare(Aten.upsample_nearest2d(image, [8, 9], default, default), image, g => Aten.upsample_nearest2d_backward(g, [8, 9], sizes, default, default));
        Compare(Aten.upsample_bilinear2d(image, [8, 9], true, default, default), image, g => Aten.upsample_bilinear2d_backward(g, [8, 9], sizes, true, default, default));
        Compare(Aten.upsample_bicubic2d(image, [8, 10], false, 2, 2), image, g => Aten.upsample_bicubic2d_backward(g, [8, 10], sizes, false, 2, 2));
        using var volume = Input(1, 2, 2, 2, 2);
        Compare(Aten.upsample_nearest3d(volume, [4, 4, 4], default, default, default), volume,
            g => Aten.upsample_nearest3d_backward(g, [4, 4, 4], [1, 2, 2, 2, 2], default, default, default));
    }

    [Fact]
    public void Padding()
    {
        using var x = Input(2, 3, 4);
        Compare(Aten.reflection_pad1d(x, [2, 1]), x, g => Aten.reflection_pad1d_backward(g, x.detach(), [2, 1]));
        Compare(Aten.replication_pad1d(x, [2, 1]), x, g => Aten.replication_pad1d_backward(g, x.detach(), [2, 1]));
        using var image = Input(2, 3, 4, 5);
        Compare(Aten.reflection_pad2d(image, [1, 2, 3, 0]), image, g => Aten.reflection_pad2d_backward(g, image.detach(), [1, 2, 3, 0]));
        Compare(Aten.replication_pad2d(image, [1, 2, 3, 0]), image, g => Aten.replication_pad2d_backward(g, image.detach(), [1, 2, 3, 0]));
        Compare(Aten.constant_pad_nd(image, [1, 2], 7), image, g => Aten.constant_pad_nd(g, [-1, -2], 0));
    }
}
