using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>The indexer of symbolic tensors: <c>x[1..^1, ..]</c>. The method is a member of <c>Sym&lt;T&gt;</c>.</summary>
internal sealed class SliceOperator : Word
{
    /// <summary>
    /// The numbers that encode the slice of one axis: 1 if the axis is removed, then the start and the end, each followed by 1 if it counts from the
    /// end.
    /// </summary>
    private const int NumbersPerAxis = 5;

    public override Signature Signature { get; } = new("Slice", WordKind.Internal)
    {
        Summary = "Applies the operator [].",
        Shapes = "(N, a, b, ...) -> (N, a', b', ...)",
        Parameters = [new Parameter("slices", ParameterKind.Integers, "One slice per axis of a sample, encoded as five numbers.")],
    };

    public override DType ResultDType(IReadOnlyList<DType> operands) => operands[0];

    /// <summary>The slices of the masked axes are those of the mask. The mask ends if a single step is taken, because no step is left then.</summary>
    public override int? MaskOfResult(MaskContext c)
    {
        var mask = c.Masks[0]!.Value;
        var axes = c.ShapeOf(mask).Rank - 1;
        var numbers = c.Arguments.Sizes("slices").Take(axes * NumbersPerAxis).ToList();
        if (numbers.Where((_, index) => index % NumbersPerAxis == 0).Any(disappears => disappears == 1))
        {
            return null;
        }

        var sliced = c.Apply(this, [mask], new Argument("slices", ArgumentValue.Of(numbers)));
        return sliced is { } result && c.Fits(result) ? result : c.Drop();
    }

    public override Shape? Infer(ShapeContext c)
    {
        var slices = Slices(c.Arguments, c.Input);
        if (slices.Count > c.Input.Rank - 1)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), ["[]", $"an axis for each of {DimPrinter.Number(slices.Count)} slices", c.Input.ToString()]);
        }

        var fits = true;
        for (var i = 0; i < slices.Count; i++)
        {
            var (size, slice) = (c.Input[i + 1], slices[i]);
            string[] arguments = [slice.ToString(), DimPrinter.Number(i + 1), size.ToString(), c.Input.ToString()];
            var origin = new DimReference(0, i + 1);
            fits &= c.RequirePositive(slice.Start + 1, ProblemId.SliceOutOfRange, Place.Of("slices", i), arguments, origin)
                && c.RequirePositive(size - slice.End + 1, ProblemId.SliceOutOfRange, Place.Of("slices", i), arguments, origin)
                && c.RequirePositive(slice.End - slice.Start, ProblemId.SliceOutOfRange, Place.Of("slices", i), arguments, origin);
        }

        return fits ? Result(c.Input, slices) : null;
    }

    public override Value Lower(LowerContext c)
    {
        var (x, slices) = (c.Input, Slices(c.Arguments, c.Input.Shape));
        for (var i = 0; i < slices.Count; i++)
        {
            var length = slices[i].End - slices[i].Start;
            x = length.Equals(x.Shape[i + 1]) ? x : Narrow.Apply(c.Graph, x, i + 1, slices[i].Start, length, c.Name);
        }

        return Reshape.Apply(c.Graph, x, Result(c.Input.Shape, slices), c.Name);
    }

    private static Shape Result(Shape shape, IReadOnlyList<AxisSlice> slices) => new(shape.Dims
        .Select((dim, axis) => (dim: axis == 0 || axis > slices.Count ? dim : slices[axis - 1].End - slices[axis - 1].Start, axis))
        .Where(pair => pair.axis == 0 || pair.axis > slices.Count || !slices[pair.axis - 1].Disappears)
        .Select(pair => pair.dim));

    private static List<AxisSlice> Slices(Arguments arguments, Shape shape)
    {
        var numbers = arguments.Sizes("slices");
        return Enumerable.Range(0, numbers.Count / NumbersPerAxis).Select(i =>
        {
            var n = numbers.Skip(i * NumbersPerAxis).Take(NumbersPerAxis).ToList();
            var size = i + 1 < shape.Rank ? shape[i + 1] : Dim.Zero;
            var start = n[2] == 1 ? size - n[1] : n[1];
            return new AxisSlice(n[0] == 1, start, n[0] == 1 ? start + 1 : n[4] == 1 ? size - n[3] : n[3], Text(n));
        }).ToList();
    }

    private static string Text(List<long> n)
    {
        static string Index(long value, long fromEnd) => (fromEnd == 1 ? "^" : "") + DimPrinter.Number(value);
        return n[0] == 1 ? Index(n[1], n[2]) : $"{Index(n[1], n[2])}..{Index(n[3], n[4])}";
    }

    /// <summary>The slice of one axis.</summary>
    private sealed class AxisSlice(bool disappears, Dim start, Dim end, string text)
    {
        public bool Disappears { get; } = disappears;

        public Dim Start { get; } = start;

        public Dim End { get; } = end;

        public override string ToString() => text;
    }
}
