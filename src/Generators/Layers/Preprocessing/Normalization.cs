using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Normalization : Layer
{
    // keras.backend.epsilon(): what a deviation is at least.
    private const double Epsilon = 1e-7;

    public override Signature Signature { get; } = new("Normalization", WordKind.Layer, "Preprocessing")
    {
        Summary = "(x - mean) / deviation for each place of an axis, where mean and deviation are those of the data that net.Normalization.Adapt(data) was given.",
        Remarks = "mean and variance are weights that no training changes, and are saved with the net; Keras' third, the count, is not needed. A deviation below 1e-7 counts as that.",
        Shapes = "x -> x",
        Masks = MaskRule.Passes,
        MemberBase = "NormalizationLayer",
        Parameters =
        [
            Parameter.Axis("axis", -1, "The axis that keeps its places apart."),
            Parameter.Flag("invert", false, "Whether x was normalized and shall be as it was: mean + x · deviation."),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!Affine.Check(c, "Normalization") || c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis)
        {
            return null;
        }

        // (size, 1, 1): the axes behind are repeated.
        Dim[] shape = [c.Input[axis], .. Enumerable.Repeat(Dim.One, c.Input.Rank - 1 - axis)];
        var from = new DimReference(0, axis);
        return c.Weight("mean", shape, "meanInitializer", from, isTrainable: false, startsAs: Models.FormulaModel.Of("Zeros")) is not null
            && c.Weight("variance", shape, "varianceInitializer", from, isTrainable: false, startsAs: Models.FormulaModel.Of("Ones")) is not null
            ? c.Input
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var (graph, mean) = (c.Graph, c.Weight("mean"));
        var deviation = Activations.Clip(graph, Pointwise.Apply(graph, "Sqrt", c.Weight("variance"), c.Name + "_deviation"), Epsilon, double.PositiveInfinity, c.Name + "_deviation");
        return c.Arguments.Flag("invert")
            ? Pointwise.Add(graph, Pointwise.Multiply(graph, c.Input, deviation, c.Name), mean, c.Name)
            : Pointwise.Divide(graph, Pointwise.Subtract(graph, c.Input, mean, c.Name + "_centered"), deviation, c.Name);
    }
}
