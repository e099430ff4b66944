using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

// What losses are made of whose places count unlike each other.
public static partial class Kernels
{
    /// <summary>A mask as numbers whose mean is one: zeros, and the number of steps divided by that of those that count.</summary>
    /// <param name="mask">Which steps count.</param>
    /// <param name="like">A tensor of the dtype.</param>
    public static Tensor MaskWeights(Tensor mask, Tensor like)
    {
        var weights = mask.type(like.dtype);
        using var mean = weights.mean();

        // Where nothing counts, everything is zero, and stays so.
        using Scalar least = Epsilon;
        using var divisor = mean.clamp_min(least);
        weights.div_(divisor);
        return weights;
    }

    /// <summary>The logarithm of probabilities that are kept between 1e-7 and one minus that.</summary>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfProbability(Tensor output) => LogOf(output);

    /// <summary>The gradient of <see cref="LogOfProbability"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfProbabilityGradient(Tensor gradient, Tensor output) => GradientOfLog(output, gradient, 1);

    /// <summary>The logarithm of one minus probabilities.</summary>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfComplement(Tensor output)
    {
        using var complement = Complement(output);
        return LogOf(complement);
    }

    /// <summary>The gradient of <see cref="LogOfComplement"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfComplementGradient(Tensor gradient, Tensor output)
    {
        using var complement = Complement(output);
        return GradientOfLog(complement, gradient, -1);
    }

    /// <summary>The logarithm of outputs that are divided by the sum of their row.</summary>
    /// <param name="output">(..., classes).</param>
    public static Tensor LogOfShare(Tensor output)
    {
        using var sums = output.sum([-1], true);
        using var shares = output.div(sums);
        return LogOf(shares);
    }

    /// <summary>The gradient of <see cref="LogOfShare"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">(..., classes).</param>
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

    /// <summary>Of each row the element whose number is given.</summary>
    /// <param name="x">(..., classes).</param>
    /// <param name="numbers">(...): from 0 to below the number of classes.</param>
    public static Tensor ChosenOfRow(Tensor x, Tensor numbers)
    {
        using var index = numbers.unsqueeze(-1);
        using var chosen = x.gather(-1, index);
        return chosen.squeeze(-1);
    }

    /// <summary>The gradient of <see cref="ChosenOfRow"/>.</summary>
    /// <param name="gradient">The gradient of the elements.</param>
    /// <param name="numbers">(...): which they are.</param>
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
