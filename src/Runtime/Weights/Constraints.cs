using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The constraints of Keras 3 (keras/src/constraints/constraints.py).</summary>
internal static class Constraints
{
    // Keras' backend.epsilon(), which prevents a division by zero.
    private const double Epsilon = 1e-7;

    /// <summary>Applies the constraint of a weight in place. Without a constraint, it does nothing.</summary>
    /// <exception cref="InvalidOperationException">The constraint is unknown.</exception>
    public static void Apply(Weight weight)
    {
        if (weight.Structure.Constraint is { } constraint)
        {
            Apply(weight.Value, constraint.Name, constraint.Arguments);
        }
    }

    // A method of its own, because a function that captures arguments is allocated when its method begins.
    private static void Apply(Tensor w, string name, double[] a)
    {
        switch (name)
        {
            case "NonNeg":
                Kernels.Activations.ReluInPlace(w);
                break;
            case "MaxNorm":
                Rescale(w, Axes(a, 1), lengths => Clip(lengths, 0, a[0]));
                break;
            case "UnitNorm":
                Rescale(w, Axes(a, 0), lengths => ones_like(lengths));
                break;
            case "MinMaxNorm":
                Rescale(w, Axes(a, 3), lengths =>
                {
                    using var clipped = Clip(lengths, a[0], a[1]);
                    var wanted = Kernels.Elementwise.Scale(clipped, a[2]);
                    Kernels.Elementwise.AddScaled(wanted, lengths, 1 - a[2]);
                    return wanted;
                });
                break;
            default:
                throw new InvalidOperationException($"There is no constraint '{name}'.");
        }
    }

    /// <summary>Returns the axes, which come after the numbers of a constraint. The default is axis 0.</summary>
    private static long[] Axes(double[] arguments, int start) =>
        arguments.Length > start ? arguments[start..].Select(axis => (long)axis).ToArray() : [0];

    private static Tensor Clip(Tensor x, double least, double most)
    {
        using Scalar min = least, max = most;
        return x.clamp(min, max);
    }

    // Computes w := w · wanted / (norm + epsilon).
    private static void Rescale(Tensor w, long[] axes, Func<Tensor, Tensor> wantedOf)
    {
        using var squares = w.square();
        using var sums = squares.sum(axes, true);
        using var lengths = sums.sqrt();
        using var wanted = wantedOf(lengths);
        Kernels.Elementwise.OffsetInPlace(lengths, Epsilon);
        wanted.div_(lengths);
        w.mul_(wanted);
    }
}
