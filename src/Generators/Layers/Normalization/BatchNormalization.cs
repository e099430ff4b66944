using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class BatchNormalization : Layer
{
    public override Signature Signature { get; } = new("BatchNormalization", WordKind.Layer, "Normalization")
    {
        Summary = "gamma · (x - mean) / sqrt(variance + epsilon) + beta for each channel: over the batch while training, by moving averages afterwards.",
        Remarks = "The moving averages are weights that are not trained: each training step makes them momentum · average + (1 - momentum) · the batch's. As in Keras, "
            + "momentum is what is kept (PyTorch's is what is taken: 0.1 where Keras' default is 0.99), epsilon is 1e-3 (PyTorch's is 1e-5), and the moving "
            + "variance follows the variance with the divisor n (PyTorch's with n - 1). Ioffe and Szegedy, 2015.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Axis("axis", -1, "The axis of the channels."),
            Parameter.Real("momentum", 0.99, "How much of the moving averages each training step keeps.", min: 0),
            Affine.Epsilon(),
            Affine.Center,
            Affine.Scale,
            .. Affine.Initializers,
            Parameter.Initializer("movingMeanInitializer", "Zeros", "How the moving mean starts."),
            Parameter.Initializer("movingVarianceInitializer", "Ones", "How the moving variance starts."),
            .. Affine.Limits,
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!Affine.Check(c, "BatchNormalization") || c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis || !Affine.Declare(c, axis))
        {
            return null;
        }

        return c.Weight("moving_mean", [c.Input[axis]], "movingMeanInitializer", new DimReference(0, axis), isTrainable: false) is not null
            && c.Weight("moving_variance", [c.Input[axis]], "movingVarianceInitializer", new DimReference(0, axis), isTrainable: false) is not null
            ? c.Input
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var (axis, epsilon) = (c.Axis("axis"), c.Arguments.Real("epsilon"));
        var x = Channels.ToFront(c.Graph, c.Input, axis);
        return Channels.FromFront(c.Graph, c.IsTraining && !c.IsFrozen ? Train(c, x, epsilon) : Infer(c, x, epsilon), axis, c.Input.Shape.Rank);
    }

    private static Value Train(LowerContext c, Value x, double epsilon)
    {
        var results = BatchNorm.Apply(c.Graph, x, Affine.Gamma(c), Affine.Beta(c), epsilon, c.Name);
        if (c.WritesState)
        {
            UpdateMovingAverage.Apply(c.Graph, c.Weight("moving_mean"), results[1], c.Arguments.Real("momentum"));
            UpdateMovingVariance.Apply(c.Graph, c.Weight("moving_variance"), results[2], c.Arguments.Real("momentum"), epsilon);
        }

        return results[0];
    }

    private static Value Infer(LowerContext c, Value x, double epsilon) =>
        FixedNorm.Apply(c.Graph, x, c.Weight("moving_mean"), c.Weight("moving_variance"), Affine.Gamma(c), Affine.Beta(c), epsilon, c.Name);
}
