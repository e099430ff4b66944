using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class RandomNormalLike : Layer
{
    public override Signature Signature { get; } = new("RandomNormalLike", WordKind.Function, "Regularization")
    {
        Summary = "While training, normal numbers in the shape of the operand. Otherwise their mean, everywhere.",
        Remarks = "Of the operand only the shape counts, and no gradient flows into it: mean + Exp(0.5f * logVariance) * RandomNormalLike(mean) is a draw that mean and variance can "
            + "learn from (Kingma and Welling, 2013). What is drawn depends on the seed of the net and the number of the step alone. ONNX' word of that name draws always.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Real("mean", 0, "Their mean."),
            Parameter.Real("stddev", 1, "Their standard deviation.", min: 0),
        ],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c)
    {
        var (mean, deviation) = (c.Arguments.Real("mean"), c.Arguments.Real("stddev"));
        return c.IsTraining && deviation > 0
            ? RandomNormal.Apply(c.Graph, c.Input, c.Input.Shape, mean, deviation, c.Call, c.Name)
            : Pointwise.Scale(c.Graph, Ones.Apply(c.Graph, c.Input, c.Input.Shape, c.Name), mean, c.Name);
    }
}
