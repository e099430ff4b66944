using CompiledNets.Generated.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.KernelAccuracy;

/// <summary>A kernel with operands, computed by this library or by libtorch.</summary>
/// <param name="Name">The name of the kernel.</param>
/// <param name="Sizes">The sizes of the operands, for a table.</param>
/// <param name="Operands">The float32 operands.</param>
/// <param name="Compute">Computes the result from operands of float32 or float64.</param>
/// <param name="Operations">The number of multiplications and additions of the direct algorithm, or 0 if the memory limits the speed.</param>
internal sealed record KernelRow(string Name, string Sizes, Tensor[] Operands, Func<Tensor[], Tensor> Compute, double Operations = 0);

/// <summary>All kernels of this library with usual sizes.</summary>
internal static class KernelTable
{
    /// <summary>Creates the rows.</summary>
    /// <param name="seed">The seed of the operands.</param>
    public static IEnumerable<KernelRow> Rows(int seed)
    {
        var random = new Generator((ulong)seed);
        Tensor Normal(params long[] shape) => randn(shape, generator: random);
        Tensor Images(params long[] shape) => Normal(shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2);
        Tensor Kernel(params long[] shape) => (Normal(shape[2], shape[3], shape[1], shape[0]) / Math.Sqrt(shape[1] * shape[2] * shape[3])).permute(3, 2, 0, 1);

        foreach (var (batch, channels, size, filters, kernel, stride, padding) in new[]
        {
            (32L, 1L, 28L, 32L, 3L, 1L, 0L), (32, 32, 26, 64, 3, 1, 0), (32, 64, 14, 64, 3, 1, 1), (64, 64, 9, 64, 3, 1, 1), (16, 64, 28, 256, 1, 1, 0), (16, 3, 64, 64, 7, 2, 3), (16, 64, 28, 128, 3, 2, 1), (8, 32, 160, 3, 3, 1, 1), (8, 64, 80, 64, 1, 1, 0),
        })
        {
            var sizes = $"{batch}x{size}x{size}x{channels}, {kernel}x{kernel} to {filters}, stride {stride}";
            var output = ((size + (2 * padding) - kernel) / stride) + 1;
            var operations = 2.0 * batch * output * output * filters * channels * kernel * kernel;
            Tensor x = Images(batch, channels, size, size), w = Kernel(filters, channels, kernel, kernel), b = Normal(filters), g = Images(batch, filters, output, output);
            (Tensor Input, Tensor Kernel, Tensor Bias) Gradients(Tensor[] of, (bool, bool, bool) wanted) =>
                Convolutions.ConvolutionGradients(of[2], of[0], of[1], wanted, (stride, stride), (padding, padding), (1, 1), 1);
            yield return new("Convolution", sizes, [x, w, b], of => Convolutions.Convolution(of[0], of[1], of[2], (stride, stride), (padding, padding), (1, 1), 1), operations);
            yield return new("Convolution, gradient of the images", sizes, [x, w, g], of => Gradients(of, (true, false, false)).Input, operations);
            yield return new("Convolution, gradient of the kernel", sizes, [x, w, g], of => Gradients(of, (false, true, false)).Kernel, operations);
            yield return new("Convolution, gradient of the images, with that of the kernel", sizes, [x, w, g], of => Gradients(of, (true, true, false)).Input, 2 * operations);
            yield return new("Convolution, gradient of the bias", sizes, [x, w, g], of => Gradients(of, (false, false, true)).Bias);
        }

        foreach (var (batch, channels, size, kernel, stride) in new[] { (8L, 64L, 80L, 3L, 1L), (8, 128, 20, 3, 1), (16, 144, 56, 3, 2), (16, 240, 14, 5, 1), (1, 32, 112, 3, 1) })
        {
            var sizes = $"{batch}x{size}x{size}x{channels}, {kernel}x{kernel}, stride {stride}";
            var (padding, output) = (kernel / 2, ((size - 1) / stride) + 1);
            Tensor x = Images(batch, channels, size, size), w = Kernel(channels, 1, kernel, kernel), b = Normal(channels), g = Images(batch, channels, output, output);
            (Tensor Input, Tensor Kernel, Tensor Bias) Gradients(Tensor[] of, (bool, bool, bool) wanted) =>
                Convolutions.ConvolutionGradients(of[2], of[0], of[1], wanted, (stride, stride), (padding, padding), (1, 1), channels);
            yield return new("Depthwise convolution", sizes, [x, w, b], of => Convolutions.Convolution(of[0], of[1], of[2], (stride, stride), (padding, padding), (1, 1), channels));
            yield return new("Depthwise convolution, gradient of the images", sizes, [x, w, g], of => Gradients(of, (true, false, false)).Input);
            yield return new("Depthwise convolution, gradient of the kernel", sizes, [x, w, g], of => Gradients(of, (false, true, false)).Kernel);
        }

        foreach (var (size, channels, filters, stride) in new[] { (20L, 64L, 32L, 2L), (10, 256, 256, 1), (40, 128, 64, 1), (80, 64, 32, 1) })
        {
            var sizes = $"8x{size}x{size}x{channels}, 3x3 to {filters}, stride {stride}";
            var operations = 2.0 * 8 * size * size * channels * filters * 9;
            Tensor x = Images(8, channels, size, size), w = Kernel(channels, filters, 3, 3), b = Normal(filters), g = Images(8, filters, stride * size, stride * size);
            var more = stride - 1;
            (Tensor Input, Tensor Kernel, Tensor Bias) Gradients(Tensor[] of, (bool, bool, bool) wanted) =>
                Convolutions.TransposedConvolutionGradients(of[2], of[0], of[1], wanted, (stride, stride), (1, 1), (more, more), (1, 1), 1);
            yield return new(
                "Transposed convolution", sizes, [x, w, b], of => Convolutions.TransposedConvolution(of[0], of[1], of[2], (stride, stride), (1, 1), (more, more), (1, 1), 1), operations);
            yield return new("Transposed convolution, gradient of the images", sizes, [x, w, g], of => Gradients(of, (true, false, false)).Input, operations);
            yield return new("Transposed convolution, gradient of the kernel", sizes, [x, w, g], of => Gradients(of, (false, true, false)).Kernel, operations);
        }

        foreach (var (rows, inner, columns) in new[] { (3200L, 512L, 128L), (17920, 256, 256), (32, 784, 128), (256, 784, 128), (128, 9216, 128), (2048, 256, 256), (512, 512, 512) })
        {
            var sizes = $"{rows}x{inner} by {inner}x{columns}";
            var operations = 2.0 * rows * inner * columns;
            Tensor x = Normal(rows, inner), w = Normal(inner, columns) / Math.Sqrt(inner), b = Normal(columns), g = Normal(rows, columns);
            yield return new("Matrix product with bias", sizes, [x, w, b], of => Matrices.Linear(of[0], of[1], of[2]), operations);
            yield return new("Matrix product, transposed right", sizes, [g, w], of => Matrices.MatMul(of[0], of[1], transposeRight: true), operations);
            yield return new("Matrix product, transposed left", sizes, [x, g], of => Matrices.MatMul(of[0], of[1], transposeLeft: true), operations);
        }

        yield return new("Products of pairs", "128 times 64x32 by 32x64", [Normal(128, 64, 32), Normal(128, 32, 64)], of => Matrices.BatchMatMul(of[0], of[1]), 2.0 * 128 * 64 * 32 * 64);

        Tensor images = Images(32, 64, 24, 24), small = Images(32, 64, 12, 12);
        yield return new("Maximum pooling", "32x24x24x64, 2x2", [images], of => Pooling.MaxPool(of[0], (2, 2), (2, 2), (0, 0), false));
        yield return new("Maximum pooling, gradient", "32x24x24x64, 2x2", [images, small], of =>
        {
            var (y, places) = Pooling.MaxPoolWithPlaces(of[0], (2, 2), (2, 2), (0, 0), false);
            using (y)
            using (places)
            {
                return Pooling.MaxPoolGradient(of[1], places, of[0].shape, (2, 2), (2, 2), (0, 0), false);
            }
        });
        yield return new("Average pooling", "32x24x24x64, 2x2", [images], of => Pooling.AveragePool(of[0], (2, 2), (2, 2), (0, 0), false));
        yield return new("Average pooling, gradient", "32x24x24x64, 2x2", [small, images], of => Pooling.AveragePoolGradient(of[0], of[1], (2, 2), (2, 2), (0, 0), false));

        Tensor gamma = Normal(64), beta = Normal(64), zero = zeros(64), one = ones(64), gradient = Images(32, 64, 24, 24);
        yield return new("Batch normalization", "32x24x24x64", [images, zero, one, gamma, beta], of => Normalization.BatchNorm(of[0], of[1], of[2], of[3], of[4], 1e-3, false));
        yield return new("Batch normalization, gradient", "32x24x24x64", [gradient, images, zero, one, gamma], of =>
        {
            var (y, mean, deviation) = Normalization.BatchNormWithStatistics(of[1], of[2], of[3], of[4], null, 1e-3, false);
            using (y)
            using (mean)
            using (deviation)
            {
                return Normalization.BatchNormGradients(of[0], of[1], mean, deviation, of[4], (true, false, false), 1e-3, false).Input;
            }
        });
        Tensor rowsOf256 = Normal(2048, 256), rowGradient = Normal(2048, 256), rowGamma = Normal(256), rowBeta = Normal(256);
        yield return new("Layer normalization", "2048x256", [rowsOf256, rowGamma, rowBeta], of => Normalization.LayerNorm(of[0], of[1], of[2], 1e-3));
        yield return new("Layer normalization, gradient", "2048x256", [rowGradient, rowsOf256, rowGamma], of =>
        {
            var (y, mean, deviation) = Normalization.LayerNormWithStatistics(of[1], of[2], null, 1e-3);
            using (y)
            using (mean)
            using (deviation)
            {
                return Normalization.LayerNormGradients(of[0], of[1], mean, deviation, of[2], (true, false, false), 1e-3).Input;
            }
        });

        yield return new("Softmax", "2048x256", [rowsOf256], of => Probabilities.Softmax(of[0], 1));
        yield return new("Softmax, gradient", "2048x256", [rowGradient, rowsOf256.softmax(1)], of => Probabilities.SoftmaxGradient(of[0], of[1], 1));
        yield return new("Logarithm of softmax", "2048x256", [rowsOf256], of => Probabilities.LogSoftmax(of[0], 1));
        yield return new("Logarithm of softmax, gradient", "2048x256", [rowGradient, rowsOf256.log_softmax(1)], of => Probabilities.LogSoftmaxGradient(of[0], of[1], 1));
        yield return new("Crossentropy of softmax", "2048x256", [rowsOf256, rowGradient.softmax(1)], of => Losses.SoftmaxCrossentropy(of[0], of[1]).ToTensor());
        yield return new("Crossentropy of sigmoid", "2048x256", [rowsOf256, rowGradient.sigmoid()], of => Losses.SigmoidCrossentropy(of[0], of[1]).ToTensor());

        yield return new("Sum over rows", "2048x256", [rowsOf256], of => Reductions.Sum(of[0], 0));
        yield return new("Sum over columns", "2048x256", [rowsOf256], of => Reductions.Sum(of[0], 1));
        yield return new("Sum of enlarged images", "8x40x2x40x2x64", [Normal(8, 40, 2, 40, 2, 64)], of => Reductions.Sum(of[0], 2, 4));
        yield return new("Mean over places", "32x24x24x64", [images], of => Reductions.Mean(of[0], 2, 3));
        yield return new("ReLU", "2048x256", [rowsOf256], of => Activations.Relu(of[0]));
        yield return new("ReLU, gradient", "2048x256", [rowGradient, rowsOf256.relu()], of => Activations.ReluGradient(of[0], of[1]));
        yield return new("Sigmoid", "2048x256", [rowsOf256], of => Activations.Sigmoid(of[0]));
        yield return new("Sigmoid, gradient", "2048x256", [rowGradient, rowsOf256.sigmoid()], of => Activations.SigmoidGradient(of[0], of[1]));
        yield return new("Hyperbolic tangent", "2048x256", [rowsOf256], of => Activations.Tanh(of[0]));
        yield return new("Hyperbolic tangent, gradient", "2048x256", [rowGradient, rowsOf256.tanh()], of => Activations.TanhGradient(of[0], of[1]));
        yield return new("Addition", "2048x256", [rowsOf256, rowGradient], of => Elementwise.Add(of[0], of[1]));
        yield return new("Multiplication", "2048x256", [rowsOf256, rowGradient], of => Elementwise.Multiply(of[0], of[1]));
        yield return new("Division", "2048x256", [rowsOf256, rowGradient.abs().add(0.1)], of => Elementwise.Divide(of[0], of[1]));
        yield return new("Addition of a row", "2048x256", [rowsOf256, rowGamma], of => Elementwise.Add(of[0], of[1]));
        yield return new("Concatenation", "2048x256 twice", [rowsOf256, rowGradient], of => Shapes.Concatenate(1, of[0], of[1]));
        yield return new("Padding", "32x24x24x64 by one", [images], of => Shapes.Pad(of[0], 2, 1, 1, 0));

        foreach (var (batch, channels, size, filters, kernel, stride, groups) in new[]
        {
            (32L, 64L, 14L, 64L, 3L, 1L, 1L), (16, 64, 28, 256, 1, 1, 1), (1, 256, 14, 1024, 1, 1, 1), (16, 3, 64, 64, 7, 2, 1), (16, 144, 56, 144, 3, 1, 144), (1, 32, 112, 32, 3, 1, 32),
        })
        {
            var (padding, output) = (kernel / 2, ((size - 1) / stride) + 1);
            var name = groups > 1 ? "Depthwise convolution with normalization" : "Convolution with normalization";
            yield return new(
                name,
                $"{batch}x{size}x{size}x{channels}, {kernel}x{kernel} to {filters}, stride {stride}",
                [Images(batch, channels, size, size), Kernel(filters, channels / groups, kernel, kernel), Normal(filters), Normal(filters).square() + 0.1, Normal(filters), Normal(filters)],
                of => Convolutions.NormalizedConvolution(of[0], of[1], null, of[2], of[3], of[4], of[5], 1e-3, (stride, stride), (padding, padding), (1, 1), groups, relu: true),
                2.0 * batch * output * output * filters * channels / groups * kernel * kernel);
        }
    }
}
