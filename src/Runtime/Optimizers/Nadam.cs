using System.Numerics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// <see cref="Adam"/> with Nesterov's momentum. Dozat, 2015. Keras: keras/src/optimizers/nadam.py. As in Keras, the momentum grows with the
/// powers of 0.96. PyTorch's default multiplies the exponent by 0.004 (momentum_decay), which here is 1.
/// </summary>
/// <param name="learningRate">The learning rate.</param>
/// <param name="beta1">The decay of the mean gradient.</param>
/// <param name="beta2">The decay of the mean square.</param>
/// <param name="epsilon">A small number that prevents a division by zero.</param>
public sealed class Nadam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
    : ElementwiseOptimizer(learningRate)
{
    private readonly double _beta1 = OptionChecks.Decay(beta1);
    private readonly double _beta2 = OptionChecks.Decay(beta2);
    private readonly double _epsilon = OptionChecks.NotNegative(epsilon);

    private readonly Lock _lock = new();
    private double _product = 1;
    private long _productOf;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> SlotNames => ["momentum", "velocity"];

    /// <inheritdoc/>
    protected override void Update<T>(Part<T> part)
    {
        var w = part.Weights;
        var g = part.Gradients;
        var (ofMean, ofGradient, size) = Factors();
        var (rate, take1, take2, small) = (All<T>(part.Rate), All<T>(1 - _beta1), All<T>(1 - _beta2), All<T>(_epsilon));
        var (c, d, s) = (All<T>(ofMean), All<T>(ofGradient), All<T>(size));
        var m = part[0];
        var v = part[1];
        for (var i = 0; i < w.Length; i++)
        {
            m[i] += (g[i] - m[i]) * take1;
            v[i] += ((g[i] * g[i]) - v[i]) * take2;
            w[i] -= rate * ((c * m[i]) + (d * g[i])) / (Vector.SquareRoot(v[i] * s) + small);
        }
    }

    /// <inheritdoc/>
    protected override void UpdateTensors(Tensor w, Tensor g, Tensor[] slots, double rate)
    {
        var (ofMean, ofGradient, size) = Factors();
        var (m, v) = (slots[0], slots[1]);
        Kernels.Elementwise.ScaleInPlace(m, _beta1);
        Kernels.Elementwise.AddScaled(m, g, 1 - _beta1);
        Kernels.Elementwise.ScaleInPlace(v, _beta2);
        Kernels.Elementwise.AddProduct(v, g, g, 1 - _beta2);
        var step = Kernels.Elementwise.Scale(m, ofMean);
        Kernels.Elementwise.AddScaled(step, g, ofGradient);
        Kernels.Elementwise.AddScaled(w, step / Kernels.Elementwise.Offset(Kernels.Elementwise.Scale(v, size).sqrt(), _epsilon), -rate);
    }

    /// <summary>Computes the factors of the mean and the gradient in this update, and the bias correction of the mean square.</summary>
    private (double OfMean, double OfGradient, double Size) Factors()
    {
        lock (_lock)
        {
            // The product of the momenta is computed from the number of updates, so a checkpoint need not contain it.
            if (_productOf > Iterations)
            {
                (_product, _productOf) = (1, 0);
            }

            while (_productOf < Iterations)
            {
                _product *= Momentum(++_productOf);
            }

            var next = Momentum(Iterations + 1);
            return (next / (1 - (_product * next)), (1 - Momentum(Iterations)) / (1 - _product), 1 / (1 - Math.Pow(_beta2, Iterations)));
        }
    }

    private double Momentum(long step) => _beta1 * (1 - (0.5 * Math.Pow(0.96, step)));
}
