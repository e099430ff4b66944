using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class ReshapeLayer : Layer
{
    public override Signature Signature { get; } = new("Reshape", WordKind.Layer, "Reshaping")
    {
        Summary = "The values of a sample in another shape.",
        Remarks = "The values stay in their order, in which the last axis runs fastest.",
        Shapes = "(N, ...) -> (N, dims...)",
        Parameters = [new Parameter("dims", ParameterKind.Shape, "The sizes without the batch: numbers, names of sizes, and -1 at most once, for what is left.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var dims = c.Arguments.Dims("dims");
        if (dims.Count(dim => dim.Is(-1)) > 1)
        {
            return c.Report(ProblemId.ArgumentsConflict, Place.Of("dims"), ["Reshape", "-1 twice: what is left could be divided among the two in many ways"]);
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

    /// <summary>The shape with -1 replaced by what is left, rounded down where it is divided by a number; null where it cannot be said.</summary>
    private static Shape? Result(Shape input, IReadOnlyList<Dim> dims)
    {
        var (whole, known) = (Dim.Product(input.Dims.Skip(1)), Dim.Product(dims.Where(dim => !dim.Is(-1))));
        var rest = !dims.Any(dim => dim.Is(-1)) ? Dim.One
            : known.IsConstant ? Dim.FloorDiv(whole, known.Constant) : whole.DivideExactly(known);
        return rest is null ? null : new Shape([input[0], .. dims.Select(dim => dim.Is(-1) ? rest : dim)]);
    }

    private static IReadOnlyList<string> Counts(Shape input, IReadOnlyList<Dim> dims) =>
    [
        input.ToString(),
        Dim.Product(input.Dims.Skip(1)).ToString(),
        "(" + string.Join(", ", dims.Select(dim => dim.ToString())) + ")",
        Dim.Product(dims.Where(dim => !dim.Is(-1))).ToString(),
        dims.Any(dim => dim.Is(-1)) ? "a divisor of that" : "as many",
    ];
}
