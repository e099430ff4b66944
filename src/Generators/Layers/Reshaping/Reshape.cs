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

        var origins = c.Input.Rank > 1 && c.Input.Dims.Skip(1).Count(dim => !dim.Is(1)) > 1 ? [new DimReference(0, c.Input.Rank - 1)] : System.Array.Empty<DimReference>();
        if (Result(c.Input, dims) is not { } result)
        {
            return c.Report(ProblemId.ReshapeChangesCount, Place.Of("dims"), Counts(c.Input, dims), origins);
        }

        var (before, after) = (Dim.Product(c.Input.Dims.Skip(1)), Dim.Product(result.Dims.Skip(1)));
        return c.RequireEqual(before, after, ProblemId.ReshapeChangesCount, Place.Of("dims"), Counts(c.Input, dims), origins) ? result : null;
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

    /// <summary>
    /// Gets the words about the numbers of values. The first axes that both shapes have are left out: of (T, 30) and (T, 4, 8) only the 30 values of a step
    /// are of interest.
    /// </summary>
    private static IReadOnlyList<string> Counts(Shape input, IReadOnlyList<Dim> dims)
    {
        var common = 0;
        while (common + 2 < input.Rank && common + 1 < dims.Count && dims[common].Equals(input[common + 1]))
        {
            common++;
        }

        var (before, after) = (Dim.Product(input.Dims.Skip(1 + common)), Dim.Product(dims.Skip(common).Where(dim => !dim.Is(-1))));
        var hasRest = dims.Any(dim => dim.Is(-1));
        var what = common switch { 0 => "a sample", 1 => "each step", _ => "each place" };
        return
        [
            $"{what} of {input}",
            before.ToString(),
            "(" + string.Join(", ", dims.Skip(common)) + ")",
            hasRest ? $"a multiple of {after}" : after.ToString(),
            hasRest ? $"choose sizes that divide {before}" : $"choose sizes that multiply to {before}, or make {after} values before it",
        ];
    }
}
