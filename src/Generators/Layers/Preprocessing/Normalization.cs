using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Normalization : Word
{
    // Keras' backend.epsilon(), the smallest deviation.
    private const double Epsilon = 1e-7;

    public override Signature Signature { get; } = new("Normalization", WordKind.Layer, "Preprocessing")
    {
        Summary = "Computes (x - mean) / deviation for each element of an axis. The statistics are those of the data that was passed to net.Normalization.Adapt(data).",
        Remarks = "mean and variance are weights that training does not change and that are saved with the net. Keras' third weight, the count, is not needed. A deviation below 1e-7 is replaced by 1e-7.",
        Shapes = "x -> x",
        Masks = MaskRule.Passes,
        MemberBase = "Generated.NormalizationLayer",
        Parameters =
        [
            Parameter.Axis("axis", -1, "The axis whose elements have separate statistics."),
            Parameter.Flag("invert", false, "Whether the inverse is computed: mean + x · deviation."),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!Affine.Check(c, "Normalization") || c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis)
        {
            return null;
        }

        // (size, 1, 1): the statistics are broadcast along the later axes.
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
        var deviation = Bounds.Clip.Apply(graph, Powers.Sqrt.Apply(graph, c.Weight("variance"), c.Name + "_deviation"), [Epsilon, double.PositiveInfinity], c.Name + "_deviation");
        return c.Arguments.Flag("invert")
            ? Arithmetic.Add.Apply(graph, Arithmetic.Multiply.Apply(graph, c.Input, deviation, c.Name), mean, c.Name)
            : Arithmetic.Divide.Apply(graph, Arithmetic.Subtract.Apply(graph, c.Input, mean, c.Name + "_centered"), deviation, c.Name);
    }
}
