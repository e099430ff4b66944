using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

// The parts of losses with weights or a mask.
public static partial class Kernels
{
    /// <summary>Converts a mask to weights whose mean is one: zero, or the number of steps divided by the number of unmasked steps.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="like">A tensor of the dtype of the result.</param>
    public static Tensor MaskWeights(Tensor mask, Tensor like)
    {
        var weights = mask.type(like.dtype);
        using var mean = weights.mean();

        // If all steps are masked, the weights are zero. The bound prevents a division by zero.
        using Scalar least = Epsilon;
        using var divisor = mean.clamp_min(least);
        weights.div_(divisor);
        return weights;
    }

    /// <summary>Computes the logarithm of probabilities that are clipped to the range from 1e-7 to 1 - 1e-7.</summary>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfProbability(Tensor output) => LogOf(output);

    /// <summary>Computes the gradient of <see cref="LogOfProbability"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfProbabilityGradient(Tensor gradient, Tensor output) => GradientOfLog(output, gradient, 1);

    /// <summary>Computes the logarithm of one minus the probabilities, clipped alike.</summary>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfComplement(Tensor output)
    {
        using var complement = Complement(output);
        return LogOf(complement);
    }

    /// <summary>Computes the gradient of <see cref="LogOfComplement"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfComplementGradient(Tensor gradient, Tensor output)
    {
        using var complement = Complement(output);
        return GradientOfLog(complement, gradient, -1);
    }

    /// <summary>Computes the logarithm of outputs divided by the sum of their row, clipped alike.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    public static Tensor LogOfShare(Tensor output)
    {
        using var sums = output.sum([-1], true);
        using var shares = output.div(sums);
        return LogOf(shares);
    }

    /// <summary>Computes the gradient of <see cref="LogOfShare"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    public static Tensor LogOfShareGradient(Tensor gradient, Tensor output)
    {
        using var sums = output.sum([-1], true);
        using var shares = output.div(sums);

        // With q = p / s: dL/dp = (dL/dq - sum(dL/dq * q)) / s.
        using var d = GradientOfLog(shares, gradient, 1);
        using var product = d.mul(shares);
        using var sum = product.sum([-1], true);
        using var difference = d.sub(sum);
        return difference.div(sums);
    }

    /// <summary>Selects an element of each row by its index.</summary>
    /// <param name="x">The rows, of the shape (..., classes).</param>
    /// <param name="numbers">The class numbers, of the shape (...), from 0 to less than the number of classes.</param>
    public static Tensor ChosenOfRow(Tensor x, Tensor numbers)
    {
        using var index = numbers.unsqueeze(-1);
        using var chosen = x.gather(-1, index);
        return chosen.squeeze(-1);
    }

    /// <summary>Computes the gradient of <see cref="ChosenOfRow"/>.</summary>
    /// <param name="gradient">The gradient of the elements.</param>
    /// <param name="numbers">The indices of the elements, of the shape (...).</param>
    /// <param name="like">A tensor of the shape of x.</param>
    public static Tensor ChosenOfRowGradient(Tensor gradient, Tensor numbers, Tensor like)
    {
        using var index = numbers.unsqueeze(-1);
        using var values = gradient.unsqueeze(-1);
        var spread = zeros_like(like);
        spread.scatter_(-1, index, values);
        return spread;
    }
}
