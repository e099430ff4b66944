using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class ReshapeLayer : Word
{
    public override Signature Signature { get; } = new("Reshape", WordKind.Layer, "Reshaping")
    {
        Summary = "Reshapes a sample.",
        Remarks = "The elements keep their order, in which the index of the last axis changes fastest.",
        Shapes = "(N, ...) -> (N, dims...)",
        Parameters = [new Parameter("dims", ParameterKind.Shape, "The sizes without the batch: numbers, names of sizes, and at most one -1, which is computed from the others.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var dims = c.Arguments.Dims("dims");
        if (dims.Count(dim => dim.Is(-1)) > 1)
        {
            return c.Report(ProblemId.ArgumentsConflict, Place.Of("dims", SecondRest(dims)), ["Reshape", "-1 twice: what is left could be divided among the two in many ways"]);
        }

        if (Result(c.Input, dims) is not { } result)
        {
            return c.Report(ProblemId.ReshapeChangesCount, Place.Of("dims"), Counts(c.Input, dims));
        }

        var (before, after) = (Dim.Product(c.Input.Dims.Skip(1)), Dim.Product(result.Dims.Skip(1)));
        return c.RequireEqual(
            before,
            after,
            ProblemId.ReshapeChangesCount,
            Place.Of("dims"),
            Counts(c.Input, dims))
            ? result
            : null;
    }

    public override Value Lower(LowerContext c) => Reshape.Apply(c.Graph, c.Input, Result(c.Input.Shape, c.Arguments.Dims("dims"))!, c.Name);

    /// <summary>Replaces -1 by the remaining size, rounded down if it is divided by a number. Returns null if the size cannot be expressed.</summary>
    private static Shape? Result(Shape input, IReadOnlyList<Dim> dims)
    {
        var (whole, known) = (Dim.Product(input.Dims.Skip(1)), Dim.Product(dims.Where(dim => !dim.Is(-1))));
        var rest = !dims.Any(dim => dim.Is(-1)) ? Dim.One
            : known.IsConstant ? Dim.FloorDiv(whole, known.Constant) : whole.DivideExactly(known);
        return rest is null ? null : new Shape([input[0], .. dims.Select(dim => dim.Is(-1) ? rest : dim)]);
    }

    private static int SecondRest(IReadOnlyList<Dim> dims) => dims.Select((dim, index) => (dim, index)).Where(pair => pair.dim.Is(-1)).ElementAt(1).index;

    private static IReadOnlyList<string> Counts(Shape input, IReadOnlyList<Dim> dims) =>
    [
        input.ToString(),
        Dim.Product(input.Dims.Skip(1)).ToString(),
        "(" + string.Join(", ", dims.Select(dim => dim.ToString())) + ")",
        Dim.Product(dims.Where(dim => !dim.Is(-1))).ToString(),
        dims.Any(dim => dim.Is(-1)) ? "a divisor of that" : "as many",
    ];
}
