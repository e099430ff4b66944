using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Kernel;

/// <summary>Compares losses and metrics of float32 tensors, which the kernels of this library compute, with libtorch in float64.</summary>
public sealed class FloatLossTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(32, 10)]
    [InlineData(3000, 17)]
    [InlineData(40_000, 3)]
    public void Losses_and_counts_are_those_of_libtorch(int rows, int classes)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            using var scope = NewDisposeScope();
            using var generator = new Generator((ulong)seed);
            var logits = randn([rows, classes], generator: generator) * 3;
            var target = rand([rows, classes], generator: generator);
            var numbers = randint(classes, [rows], ScalarType.Int64, generator: generator);
            var (exact, exactTarget) = (logits.to_type(ScalarType.Float64), target.to_type(ScalarType.Float64));

            var expected = nn.functional.binary_cross_entropy_with_logits(exact, exactTarget).ToDouble();
            Assert.Equal(expected, Kernels.Losses.SigmoidCrossentropy(logits, target).Value, 6);
            var (loss, probabilities) = Kernels.Losses.SigmoidCrossentropyWithProbabilities(logits, target);
            Assert.Equal(expected, loss.Value, 6);
            Assert.True((probabilities - exact.sigmoid()).abs().max().ToDouble() < 1e-6, $"seed {seed}: the probabilities differ");

            var hot = nn.functional.one_hot(numbers, classes);
            var dense = logits.clone();
            Kernels.Losses.ScaledDifferenceInPlace(dense, target, 0.3);
            Assert.True((dense - ((exact - exactTarget) * 0.3)).abs().max().ToDouble() < 1e-5, $"seed {seed}: the differences differ");
            var sparse = logits.clone();
            Kernels.Losses.SparseScaledDifferenceInPlace(sparse, numbers, 0.3);
            Assert.True((sparse - ((exact - hot) * 0.3)).abs().max().ToDouble() < 1e-5, $"seed {seed}: the differences to class numbers differ");

            var y = exact.sigmoid();
            var g = logits.clone();
            Kernels.Activations.SigmoidGradientInPlace(g, y.to_type(ScalarType.Float32));
            Assert.True((g - (exact * y * (1 - y))).abs().max().ToDouble() < 1e-5, $"seed {seed}: the gradients of sigmoid differ");
            y = exact.tanh();
            g = logits.clone();
            Kernels.Activations.TanhGradientInPlace(g, y.to_type(ScalarType.Float32));
            Assert.True((g - (exact * (1 - (y * y)))).abs().max().ToDouble() < 1e-5, $"seed {seed}: the gradients of tanh differ");
            g = logits.clone();
            Kernels.Elementwise.ScaleInPlace(g, -2.5);
            Assert.True((g - (exact * -2.5)).abs().max().ToDouble() < 1e-5, $"seed {seed}: the scaled numbers differ");

            Assert.Equal(exact.argmax(-1).eq(exactTarget.argmax(-1)).sum().ToDouble(), Kernels.Metrics.CategoricalMatches(logits, target).Value);
            Assert.Equal(exact.argmax(-1).eq(numbers).sum().ToDouble(), Kernels.Metrics.SparseCategoricalMatches(logits, numbers).Value);
        }
    }
}
