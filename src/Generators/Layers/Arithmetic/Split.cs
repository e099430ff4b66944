using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Split : Word
{
    private const string Where = "indicesOrSections";

    // Each part is a tensor of the graph, and definitions are read at every keystroke, so the number of parts is limited.
    private const long MostParts = 1_000;

    public override Signature Signature { get; } = new("Split", WordKind.Function, "Arithmetic")
    {
        Summary = "Splits an axis into parts and returns them as a list: var (a, b, c) = Split(x, 3), or parts[0], or foreach.",
        Remarks = "The default axis is the last. In Keras it is the first, which is the batch axis here. To take a single part, use a slice: x[.., 2..5].",
        Shapes = "(N, ..., size) -> parts times (N, ..., size / parts)",
        GivesList = true,
        Parameters =
        [
            new Parameter(Where, ParameterKind.Sizes, "One number is the number of equal parts. Several numbers are the indices at which the parts after the first begin, so (2, 5) makes three parts.") { IsRequired = true, Min = 1 },
            Parameter.Axis("axis", -1, "The axis that is split."),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis)
        {
            return null;
        }

        var (size, numbers) = (c.Input[axis], c.Arguments.Sizes(Where));
        var origin = new DimReference(0, axis);
        if (numbers.Count == 1)
        {
            if (numbers[0] > MostParts)
            {
                return c.Report(ProblemId.ArgumentOutOfRange, Place.Of(Where), ["Split", Where, $"at most {DimPrinter.Number(MostParts)} parts", DimPrinter.Number(numbers[0])]);
            }

            string[] message = [$"Split makes {DimPrinter.Number(numbers[0])} equal parts of", DimPrinter.Number(axis), size.ToString()];
            if (!c.RequireEqual(size, Dim.FloorDiv(size, numbers[0]) * numbers[0], ProblemId.UnequalParts, Place.OfInput(0), message, origin))
            {
                return null;
            }
        }
        else
        {
            if (numbers.Zip(numbers.Skip(1), (one, next) => one >= next).Any(falls => falls))
            {
                return c.Report(ProblemId.ArgumentOutOfRange, Place.Of(Where), ["Split", Where, "rising, because each number is where a part begins", $"({string.Join(", ", numbers.Select(DimPrinter.Number))})"]);
            }

            var last = numbers[numbers.Count - 1];
            if (!c.RequirePositive(size - last, ProblemId.NothingIsLeft, Place.Of(Where), ["Split", $"the first {DimPrinter.Number(last)}", DimPrinter.Number(axis), size.ToString(), c.Input.ToString()], origin))
            {
                return null;
            }
        }

        var shapes = Parts(c.Arguments, size).Select(part => c.Input.With(axis, part.Length)).ToList();
        foreach (var shape in shapes.Skip(1))
        {
            c.AddResult(shape);
        }

        return shapes[0];
    }

    public override Value Lower(LowerContext c)
    {
        var axis = c.Axis("axis");
        var parts = Parts(c.Arguments, c.Input.Shape[axis]).Select(part => Narrow.Apply(c.Graph, c.Input, axis, part.Start, part.Length, c.Name)).ToList();
        foreach (var part in parts.Skip(1))
        {
            c.AddResult(part);
        }

        return parts[0];
    }

    private static IReadOnlyList<(Dim Start, Dim Length)> Parts(Arguments arguments, Dim size)
    {
        var numbers = arguments.Sizes(Where);
        if (numbers is [var count])
        {
            var length = Dim.FloorDiv(size, count);
            return Enumerable.Range(0, (int)count).Select(i => (length * i, length)).ToList();
        }

        var bounds = new List<Dim> { Dim.Zero };
        bounds.AddRange(numbers.Select(number => (Dim)number));
        bounds.Add(size);
        return bounds.Zip(bounds.Skip(1), (start, end) => (start, end - start)).ToList();
    }
}
