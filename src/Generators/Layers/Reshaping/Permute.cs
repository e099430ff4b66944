using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class PermuteLayer : Word
{
    public override Signature Signature { get; } = new("Permute", WordKind.Layer, "Reshaping")
    {
        Summary = "Permutes the axes of a sample.",
        Shapes = "(N, a, b, ...) -> (N, ...)",
        Parameters = [new Parameter("dims", ParameterKind.Integers, "The source axis of each axis of the result. They count from 1, as in Keras: 0 is the batch, which is not permuted.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var dims = c.Arguments.Sizes("dims");
        var count = c.Input.Rank - 1;
        var wrong = dims.Select((axis, index) => (axis, index)).Where(pair => pair.axis < 1 || pair.axis > count || dims.Take(pair.index).Contains(pair.axis)).Select(pair => pair.index).ToList();
        return dims.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(1, c.Input.Rank - 1).Select(axis => (long)axis))
            ? c.Input.Permute(Order(dims))
            : c.Report(
                ProblemId.ArgumentOutOfRange,
                Place.Of("dims", wrong.Count == 1 ? wrong[0] : -1),
                [
                    "Permute",
                    "dims",
                    $"the axes of {c.Input} from 1 to {DimPrinter.Number(c.Input.Rank - 1)}, each once",
                    "(" + string.Join(", ", dims.Select(DimPrinter.Number)) + ")",
                ]);
    }

    public override Value Lower(LowerContext c) => Permute.Apply(c.Graph, c.Input, Order(c.Arguments.Sizes("dims")), c.Name);

    private static List<int> Order(IReadOnlyList<long> dims) => [0, .. dims.Select(axis => (int)axis)];
}
