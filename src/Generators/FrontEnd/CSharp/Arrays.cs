using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Evaluates tuples, arrays and collection expressions, and their elements, indices and ranges.</summary>
internal static class Arrays
{
    public static AbstractValue Tuple(ITupleOperation tuple, Frame frame) => new TupleValue(tuple.Elements.Select(frame.Evaluate).ToList());

    public static AbstractValue Create(IArrayCreationOperation creation, Frame frame)
    {
        if (creation.Initializer is { } initializer)
        {
            return new ArrayValue(initializer.ElementValues.Select(frame.Evaluate));
        }

        if (creation.DimensionSizes is not [var size] || frame.Evaluate(size) is not Constant { Value: int length and >= 0 and < Budget.MaxSteps })
        {
            return frame.Problems.RejectUnsupported(creation);
        }

        // The elements of new int[3] before they are assigned.
        var element = (creation.Type as IArrayTypeSymbol)?.ElementType.SpecialType switch
        {
            SpecialType.System_Int32 => new Constant(0),
            SpecialType.System_Int64 => new Constant(0L),
            SpecialType.System_Single => new Constant(0f),
            SpecialType.System_Double => new Constant(0d),
            SpecialType.System_Boolean => new Constant(false),
            _ => new Constant(null),
        };
        return new ArrayValue(Enumerable.Repeat<AbstractValue>(element, length));
    }

    public static AbstractValue Collect(ICollectionExpressionOperation collection, Frame frame)
    {
        var elements = new List<AbstractValue>();
        foreach (var element in collection.Elements)
        {
            if (element is not ISpreadOperation spread)
            {
                elements.Add(frame.Evaluate(element));
            }
            else if (frame.Evaluate(spread.Operand.Unwrap()) is ArrayValue array)
            {
                elements.AddRange(array.Elements);
            }
            else
            {
                return frame.Problems.RejectUnsupported(spread);
            }
        }

        return new ArrayValue(elements);
    }

    public static AbstractValue Range(IRangeOperation range, Frame frame) => new RangeValue(
        range.LeftOperand is { } left ? frame.Evaluate(left) : new Constant(0),
        range.RightOperand is { } right ? frame.Evaluate(right) : new FromEndValue(0));

    /// <summary>Evaluates <c>widths[1]</c> and <c>widths[1..^1]</c>.</summary>
    public static AbstractValue Element(IArrayElementReferenceOperation reference, Frame frame) => reference.Indices is [{ Type.Name: "Range" } range]
        ? Part(reference, range, frame)
        : Find(reference, frame) is var (array, index) ? array.Elements[index] : Poison.Instance;

    /// <summary>Finds the array and the position of an element, or returns null after reporting that there is none.</summary>
    public static (ArrayValue Array, int Index)? Find(IArrayElementReferenceOperation reference, Frame frame)
    {
        var array = frame.Evaluate(reference.ArrayReference);
        var indices = reference.Indices.Select(frame.Evaluate).ToList();
        if (array is Poison || indices.Any(index => index is Poison))
        {
            return null;
        }

        if (array is not ArrayValue known || indices is not [var only] || PositionOf(only, known.Elements.Count) is not { } position)
        {
            frame.Problems.RejectUnsupported(reference);
            return null;
        }

        if (position < 0 || position >= known.Elements.Count)
        {
            frame.Problems.Report(
                ProblemId.ArgumentOutOfRange,
                reference.Indices[0].Syntax.GetLocation(),
                ["This array", "index", $"from 0 to {ConstantFolder.Text(known.Elements.Count - 1)}", ConstantFolder.Text(position)]);
            return null;
        }

        return (known, (int)position);
    }

    private static AbstractValue Part(IArrayElementReferenceOperation reference, IOperation range, Frame frame)
    {
        var (whole, part) = (frame.Evaluate(reference.ArrayReference), frame.Evaluate(range));
        if (whole is Poison || part is Poison)
        {
            return Poison.Instance;
        }

        if (whole is not ArrayValue known || part is not RangeValue bounds)
        {
            return frame.Problems.RejectUnsupported(reference);
        }

        var (start, end) = (PositionOf(bounds.Start, known.Elements.Count), PositionOf(bounds.End, known.Elements.Count));
        return start >= 0 && start <= end && end <= known.Elements.Count
            ? new ArrayValue(known.Elements.GetRange((int)start.Value, (int)(end.Value - start.Value)))
            : frame.Problems.Reject(
                ProblemId.ArgumentOutOfRange,
                range.Syntax.GetLocation(),
                "This array",
                "range",
                $"within 0 to {ConstantFolder.Text(known.Elements.Count)}",
                SourcePlaces.TextOf(range.Syntax));
    }

    /// <summary>Gets the position that an index has in a list of a length: <c>2</c>, <c>^1</c>.</summary>
    private static long? PositionOf(AbstractValue index, int count) => index switch
    {
        Constant { Value: { } number } when ConstantFolder.IsNumber(number) => ConstantFolder.ToLong(number),
        FromEndValue fromEnd => count - fromEnd.Distance,
        _ => null,
    };
}
