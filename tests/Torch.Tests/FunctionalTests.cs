using static TorchSharp.torch.nn;

namespace CompiledNets.Torch.Tests;

// Draws from the default generator, which is the process'.
[Collection(nameof(Alone))]
public class FunctionalTests
{
    private static readonly double[] Points = [-8, -3, -1, -0.3, 0, 0.2, 0.7, 1.5, 4, 9];

    private static double Logistic(double v) => 1 / (1 + Math.Exp(-v));

    public static TheoryData<string, Func<Tensor, Tensor>, Func<double, double>> Activations() => new()
    {
        { "relu", x => x.relu(), v => Math.Max(v, 0) },
        { "relu_", x => x.clone().relu_(), v => Math.Max(v, 0) },
        { "relu in place", x => F.relu(x.clone(), true), v => Math.Max(v, 0) },
        { "relu6", x => F.relu6(x), v => Math.Clamp(v, 0, 6) },
        { "sigmoid", x => x.sigmoid(), Logistic },
        { "sigmoid_", x => x.clone().sigmoid_(), Logistic },
        { "tanh", x => x.tanh(), Math.Tanh },
        { "selu", x => F.selu(x), v => 1.0507009873554804934193349852946 * (v > 0 ? v : 1.6732632423543772848170429916717 * (Math.Exp(v) - 1)) },
        { "elu", x => F.elu(x, 0.5), v => v > 0 ? v : 0.5 * (Math.Exp(v) - 1) },
        { "elu of three numbers", x => x.elu(0.5, 2, 3), v => v > 0 ? 2 * v : (Math.Exp(v * 3) - 1) },
        { "celu", x => F.celu(x, 2), v => Math.Max(v, 0) + Math.Min(0, 2 * (Math.Exp(v / 2) - 1)) },
        { "celu in place", x => F.celu(x.clone(), 2, true), v => Math.Max(v, 0) + Math.Min(0, 2 * (Math.Exp(v / 2) - 1)) },
        { "leaky_relu", x => F.leaky_relu(x, 0.1), v => v > 0 ? v : 0.1 * v },
        { "silu", x => x.silu(), v => v * Logistic(v) },
        { "mish", x => F.Mish(x), v => v * Math.Tanh(Math.Log(1 + Math.Exp(v))) },
        { "hardsigmoid", x => F.hardsigmoid(x), v => Math.Clamp((v / 6) + 0.5, 0, 1) },
        { "hardswish", x => F.hardswish(x), v => v * Math.Clamp((v / 6) + 0.5, 0, 1) },
        { "hardtanh", x => F.Hardtanh(x, -2, 3), v => Math.Clamp(v, -2, 3) },
        { "hardshrink", x => F.Hardshrink(x), v => Math.Abs(v) > 0.5 ? v : 0 },
        { "softshrink", x => F.Softshrink(x), v => v > 0.5 ? v - 0.5 : v < -0.5 ? v + 0.5 : 0 },
        { "softsign", x => F.Softsign(x), v => v / (1 + Math.Abs(v)) },
        { "tanhshrink", x => F.Tanhshrink(x), v => v - Math.Tanh(v) },
        { "threshold", x => F.Threshold(x, 0.5, -7), v => v > 0.5 ? v : -7 },
        { "softplus", x => F.softplus(x, 2), v => Math.Log(1 + Math.Exp(2 * v)) / 2 },
        { "log_sigmoid", x => x.log_sigmoid(), v => -Math.Log(1 + Math.Exp(-v)) },
        { "prelu", x => x.prelu(tensor([0.3])), v => v > 0 ? v : 0.3 * v },
    };

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_agrees_with_its_formula(string name, Func<Tensor, Tensor> function, Func<double, double> expected)
    {
        Assert.NotEmpty(name);
        using var x = tensor(Points);
        Check.IsNear(function(x), 1e-9, [.. Points.Select(expected)]);
        Check.Is(x, Points);
    }

    [Fact]
    public void Gelu_is_x_times_the_normal_distribution() =>
        Check.IsNear(tensor([-1.0, 0, 1]).gelu(), 1e-7, -0.15865525393145707, 0, 0.8413447460685429);

    [Fact]
    public void Softmax_and_its_relatives_sum_to_one()
    {
        using var x = Check.Random(3, -2, 2, 2, 3, 4, 5);
        Check.IsNear(F.softmax(x, 1).sum(1), 1e-12, [.. Enumerable.Repeat(1.0, 40)]);
        Check.Same(F.softmax(x, -1).log(), F.log_softmax(x, -1), 1e-12);
        Check.Same(F.softmax(-x, 2), F.softmin(x, 2), 1e-12);
        Check.Same(F.softmax(x, 1), F.softmax2d(x), 1e-12);
        Assert.Equal(ScalarType.Float32, F.softmax(x, 0, ScalarType.Float32).dtype);
        Check.IsNear(F.glu(tensor([1.0, 2, 0, 0])), 1e-12, 0.5, 1);
    }

    [Fact]
    public void Dropout_zeroes_about_its_share_and_scales_the_rest()
    {
        manual_seed(11);
        using var x = ones(100_000);
        using var y = F.dropout(x, 0.3);
        Assert.InRange((y == 0).@double().mean().item<double>(), 0.29, 0.31);
        Assert.Equal(1 / 0.7, y.max().item<float>(), 1e-5);
        Check.Same(x, F.dropout(x, 0.3, training: false));
        using var channels = F.dropout2d(ones(1, 1000, 2, 2), 0.5);
        Check.Same(channels.amax(2, 3), channels.amin(2, 3));
        Check.HasShape(F.dropout1d(ones(2, 3, 4)), 2, 3, 4);
        Check.HasShape(F.dropout3d(ones([2L, 3, 4, 5, 6])), 2, 3, 4, 5, 6);
        Check.Fails("dropout probability has to be between 0 and 1", () => F.dropout(x, 2));
        Check.IsNear(F.alpha_dropout(randn(100_000), 0.2, true).std(), 0.05, 1);
    }

    [Fact]
    public void Convolutions_agree_with_plain_loops()
    {
        using var x = Check.Random(4, -1, 1, 2, 4, 9);
        using var w = Check.Random(5, -1, 1, 6, 2, 3);
        using var b = Check.Random(6, -1, 1, 6);
        var (xs, ws, bs) = (Check.Values(x), Check.Values(w), Check.Values(b));
        const int stride = 2, padding = 2, dilation = 2, groups = 2, length = (9 + 4 - 4 - 1) / 2 + 1;
        var expected = new double[2 * 6 * length];
        for (var n = 0; n < 2; n++)
        {
            for (var f = 0; f < 6; f++)
            {
                for (var o = 0; o < length; o++)
                {
                    var sum = bs[f];
                    for (var c = 0; c < 2; c++)
                    {
                        for (var k = 0; k < 3; k++)
                        {
                            var i = (o * stride) - padding + (k * dilation);
                            if (i is >= 0 and < 9)
                                sum += xs[(((n * 4) + (f / 3 * 2) + c) * 9) + i] * ws[(((f * 2) + c) * 3) + k];
                        }
                    }

                    expected[(((n * 6) + f) * length) + o] = sum;
                }
            }
        }

        Check.IsNear(F.conv1d(x, w, b, stride, padding, dilation, groups), 1e-13, expected);
        Check.IsNear(F.conv2d(x.unsqueeze(2), w.unsqueeze(2), b, [1, stride], [0, padding], [1, dilation], groups), 1e-13, expected);
        Check.IsNear(F.conv3d(x.unsqueeze(2).unsqueeze(2), w.unsqueeze(2).unsqueeze(2), b, [1, 1, stride], [0, 0, padding], [1, 1, dilation], groups), 1e-13, expected);
        Check.HasShape(F.conv2d(ones(1, 3, 8, 8), ones(2, 3, 3, 3)), 1, 2, 6, 6);
        Check.Fails("expected input", () => F.conv2d(ones(1, 3, 8, 8), ones(2, 4, 3, 3)));
    }

    [Fact]
    public void A_transposed_convolution_is_the_gradient_of_a_convolution()
    {
        using var x = Check.Random(7, -1, 1, 1, 2, 5, 5).requires_grad_();
        using var w = Check.Random(8, -1, 1, 3, 2, 3, 3);
        using var y = F.conv2d(x, w, null, [2], [1]);
        using var gradient = Check.Random(9, -1, 1, y.shape);
        var expected = autograd.grad([y], [x], [gradient])[0];
        Check.Same(expected, F.conv_transpose2d(gradient, w, null, [2], [1]), 1e-12);
        Check.HasShape(F.conv_transpose1d(ones(1, 2, 5), ones(2, 3, 3), null, 2, 1, 1), 1, 3, 10);
        Check.HasShape(F.conv_transpose3d(ones([1L, 2, 3, 3, 3]), ones([2L, 4, 2, 2, 2])), 1, 4, 4, 4, 4);
    }

    [Fact]
    public void Pooling_takes_the_largest_or_the_mean_of_windows()
    {
        using var x = arange(16, ScalarType.Float64).view(1, 1, 4, 4);
        Check.Is(F.max_pool2d(x, 2), 5, 7, 13, 15);
        Check.Is(F.max_pool2d(x, (2, 1), (2, 3)), 4, 7, 12, 15);
        Check.Is(F.max_pool2d(x, [3], [1], [1], [1]), 5, 6, 7, 7, 9, 10, 11, 11, 13, 14, 15, 15, 13, 14, 15, 15);
        var (values, indices) = F.max_pool2d_with_indices(x, [2]);
        Check.Is(values, 5, 7, 13, 15);
        Check.Is(indices, 5, 7, 13, 15);
        Check.Is(F.max_pool1d(x.view(1, 1, 16), 4), 3, 7, 11, 15);
        Check.Is(F.max_pool1d_with_indices(x.view(1, 1, 16), 8).indices, 7, 15);
        Check.Is(F.max_pool3d(x.view(1, 1, 4, 2, 2), [2]), 7, 15);
        Check.Is(F.max_pool3d_with_indices(x.view(1, 1, 4, 2, 2), [2]).indices, 7, 15);
        Check.Is(F.avg_pool1d(x.view(1, 1, 16), 4), 1.5, 5.5, 9.5, 13.5);
        Check.Is(F.avg_pool1d(x.view(1, 1, 16), 8, padding: 4, count_include_pad: false), 1.5, 7.5, 13.5);
        Check.Is(F.adaptive_avg_pool2d(x, 1), 7.5);
        Check.Is(F.adaptive_avg_pool2d(x, (2, 1)), 3.5, 11.5);
        Check.Is(F.adaptive_avg_pool2d(x, [1, 2]), 6.5, 8.5);
        Check.Is(F.adaptive_avg_pool1d(x.view(1, 1, 16), 2), 3.5, 11.5);
        Check.Is(F.adaptive_avg_pool3d(x.view(1, 1, 4, 2, 2), 1), 7.5);
        Check.Is(F.adaptive_max_pool1d(x.view(1, 1, 16), 2), 7, 15);
        Check.Is(F.adaptive_max_pool2d(x, [1, 1]), 15);
        Check.Is(F.adaptive_max_pool3d(x.view(1, 1, 4, 2, 2), [1, 1, 1]), 15);
    }

    [Fact]
    public void Normalizations_have_mean_zero_and_variance_one_where_they_say()
    {
        using var x = Check.Random(10, -3, 5, 4, 6, 5);
        using var batch = F.batch_norm(x, null, null, training: true);
        Check.IsNear(batch.mean([0, 2]), 1e-12, new double[6]);
        Check.IsNear(batch.var([0L, 2], unbiased: false), 1e-4, [.. Enumerable.Repeat(1.0, 6)]);
        using var layer = F.layer_norm(x, [6, 5]);
        Check.IsNear(layer.mean([1, 2]), 1e-12, new double[4]);
        using var instance = F.instance_norm(x);
        Check.IsNear(instance.mean([2]), 1e-12, new double[24]);
        using var group = F.group_norm(x, 3);
        Check.IsNear(group.view(4, 3, 10).mean([2]), 1e-12, new double[12]);
    }

    [Fact]
    public void Batch_normalization_keeps_running_statistics()
    {
        using var x = tensor(new double[,] { { 0 }, { 2 } });
        using var mean = zeros(1, ScalarType.Float64);
        using var variance = ones(1, ScalarType.Float64);
        F.batch_norm(x, mean, variance, training: true, momentum: 0.5).Dispose();
        Check.Is(mean, 0.5);
        Check.Is(variance, 1.5);
        Check.IsNear(F.batch_norm(x, mean, variance, tensor([2.0]), tensor([1.0]), eps: 0), 1e-12,
            ((0 - 0.5) / Math.Sqrt(1.5) * 2) + 1, ((2 - 0.5) / Math.Sqrt(1.5) * 2) + 1);
    }

    [Fact]
    public void Local_response_normalization_divides_by_neighbouring_channels()
    {
        using var x = tensor([1.0, 2, 3]).view(1, 3, 1);
        Check.IsNear(F.local_response_norm(x, 3, 1, 1, 1), 1e-12, 1 / (1 + (5 / 3.0)), 2 / (1 + (14 / 3.0)), 3 / (1 + (13 / 3.0)));
        Check.HasShape(F.local_response_norm(ones(2, 3, 4, 5), 2), 2, 3, 4, 5);
    }

    [Fact]
    public void Padding_by_value_by_mirror_by_edge_and_around()
    {
        using var x = tensor([1.0, 2, 3]).view(1, 1, 3);
        Check.Is(F.pad(x, (1, 2)), 0, 1, 2, 3, 0, 0);
        Check.Is(F.pad(x, 1, PaddingModes.Constant, 7), 7, 1, 2, 3, 7);
        Check.Is(F.pad(x, [1L, 1L], PaddingModes.Reflect), 2, 1, 2, 3, 2);
        Check.Is(F.pad(x, (1, 1), PaddingModes.Replicate), 1, 1, 2, 3, 3);
        Check.Is(F.pad(x, (1, 1), PaddingModes.Circular), 3, 1, 2, 3, 1);
        Check.HasShape(F.pad(ones(1, 1, 2, 2), (1, 2, 3, 4)), 1, 1, 9, 5);
        Check.Is(F.pad(x, new long[] { 0, -1 }), 1, 2);
    }

    [Fact]
    public void Enlarging()
    {
        using var x = tensor([1.0, 3]).view(1, 1, 2);
        Check.Is(F.upsample_nearest1d(x, 4, null), 1, 1, 3, 3);
        Check.Is(F.upsample_nearest1d(x, null, 2), 1, 1, 3, 3);
        Check.Is(F.upsample(x, [3], null, UpsampleMode.Linear, true), 1, 2, 3);
        using var image = tensor([1.0, 3, 5, 7]).view(1, 1, 2, 2);
        Check.Is(F.upsample_nearest2d(image, [2, 4]), 1, 1, 3, 3, 5, 5, 7, 7);
        Check.Is(F.upsample(image, [3], mode: UpsampleMode.Bilinear, align_corners: true), 1, 2, 3, 3, 4, 5, 5, 6, 7);
        Check.HasShape(F.upsample(image, null, [2, 3], UpsampleMode.Bicubic), 1, 1, 4, 6);
        Check.HasShape(F.upsample_nearest3d(ones([1L, 1, 2, 2, 2]), null, [2]), 1, 1, 4, 4, 4);
        Check.HasShape(F.upsample(ones([1L, 1, 2, 2, 2]), [3, 3, 3], null, UpsampleMode.Trilinear), 1, 1, 3, 3, 3);
        Assert.Throws<ArgumentException>(() => F.upsample(image));
        Assert.Throws<NotSupportedException>(() => F.upsample(image, [3, 3], null, UpsampleMode.Linear));
        Check.Same(image, F.pixel_unshuffle(image, 2).reshape(1, 4, 1, 1).view(1, 1, 2, 2));
        Check.HasShape(F.pixel_shuffle(ones(1, 4, 2, 2), 2), 1, 1, 4, 4);
        Check.Is(F.unfold(image, 1).view(4), 1, 3, 5, 7);
        Check.Same(image, F.fold(F.unfold(image, 1), 2, 1));
    }

    [Fact]
    public void Regression_losses_agree_with_their_formulas()
    {
        using var x = tensor([1.0, 2, 5]);
        using var y = tensor([1.5, 2, 1]);
        Check.IsNear(F.mse_loss(x, y), 1e-14, (0.25 + 16) / 3);
        Check.Is(F.mse_loss(x, y, Reduction.None), 0.25, 0, 16);
        Check.Is(F.mse_loss(x, y, Reduction.Sum), 16.25);
        Check.IsNear(F.l1_loss(x, y), 1e-14, 1.5);
        Check.Is(F.smooth_l1_loss(x, y, Reduction.None), 0.125, 0, 3.5);
        Check.Is(F.huber_loss(x, y, 2, Reduction.None), 0.125, 0, 6);
        Check.IsNear(F.poisson_nll_loss(x, y, reduction: Reduction.None), 1e-12, Math.Exp(1) - 1.5, Math.Exp(2) - 4, Math.Exp(5) - 5);
    }

    [Fact]
    public void Classification_losses_agree_with_their_formulas()
    {
        using var p = tensor([0.2, 0.9]);
        using var t = tensor([0.0, 1]);
        Check.IsNear(F.binary_cross_entropy(p, t, null, Reduction.None), 1e-14, -Math.Log(0.8), -Math.Log(0.9));
        Check.Same(F.binary_cross_entropy(p, t), F.binary_cross_entropy_with_logits(p.logit(), t), 1e-12);
        Check.IsNear(F.binary_cross_entropy_with_logits(p.logit(), t, null, Reduction.Sum, tensor([1.0, 3])), 1e-12, -Math.Log(0.8) - (3 * Math.Log(0.9)));
        using var logits = tensor(new double[,] { { 1, 2, 3 }, { 1, 1, 1 } });
        using var classes = tensor([2L, 0]);
        Check.Same(F.nll_loss(logits.log_softmax(1), classes), F.cross_entropy(logits, classes), 1e-12);
        Check.IsNear(F.cross_entropy(logits, classes, null, -100, Reduction.None), 1e-12,
            -(3 - Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3))), Math.Log(3));
        Check.IsNear(F.cross_entropy(logits, classes, null, 2), 1e-12, Math.Log(3));
        using var probabilities = logits.softmax(1);
        Check.IsNear(F.kl_div(probabilities.log(), probabilities, false, Reduction.Sum), 1e-12, 0);
        Check.IsNear(F.kl_div(probabilities.log(), probabilities.log(), true, Reduction.Sum), 1e-12, 0);
        Check.IsNear(F.soft_margin_loss(tensor([1.0]), tensor([-1.0])), 1e-12, Math.Log(1 + Math.E));
        Check.IsNear(F.multi_margin_loss(logits, classes, 1, 1, null, Reduction.None), 1e-12, 0, 2 / 3.0);
        Check.HasShape(F.multi_label_margin_loss(logits, tensor(new long[,] { { 0, -1, -1 }, { 1, 2, -1 } })));
    }

    [Fact]
    public void Embedding_losses_agree_with_their_formulas()
    {
        using var a = tensor(new double[,] { { 1, 0 } });
        using var b = tensor(new double[,] { { 0, 1 } });
        Check.IsNear(F.cosine_similarity(a, a), 1e-12, 1);
        Check.IsNear(F.pairwise_distance(a, b, eps: 0), 1e-12, Math.Sqrt(2));
        Check.IsNear(F.cosine_embedding_loss(a, b, tensor([1.0])), 1e-12, 1);
        Check.IsNear(F.triplet_margin_loss(a, a, b, eps: 0), 1e-12, 0);
        Check.IsNear(F.triplet_margin_loss(a, b, a, eps: 0), 1e-12, 1 + Math.Sqrt(2));
        Check.IsNear(F.hinge_embedding_loss(tensor([0.5, 0.5]), tensor([1.0, -1]), 1, Reduction.None), 1e-12, 0.5, 0.5);
        Check.IsNear(F.margin_ranking_loss(tensor([1.0]), tensor([3.0]), tensor([1.0])), 1e-12, 2);
        using var uniform = full([4, 1, 3], Math.Log(1 / 3.0), ScalarType.Float64);
        // Of all 81 paths over three symbols, one of them blank, those that read "1 2" are 15.
        Check.IsNear(F.ctc_loss(uniform, tensor(new long[,] { { 1, 2 } }), tensor([4L]), tensor([2L]), reduction: Reduction.Sum), 1e-12, -Math.Log(15 / 81.0));
    }

    [Fact]
    public void First_values_for_weights_have_the_spread_they_promise()
    {
        manual_seed(12);
        using var w = empty(200, 300);
        Assert.Same(w, init.xavier_uniform_(w));
        var bound = Math.Sqrt(6.0 / 500);
        Assert.InRange(w.abs().max().item<float>(), 0.98 * bound, bound);
        init.kaiming_uniform_(w, 0, init.FanInOut.FanIn, init.NonlinearityType.ReLU);
        Assert.InRange(w.abs().max().item<float>(), 0.98 * Math.Sqrt(6.0 / 300), Math.Sqrt(6.0 / 300));
        init.kaiming_normal_(w, 0, init.FanInOut.FanOut, init.NonlinearityType.ReLU);
        Assert.InRange(w.std().item<float>(), 0.98 * Math.Sqrt(2.0 / 200), 1.02 * Math.Sqrt(2.0 / 200));
        init.trunc_normal_(w, 1, 0.5, 0.5, 2);
        Assert.InRange(w.min().item<float>(), 0.5, 0.51);
        Assert.InRange(w.max().item<float>(), 1.9, 2);
        Assert.Equal((300 * 9, 200 * 9), init.CalculateFanInAndFanOut(empty(200, 300, 3, 3)));
        Assert.Throws<ArgumentException>(() => init.xavier_uniform_(empty(3)));
        Check.Is(init.constant_(empty(2), 5), 5, 5);
        using var tall = init.orthogonal_(empty(8, 2, 2, ScalarType.Float64), 2);
        Check.Same(eye(4, dtype: ScalarType.Float64) * 4, tall.view(8, 4).t().mm(tall.view(8, 4)), 1e-12);
        using var wide = init.orthogonal_(empty(3, 7, ScalarType.Float64));
        Check.Same(eye(3, dtype: ScalarType.Float64), wide.mm(wide.t()), 1e-12);
    }
}
