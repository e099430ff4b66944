using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes the penalties of regularizers and their gradients.</summary>
public static class Penalties
{
    /// <summary>Computes l1 · sum|x| + l2 · sum x².</summary>
    /// <param name="x">A weight.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    public static Measure Penalty(Tensor x, double l1, double l2)
    {
        if (l1 == 0)
        {
            return Squares();
        }

        using var absolute = x.abs();
        using var sum = absolute.sum();
        var scaled = Elementwise.Scale(sum, l1);
        if (l2 == 0)
        {
            return scaled;
        }

        using var first = scaled;
        using var second = Squares();
        return first.add(second);

        Tensor Squares()
        {
            using var squares = x.square();
            using var sumOfSquares = squares.sum();
            return Elementwise.Scale(sumOfSquares, l2);
        }
    }

    /// <summary>Computes l1 · sign(x) + 2 · l2 · x.</summary>
    /// <param name="x">A weight.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    public static Tensor PenaltyGradient(Tensor x, double l1, double l2)
    {
        var gradient = Elementwise.Scale(x, 2 * l2);
        if (l1 != 0)
        {
            using var sign = x.sign();
            Elementwise.AddScaled(gradient, sign, l1);
        }

        return gradient;
    }

    /// <summary>
    /// Computes <see cref="Penalty"/> of a result of a layer, which is a sum over the batch. The ranks of a training weigh their losses by their samples, so a part of
    /// the sum counts as many times more.
    /// </summary>
    /// <param name="x">A result of a layer.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    public static Measure ActivityPenalty(Tensor x, double l1, double l2) => Penalty(x, l1 * SharedBatch.FactorOfSums, l2 * SharedBatch.FactorOfSums);

    /// <summary>Computes the gradient of <see cref="ActivityPenalty"/>.</summary>
    /// <param name="x">A result of a layer.</param>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    public static Tensor ActivityPenaltyGradient(Tensor x, double l1, double l2) => PenaltyGradient(x, l1 * SharedBatch.FactorOfSums, l2 * SharedBatch.FactorOfSums);

    /// <summary>Computes a factor times the mean absolute cosine between the rows or columns of a matrix.</summary>
    /// <param name="x">A matrix.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="axis">The axis of the vectors: 1 for rows, 0 for columns.</param>
    public static Measure OrthogonalPenalty(Tensor x, double factor, int axis)
    {
        using var lengths = Lengths(x, axis);
        using var units = x.div(lengths);
        using var cosines = Cosines(units, axis);
        using var absolute = cosines.abs();
        using var sum = absolute.sum();
        return Elementwise.Scale(sum, factor / OrderedPairs(x, axis));
    }

    /// <summary>Computes the gradient of <see cref="OrthogonalPenalty"/>.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="axis">The axis of the vectors: 1 for rows, 0 for columns.</param>
    public static Tensor OrthogonalPenaltyGradient(Tensor x, double factor, int axis)
    {
        using var lengths = Lengths(x, axis);
        using var units = x.div(lengths);
        using var cosines = Cosines(units, axis);
        using var signs = cosines.sign();

        // Each pair is in the sum twice. The part of the gradient along a vector is removed, because it changes only the norm.
        using var others = axis == 1 ? signs.matmul(units) : units.matmul(signs);
        using var products = others.mul(units);
        using var along = products.sum([axis], true);
        using var lengthening = units.mul(along);
        using var across = others.sub(lengthening);
        using var gradient = across.div(lengths);
        return Elementwise.Scale(gradient, 2 * factor / OrderedPairs(x, axis));
    }

    /// <summary>Computes the norms of the vectors along an axis. As in Keras, they are at least 1e-12.</summary>
    private static Tensor Lengths(Tensor x, int axis)
    {
        using var squares = x.square();
        using var sums = squares.sum([axis], true);
        using var positive = sums.add(1e-24);
        return positive.sqrt();
    }

    /// <summary>Computes the cosine of each pair of vectors, and zero for a vector and itself.</summary>
    private static Tensor Cosines(Tensor units, int axis)
    {
        using var transposed = units.t();
        using var products = axis == 1 ? units.matmul(transposed) : transposed.matmul(units);
        using var diagonal = products.diag();
        using var itself = diagonal.diag();
        return products.sub(itself);
    }

    private static double OrderedPairs(Tensor x, int axis) => (double)x.size(1 - axis) * (x.size(1 - axis) - 1);
}
