using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

// Arrays and collection expressions: their elements, indices and ranges.
internal sealed partial class DefinitionInterpreter
{
    public override AbstractValue VisitArrayCreation(IArrayCreationOperation operation, Frame frame)
    {
        if (operation.Initializer is { } initializer)
        {
            return new ArrayValue(initializer.ElementValues.Select(element => Visit(element, frame)));
        }

        if (operation.DimensionSizes is not [var size] || Visit(size, frame) is not Constant { Value: int length and >= 0 and < MaxSteps })
        {
            return Unsupported(operation);
        }

        // What new int[3] holds until something is assigned.
        var element = (operation.Type as IArrayTypeSymbol)?.ElementType.SpecialType switch
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

    public override AbstractValue VisitCollectionExpression(ICollectionExpressionOperation operation, Frame frame)
    {
        var elements = new List<AbstractValue>();
        foreach (var element in operation.Elements)
        {
            if (element is ISpreadOperation spread)
            {
                if (Visit(Unwrap(spread.Operand), frame) is ArrayValue array)
                {
                    elements.AddRange(array.Elements);
                }
                else
                {
                    return Unsupported(spread);
                }
            }
            else
            {
                elements.Add(Visit(element, frame));
            }
        }

        return new ArrayValue(elements);
    }

    public override AbstractValue VisitArrayElementReference(IArrayElementReferenceOperation operation, Frame frame)
    {
        if (operation.Indices is not [{ Type.Name: "Range" } range])
        {
            return ElementOf(operation, frame) is var (array, index) ? array.Elements[index] : Poison.Instance;
        }

        // widths[1..^1]
        var (whole, part) = (Visit(operation.ArrayReference, frame), Visit(range, frame));
        if (whole is Poison || part is Poison)
        {
            return Poison.Instance;
        }

        if (whole is not ArrayValue known || part is not RangeValue bounds)
        {
            return Unsupported(operation);
        }

        var (start, end) = (PositionOf(bounds.Start, known.Elements.Count), PositionOf(bounds.End, known.Elements.Count));
        return start >= 0 && start <= end && end <= known.Elements.Count
            ? new ArrayValue(known.Elements.GetRange((int)start.Value, (int)(end.Value - start.Value)))
            : Report(
                ProblemId.ArgumentOutOfRange,
                range.Syntax.GetLocation(),
                ["This array", "range", $"within 0 to {Shapes.DimPrinter.Number(known.Elements.Count)}", TextOf(range.Syntax)]);
    }

    public override AbstractValue VisitRangeOperation(IRangeOperation operation, Frame frame) => new RangeValue(
        operation.LeftOperand is { } left ? Visit(left, frame) : new Constant(0),
        operation.RightOperand is { } right ? Visit(right, frame) : new FromEndValue(0));

    /// <summary>Where an index is in a list, which may count from the end: <c>2</c>, <c>^1</c>.</summary>
    private static long? PositionOf(AbstractValue index, int count) => index switch
    {
        Constant { Value: { } number } when ConstantFolder.IsNumber(number) => ConstantFolder.ToLong(number),
        FromEndValue fromEnd => count - fromEnd.Distance,
        _ => null,
    };

    private (ArrayValue Array, int Index)? ElementOf(IArrayElementReferenceOperation operation, Frame frame)
    {
        var array = Visit(operation.ArrayReference, frame);
        var indices = operation.Indices.Select(index => Visit(index, frame)).ToList();
        if (array is Poison || indices.Any(index => index is Poison))
        {
            return null;
        }

        if (array is not ArrayValue known || indices is not [var only] || PositionOf(only, known.Elements.Count) is not { } position)
        {
            Unsupported(operation);
            return null;
        }

        if (position < 0 || position >= known.Elements.Count)
        {
            Report(
                ProblemId.ArgumentOutOfRange,
                operation.Indices[0].Syntax.GetLocation(),
                ["This array", "index", $"from 0 to {Shapes.DimPrinter.Number(known.Elements.Count - 1)}", Shapes.DimPrinter.Number(position)]);
            return null;
        }

        return (known, (int)position);
    }
}
