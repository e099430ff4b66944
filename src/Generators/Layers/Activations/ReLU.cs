using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class ReLU : Word
{
    public override Signature Signature { get; } = new("ReLU", WordKind.Function, "Activations")
    {
        Summary = "Computes max(x, 0).",
        Remarks = "With the other arguments: min(x, maxValue) if x is above the threshold, else negativeSlope · (x - threshold).",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Real("negativeSlope", 0, "The slope below the threshold.", min: 0),
            Parameter.Real("maxValue", double.PositiveInfinity, "The largest value of the result. The default is no limit.", min: 0),
            Parameter.Real("threshold", 0, "The threshold above which x is passed on.", min: 0),
        ],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    // Keras: keras/src/activations/activations.py, ReLU.static_call.
    public override Value Lower(LowerContext c)
    {
        var (graph, x) = (c.Graph, c.Input);
        var (slope, most, threshold) = (c.Arguments.Real("negativeSlope"), c.Arguments.Real("maxValue"), c.Arguments.Real("threshold"));
        if (threshold == 0 && double.IsPositiveInfinity(most))
        {
            return slope == 0 ? Rectifiers.Relu.Apply(graph, x, c.Name) : Rectifiers.LeakyRelu.Apply(graph, x, slope, c.Name);
        }

        var positive = threshold == 0 ? x : Rectifiers.Threshold.Apply(graph, x, [threshold, 0], c.Name);
        if (threshold == 0 || !double.IsPositiveInfinity(most))
        {
            positive = Bounds.Clip.Apply(graph, positive, [0, most], c.Name);
        }

        if (slope == 0)
        {
            return positive;
        }

        var below = Rectifiers.Relu.Apply(
            graph, Arithmetic.Offset.Apply(graph, Arithmetic.Negate.Apply(graph, x, c.Name), threshold, c.Name + "_below"), c.Name + "_below");
        return Arithmetic.Subtract.Apply(graph, positive, Arithmetic.Scale.Apply(graph, below, slope, c.Name + "_below"), c.Name);
    }
}
