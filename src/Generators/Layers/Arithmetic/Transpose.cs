using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class TransposeFunction : Word
{
    public override Signature Signature { get; } = new("Transpose", WordKind.Function, "Arithmetic")
    {
        Summary = "Permutes the axes. The default reverses the axes of a sample.",
        Shapes = "(N, a, b, ...) -> (N, ...)",
        Parameters = [new Parameter("axes", ParameterKind.Integers, "The source axis of each axis of the result. The first is 0, the batch.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var order = Order(c.Arguments, c.Input.Rank);
        return order[0] == 0 && order.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, c.Input.Rank))
            ? c.Input.Permute(order)
            : c.Report(
                ProblemId.ArgumentOutOfRange,
                Place.Of("axes"),
                [
                    "Transpose",
                    "axes",
                    $"0, and after it the axes of {c.Input} from 1 to {DimPrinter.Number(c.Input.Rank - 1)}, each once",
                    "(" + string.Join(", ", order.Select(axis => DimPrinter.Number(axis))) + ")",
                ]);
    }

    public override Value Lower(LowerContext c) => Permute.Apply(c.Graph, c.Input, Order(c.Arguments, c.Input.Shape.Rank), c.Name);

    private static List<int> Order(Arguments arguments, int rank) => arguments.IsGiven("axes") && arguments.Sizes("axes").Count > 0
        ? arguments.Sizes("axes").Select(axis => (int)axis).ToList()
        : [0, .. Enumerable.Range(1, rank - 1).Reverse()];
}
