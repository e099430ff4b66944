using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Runtime.Tests.Kernel;

/// <summary>Compares linear algebra in bfloat16 with libtorch's operators on bfloat16 tensors.</summary>
public sealed class MixedStepTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 17, 33)]
    [InlineData(64, 700, 90)]
    public void Products_are_those_of_libtorch_in_bfloat16_with_results_in_float32(int rows, int inner, int columns)
    {
        manual_seed(3);
        var (x, kernel, bias) = (randn(rows, inner), randn(inner, columns), randn(columns));
        var expected = Wide(Narrow(x).mm(Narrow(kernel)));
        using (Mixed())
        {
            AssertEqual(expected, Kernels.Matrices.Linear(x, kernel));
            AssertEqual(expected + bias, Kernels.Matrices.Linear(x, kernel, bias));
            AssertEqual(expected, Kernels.Matrices.MatMul(x, kernel));
            AssertEqual(expected, Kernels.Matrices.MatMul(x.t().contiguous(), kernel, transposeLeft: true), 1e-2);
            AssertEqual(expected, Kernels.Matrices.MatMul(x, kernel.t().contiguous(), transposeRight: true), 1e-2);
            AssertEqual(Wide(Narrow(x).unsqueeze(0).bmm(Narrow(kernel).unsqueeze(0))), Kernels.Matrices.BatchMatMul(x.unsqueeze(0), kernel.unsqueeze(0)));
            using var result = full([rows, columns], (Scalar)double.NaN, ScalarType.Float32);
            Kernels.Matrices.MatMulInto(result, x, kernel);
            AssertEqual(expected, result);
        }

        // The result is close to the float32 result, but not equal. After the step, the result is in float32 again.
        AssertEqual(x.mm(kernel), expected, 2e-2);
        Assert.NotEqual(Numbers(x.mm(kernel)), Numbers(expected));
        AssertEqual(x.mm(kernel), Kernels.Matrices.Linear(x, kernel), 1e-6);
    }

    [Fact]
    public void Partial_sums_of_products_are_not_rounded()
    {
        // A sum of ones in bfloat16 does not grow beyond 256.
        using var scope = Mixed();
        Assert.Equal(99_840, Kernels.Matrices.MatMul(ones(1, 100_000), ones(100_000, 1)).ToDouble());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Convolutions_and_their_gradients_are_those_of_libtorch_in_bfloat16(bool transposed)
    {
        manual_seed(4);
        var (x, bias) = (randn(3, 4, 9, 8), randn(6));
        var kernel = transposed ? randn(4, 3, 3, 2) : randn(6, 2, 3, 2);

        // Transposed convolutions multiply rounded operands in float32.
        Tensor Operand(Tensor operand) => transposed ? Wide(Narrow(operand)) : Narrow(operand);
        var (leftX, leftKernel) = (Operand(x).requires_grad_(), Operand(kernel).requires_grad_());
        var y = transposed
            ? F.conv_transpose2d(leftX, leftKernel, null!, [2, 1], [1, 0], [1, 0], [1, 2], 2)
            : F.conv2d(leftX, leftKernel, null!, [2, 1], [1, 0], [1, 2], 2);
        var g = randn_like(Wide(y.detach()));
        var expected = autograd.grad([y], [leftX, leftKernel], [Operand(g)]);

        using var scope = Mixed();
        var actual = transposed
            ? Kernels.Convolutions.TransposedConvolution(x, kernel, bias, (2, 1), (1, 0), (1, 0), (1, 2), 2)
            : Kernels.Convolutions.Convolution(x, kernel, bias, (2, 1), (1, 0), (1, 2), 2);
        AssertEqual(Wide(y.detach()) + bias.view(1, 6, 1, 1), actual, transposed ? 1e-6 : 0);
        var gradients = transposed
            ? Kernels.Convolutions.TransposedConvolutionGradients(g, x, kernel, (true, true, true), (2, 1), (1, 0), (1, 0), (1, 2), 2)
            : Kernels.Convolutions.ConvolutionGradients(g, x, kernel, (true, true, true), (2, 1), (1, 0), (1, 2), 2);
        AssertEqual(Wide(expected[0]), gradients.Input, transposed ? 1e-6 : 0);
        AssertEqual(Wide(expected[1]), gradients.Kernel, transposed ? 1e-6 : 0);

        // The gradient of the bias is a sum, which is not rounded.
        AssertEqual(g.sum([0, 2, 3]), gradients.Bias);
    }

    [Fact]
    public void A_gradient_that_is_not_requested_is_not_computed()
    {
        using var scope = Mixed();
        var (x, kernel) = (randn(2, 3, 5, 5), randn(4, 3, 3, 3));
        var (ofInput, ofKernel, ofBias) = Kernels.Convolutions.ConvolutionGradients(randn(2, 4, 3, 3), x, kernel, (false, true, false), (1, 1), (0, 0), (1, 1), 1);
        Assert.Null(ofInput);
        Assert.Equal(kernel.shape, ofKernel.shape);
        Assert.Null(ofBias);
    }

    [Fact]
    public void A_weight_is_rounded_once_in_each_step()
    {
        var (weight, activation) = (ones(4), ones(4));
        var step = new MixedStep(new HashSet<Tensor>([weight], ReferenceEqualityComparer.Instance));
        using (MixedStep.Begin(step))
        {
            using var first = step.Round(weight);
            using var ofActivation = step.Round(activation);
            weight.add_(1);
            activation.add_(1);
            Assert.Equal([1.0, 1, 1, 1], Numbers(step.Round(weight)));
            Assert.Equal([2.0, 2, 2, 2], Numbers(step.Round(activation)));
        }

        var next = new MixedStep(new HashSet<Tensor>([weight], ReferenceEqualityComparer.Instance));
        Assert.Equal([2.0, 2, 2, 2], Numbers(next.Round(weight)));
    }

    [Fact]
    public void Full_precision_can_be_used_inside_a_step_and_other_threads_are_not_affected()
    {
        using var outer = Mixed();
        var mixed = MixedStep.Current;
        Assert.NotNull(mixed);
        using (MixedStep.Begin(null))
        {
            Assert.Null(MixedStep.Current);
        }

        Assert.Same(mixed, MixedStep.Current);
        MixedStep? there = mixed;
        var thread = new Thread(() => there = MixedStep.Current);
        thread.Start();
        thread.Join();
        Assert.Null(there);
    }

    [Fact]
    public void A_device_without_bfloat16_is_named()
    {
        MixedStep.Require(CPU);
        var device = new Device("cuda:99");
        var exception = Assert.Throws<NotSupportedException>(() => MixedStep.Require(device));
        Assert.Contains("on 'cuda:99'. Use Full there", exception.Message, StringComparison.Ordinal);
    }

    private static MixedStep.Scope Mixed() => MixedStep.Begin(new MixedStep(new HashSet<Tensor>()));

    private static Tensor Narrow(Tensor x) => x.type(ScalarType.BFloat16);

    private static Tensor Wide(Tensor x) => x.type(ScalarType.Float32);

    private static double[] Numbers(Tensor x) => Testing.Numbers(x);

    private static void AssertEqual(Tensor expected, Tensor actual, double tolerance = 0)
    {
        Assert.Equal(ScalarType.Float32, actual.dtype);
        Assert.Equal(expected.shape, actual.shape);
        var scale = expected.abs().max().ToDouble();
        Assert.InRange((expected - actual).abs().max().ToDouble() / scale, 0, tolerance);
    }
}
