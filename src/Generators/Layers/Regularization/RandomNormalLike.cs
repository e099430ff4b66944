using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class RandomNormalLike : Word
{
    public override Signature Signature { get; } = new("RandomNormalLike", WordKind.Function, "Regularization")
    {
        Summary = "Draws normal random numbers in the shape of the operand while training. Otherwise returns their mean for every element.",
        Remarks = "Only the shape of the operand is used, and it gets no gradient. mean + Exp(0.5f * logVariance) * RandomNormalLike(mean) is a sample through which mean and variance can "
            + "be trained (Kingma and Welling, 2013). The numbers depend only on the seed of the net and the number of the step. ONNX' operator of that name also draws when it predicts.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Real("mean", 0, "The mean of the numbers."),
            Parameter.Real("stddev", 1, "The standard deviation of the numbers.", min: 0),
        ],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c)
    {
        var (mean, deviation) = (c.Arguments.Real("mean"), c.Arguments.Real("stddev"));
        return c.IsTraining && deviation > 0
            ? RandomNormal.Apply(c.Graph, c.Input, c.Input.Shape, mean, deviation, c.Call, c.Name)
            : Arithmetic.Scale.Apply(c.Graph, Ones.Apply(c.Graph, c.Input, c.Input.Shape, c.Name), mean, c.Name);
    }
}
