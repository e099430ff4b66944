using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Kernel;

/// <summary>Compares loops over small tensors with libtorch's operators, also at the sizes at which kernels switch between them.</summary>
public sealed class LoopTests
{
    public static TheoryData<int, int, int, ScalarType> Sizes
    {
        get
        {
            var data = new TheoryData<int, int, int, ScalarType>();
            foreach (var dtype in (ScalarType[])[ScalarType.Float32, ScalarType.Float64])
            {
                foreach (var (rows, inner, columns) in ((int, int, int)[])[(1, 1, 1), (8, 4, 3), (5, 17, 33), (16, 32, 32), (16, 32, 33), (64, 70, 90)])
                {
                    data.Add(rows, inner, columns, dtype);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_are_those_of_libtorch(int rows, int inner, int columns, ScalarType dtype)
    {
        manual_seed(3);
        var (x, kernel, bias) = (randn([rows, inner], dtype), randn([inner, columns], dtype), randn([columns], dtype));
        AssertClose(addmm(bias, x, kernel, 1, 1), Kernels.Matrices.Linear(x, kernel, bias));
        AssertClose(x.mm(kernel), Kernels.Matrices.Linear(x, kernel));
        AssertClose(x.mm(kernel), Kernels.Matrices.MatMul(x, kernel));
        AssertClose(x.mm(kernel), Kernels.Matrices.MatMul(x.t().contiguous(), kernel, transposeLeft: true));
        AssertClose(x.mm(kernel), Kernels.Matrices.MatMul(x, kernel.t().contiguous(), transposeRight: true));
        AssertClose(x.mm(kernel), Kernels.Matrices.MatMul(x.t().contiguous(), kernel.t().contiguous(), transposeLeft: true, transposeRight: true));
        using var result = full([rows, columns], (Scalar)double.NaN, dtype);
        Kernels.Matrices.MatMulInto(result, x.t().contiguous(), kernel, transposeLeft: true);
        AssertClose(x.mm(kernel), result);
        using var sums = full([columns], (Scalar)double.NaN, dtype);
        Kernels.Reductions.SumInto(sums, x.mm(kernel), 0);
        AssertClose(x.mm(kernel).sum([0]), sums);
    }

    [Fact]
    public void A_matrix_that_is_not_contiguous_is_multiplied_correctly()
    {
        var x = randn(4, 6);
        var kernel = randn(3, 6).t();
        AssertClose(x.mm(kernel), Kernels.Matrices.Linear(x, kernel));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(40_000)]
    public void Activations_are_those_of_libtorch(int length)
    {
        foreach (var dtype in (ScalarType[])[ScalarType.Float32, ScalarType.Float64])
        {
            var (x, g) = (randn([length], dtype), randn([length], dtype));
            using var y = x.clone();
            Kernels.Activations.ReluInPlace(y);
            AssertClose(x.relu(), y);
            using var gradient = g.clone();
            Kernels.Activations.ReluGradientInPlace(gradient, y);
            AssertClose(g * y.gt((Scalar)0).type(dtype), gradient);
            AssertClose(gradient, Kernels.Activations.ReluGradient(g, y));
            using var dropped = g.clone();
            Kernels.Dropouts.ReluDropoutGradientInPlace(dropped, y, 2);
            AssertClose(gradient * (Scalar)2, dropped);
            AssertClose(dropped, Kernels.Dropouts.ReluDropoutGradient(g, y, 2));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(40_000)]
    public void ReLU_passes_on_NaN_and_its_gradient(int length)
    {
        foreach (var dtype in (ScalarType[])[ScalarType.Float32, ScalarType.Float64])
        {
            using var y = full([length], (Scalar)double.NaN, dtype);
            Kernels.Activations.ReluInPlace(y);
            Assert.All(Numbers(y), number => Assert.Equal(double.NaN, number));
            using var g = ones([length], dtype);
            AssertClose(g, Kernels.Activations.ReluGradient(g, y));
            Kernels.Activations.ReluGradientInPlace(g, y);
            AssertClose(ones([length], dtype), g);
        }
    }

    [Fact]
    public void Loops_are_not_used_if_autograd_records()
    {
        var (x, kernel) = (randn(2, 3), randn(3, 2).requires_grad_());
        Assert.True(Kernels.Matrices.Linear(x, kernel).requires_grad);
        using (no_grad())
        {
            Assert.False(Kernels.Matrices.Linear(x, kernel).requires_grad);
        }
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        var tolerance = expected.dtype == ScalarType.Float64 ? 1e-12 : 1e-4;
        Assert.Equal(expected.shape, actual.shape);
        Assert.All(Numbers(expected).Zip(Numbers(actual)), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));
    }
}
