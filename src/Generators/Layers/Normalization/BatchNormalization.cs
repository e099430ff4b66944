using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class BatchNormalization : Word
{
    public override Signature Signature { get; } = new("BatchNormalization", WordKind.Layer, "Normalization")
    {
        Summary = "Computes gamma · (x - mean) / sqrt(variance + epsilon) + beta for each channel. Training uses the statistics of the batch, and prediction uses moving averages.",
        Remarks = "The moving averages are weights that are not trained. Each training step sets them to momentum · average + (1 - momentum) · statistic of the batch. As in Keras, "
            + "momentum is the part that is kept, 0.99 by default (PyTorch's momentum is the part that is replaced, 0.1 by default), epsilon is 1e-3 (PyTorch's is 1e-5), and the moving "
            + "variance averages variances with the divisor n (PyTorch's divisor is n - 1). A layer that is not trainable, by Frozen or because its property Trainable is false, normalizes by its "
            + "moving averages in training too, and leaves them as they are. Ioffe and Szegedy, 2015.",
        Shapes = "x -> x",
        Masks = MaskRule.Passes | MaskRule.Uses,
        Parameters =
        [
            Parameter.Axis("axis", -1, "The axis of the channels."),
            Parameter.Real("momentum", 0.99, "The part of the moving averages that each training step keeps.", min: 0),
            Affine.Epsilon(),
            Affine.Center,
            Affine.Scale,
            .. Affine.Initializers,
            Parameter.Initializer("movingMeanInitializer", "Zeros", "The initializer of the moving mean."),
            Parameter.Initializer("movingVarianceInitializer", "Ones", "The initializer of the moving variance."),
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
        if (c.Mask(0) is { } mask && c.IsTraining && !c.IsFrozen)
        {
            return TrainMasked(c, mask, axis, epsilon);
        }

        var x = Channels.ToFront(c.Graph, c.Input, axis);
        return Channels.FromFront(c.Graph, c.IsTraining && !c.IsFrozen ? Train(c, x, epsilon) : Infer(c, x, epsilon), axis, c.Input.Shape.Rank);
    }

    private static Value Train(LowerContext c, Value x, double epsilon)
    {
        var results = BatchNorm.Apply(c.Graph, x, c.Weight("moving_mean"), c.Weight("moving_variance"), Affine.Gamma(c), Affine.Beta(c), epsilon, c.Name);
        Update(c, results[1], results[2], epsilon);
        return results[0];
    }

    /// <summary>
    /// Normalizes by the statistics of the steps that a mask keeps, or by the moving averages if the layer is not trainable at run time. As in Keras,
    /// epsilon is added to the number of steps too.
    /// </summary>
    private static Value TrainMasked(LowerContext c, Value mask, int axis, double epsilon)
    {
        var (graph, x, name) = (c.Graph, c.Input, c.Name);
        var others = Enumerable.Range(0, x.Shape.Rank).Where(other => other != axis).ToList();
        var numbers = Masks.Widen(graph, Masks.Numbers(graph, mask, x, name + "_mask"), x.Shape.Rank);
        var count = Arithmetic.Offset.Apply(graph, Sum.Apply(graph, Expand.Apply(graph, numbers, x.Shape), others, name + "_count"), epsilon, name + "_count");
        var mean = ChosenStatistics.Apply(graph, MeanOf(x, name + "_mean"), c.Weight("moving_mean"), name + "_mean");
        var difference = Arithmetic.Subtract.Apply(graph, x, AlongAxis(mean), name + "_difference");
        var squares = MeanOf(Powers.Square.Apply(graph, difference, name + "_squares"), name + "_variance");
        var variance = ChosenStatistics.Apply(graph, squares, c.Weight("moving_variance"), name + "_variance");
        var factor = Powers.Rsqrt.Apply(graph, Arithmetic.Offset.Apply(graph, variance, epsilon, name + "_variance"), name + "_factor");
        Update(c, mean, factor, epsilon);
        var result = Arithmetic.Multiply.Apply(graph, difference, AlongAxis(factor), name + "_normalized");
        result = Affine.Gamma(c) is { } gamma ? Arithmetic.Multiply.Apply(graph, result, AlongAxis(gamma), name + "_scaled") : result;
        return Affine.Beta(c) is { } beta ? Arithmetic.Add.Apply(graph, result, AlongAxis(beta), name) : result;

        Value MeanOf(Value values, string of) =>
            Arithmetic.Divide.Apply(graph, Sum.Apply(graph, Arithmetic.Multiply.Apply(graph, values, numbers, of), others, of), count, of);

        Value AlongAxis(Value perChannel) => Masks.Widen(graph, perChannel, x.Shape.Rank - axis);
    }

    /// <summary>Updates the moving averages, if the step may write them.</summary>
    private static void Update(LowerContext c, Value mean, Value factor, double epsilon)
    {
        if (c.WritesState)
        {
            UpdateMovingAverage.Apply(c.Graph, c.Weight("moving_mean"), mean, c.Arguments.Real("momentum"));
            UpdateMovingVariance.Apply(c.Graph, c.Weight("moving_variance"), factor, c.Arguments.Real("momentum"), epsilon);
        }
    }

    private static Value Infer(LowerContext c, Value x, double epsilon) =>
        FixedNorm.Apply(c.Graph, x, c.Weight("moving_mean"), c.Weight("moving_variance"), Affine.Gamma(c), Affine.Beta(c), epsilon, c.Name);
}
