using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

internal sealed partial class DefinitionInterpreter
{
    public override AbstractValue VisitLocalReference(ILocalReferenceOperation operation, Frame frame) =>
        frame.Find(operation.Local) ?? Poison.Instance;

    public override AbstractValue VisitParameterReference(IParameterReferenceOperation operation, Frame frame) =>
        frame.Find(operation.Parameter) ?? Poison.Instance;

    public override AbstractValue VisitParenthesized(IParenthesizedOperation operation, Frame frame) => Visit(operation.Operand, frame);

    public override AbstractValue VisitArgument(IArgumentOperation operation, Frame frame) => Visit(operation.Value, frame);

    public override AbstractValue VisitDelegateCreation(IDelegateCreationOperation operation, Frame frame) => Visit(operation.Target, frame);

    public override AbstractValue VisitDefaultValue(IDefaultValueOperation operation, Frame frame) => new Constant(null);

    public override AbstractValue VisitConversion(IConversionOperation operation, Frame frame)
    {
        var value = Visit(operation.Operand, frame);
        return operation switch
        {
            // A loss of the user's own: the mean of a graph.
            { OperatorMethod: { } method } when KnownSymbols.Is(method.ContainingType, _symbols.Loss) =>
                value is TensorValue tensor ? new LossValue([new LossTerm(tensor.Id, 1, IsMeanOfValue: true)]) : Poison.Instance,

            // 3 and (3, 3) as sizes: whoever reads the argument knows what they mean.
            { OperatorMethod: { } method } when _symbols.IsArgument(method.ContainingType) => value,

            // A Sym<long> or Sym<int> where either may stand.
            { OperatorMethod: { } method } when KnownSymbols.Is(method.ContainingType, _symbols.SymIds) => value,
            { OperatorMethod: not null } when value is not Poison => Unsupported(operation),
            _ => value is Constant constant ? new Constant(ConstantFolder.Convert(constant.Value, operation.Type)) : value,
        };
    }

    public override AbstractValue VisitFieldReference(IFieldReferenceOperation operation, Frame frame)
    {
        // An element of a tuple: pair.Item1, or by its name.
        if (operation.Instance is { } instance)
        {
            return Visit(instance, frame) switch
            {
                TupleValue tuple when (operation.Field.CorrespondingTupleField ?? operation.Field) is var field
                    && int.TryParse(field.Name.Replace("Item", ""), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                    && number >= 1 && number <= tuple.Elements.Count => tuple.Elements[number - 1],
                Poison => Poison.Instance,
                _ => Unsupported(operation),
            };
        }

        return Report(
            ProblemId.MustBeConstant,
            operation.Syntax.GetLocation(),
            [$"'{operation.Field.Name}'", "it is a field that can change; declare it const"]);
    }

    public override AbstractValue VisitPropertyReference(IPropertyReferenceOperation operation, Frame frame)
    {
        if (_symbols.IsFormula(operation.Property.ContainingType))
        {
            return new FormulaValue(FormulaModel.Of(operation.Property.Name));
        }

        if (operation.Instance is { } instance)
        {
            switch (Visit(instance, frame))
            {
                case ArrayValue array when operation.Property.Name is "Length" or "Count":
                    return new Constant(array.Elements.Count);
                case Constant { Value: string text } when operation.Property.Name == "Length":
                    return new Constant(text.Length);
                case Poison:
                    return Poison.Instance;
            }
        }

        return Report(
            ProblemId.MustBeConstant,
            operation.Syntax.GetLocation(),
            [$"'{operation.Property.Name}'", "it is a property, which the compiler does not run; declare a const"]);
    }

    public override AbstractValue VisitTuple(ITupleOperation operation, Frame frame) =>
        new TupleValue(operation.Elements.Select(element => Visit(element, frame)).ToList());

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

    public override AbstractValue VisitArrayElementReference(IArrayElementReferenceOperation operation, Frame frame) =>
        ElementOf(operation, frame) is var (array, index) ? array.Elements[index] : Poison.Instance;

    private (ArrayValue Array, int Index)? ElementOf(IArrayElementReferenceOperation operation, Frame frame)
    {
        var array = Visit(operation.ArrayReference, frame);
        var indices = operation.Indices.Select(index => Visit(index, frame)).ToList();
        if (array is Poison || indices.Any(index => index is Poison))
        {
            return null;
        }

        if (array is not ArrayValue known || indices is not [Constant { Value: { } number }] || !ConstantFolder.IsNumber(number))
        {
            Unsupported(operation);
            return null;
        }

        var position = ConstantFolder.ToLong(number);
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

    public override AbstractValue VisitBinaryOperator(IBinaryOperation operation, Frame frame)
    {
        var left = Visit(operation.LeftOperand, frame);

        // && and || decide by their left side alone where they can.
        if (left is Constant { Value: bool known }
            && ((operation.OperatorKind == BinaryOperatorKind.ConditionalAnd && !known) || (operation.OperatorKind == BinaryOperatorKind.ConditionalOr && known)))
        {
            return left;
        }

        var right = Visit(operation.RightOperand, frame);
        return Combine(operation.OperatorKind, left, right, operation, operation.LeftOperand, operation.RightOperand);
    }

    /// <summary>An operator on two values: folded, or added to the graph.</summary>
    private AbstractValue Combine(BinaryOperatorKind kind, AbstractValue left, AbstractValue right, IOperation operation, IOperation leftOperand, IOperation rightOperand)
    {
        switch (left, right)
        {
            case (Poison, _) or (_, Poison):
                return Poison.Instance;
            case (not Constant, Constant { Value: null }) or (Constant { Value: null }, not Constant) when kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                return new Constant(kind == BinaryOperatorKind.NotEquals);
            case (Constant a, Constant b):
                return ConstantFolder.Binary(kind, a.Value, b.Value) ?? Report(
                    ProblemId.MustBeConstant, operation.Syntax.GetLocation(), [$"'{TextOf(operation.Syntax)}'", "it has no value (a division by zero, or an overflow)"]);
            case (TensorValue, _) or (_, TensorValue) when kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                return Report(ProblemId.ConditionOnTensor, operation.Syntax.GetLocation(), []);
            case (TensorValue, TensorValue):
                return OperatorName(kind) is { } both
                    ? ApplyWord(both, [], [(left, leftOperand), (right, rightOperand)], operation)
                    : Unsupported(operation);
            case (TensorValue, Constant number):
                return OperatorName(kind) is { } withConstant
                    ? ApplyWord(withConstant, WithConstant(number, reversed: false), [(left, leftOperand)], operation)
                    : Unsupported(operation);
            case (Constant number, TensorValue):
                return OperatorName(kind) is { } reversed
                    ? ApplyWord(reversed, WithConstant(number, reversed: true), [(right, rightOperand)], operation)
                    : Unsupported(operation);
            case (LossValue a, LossValue b) when kind == BinaryOperatorKind.Add:
                return new LossValue([.. a.Terms, .. b.Terms]);
            case (LossValue loss, Constant { Value: { } factor }) when kind == BinaryOperatorKind.Multiply && ConstantFolder.IsNumber(factor):
                return loss.Scale(System.Convert.ToDouble(factor, System.Globalization.CultureInfo.InvariantCulture));
            case (Constant { Value: { } factor }, LossValue loss) when kind == BinaryOperatorKind.Multiply && ConstantFolder.IsNumber(factor):
                return loss.Scale(System.Convert.ToDouble(factor, System.Globalization.CultureInfo.InvariantCulture));
            default:
                return Unsupported(operation);
        }
    }

    private static string? OperatorName(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "op_Add",
        BinaryOperatorKind.Subtract => "op_Subtract",
        BinaryOperatorKind.Multiply => "op_Multiply",
        BinaryOperatorKind.Divide => "op_Divide",
        _ => null,
    };

    private static IReadOnlyList<Argument> WithConstant(Constant number, bool reversed) =>
    [
        new Argument("constant", ArgumentValue.Of(System.Convert.ToDouble(number.Value, System.Globalization.CultureInfo.InvariantCulture))),
        new Argument("reversed", ArgumentValue.Of(reversed)),
    ];

    public override AbstractValue VisitUnaryOperator(IUnaryOperation operation, Frame frame) => Visit(operation.Operand, frame) switch
    {
        Poison => Poison.Instance,
        Constant constant => ConstantFolder.Unary(operation.OperatorKind, constant.Value) ?? Unsupported(operation),
        TensorValue tensor when operation.OperatorKind == UnaryOperatorKind.Minus => ApplyWord("op_Negate", [], [(tensor, operation.Operand)], operation),
        TensorValue tensor when operation.OperatorKind == UnaryOperatorKind.Plus => tensor,
        _ => Unsupported(operation),
    };

    public override AbstractValue VisitSimpleAssignment(ISimpleAssignmentOperation operation, Frame frame)
    {
        var value = Visit(operation.Value, frame);
        Assign(operation.Target, value, frame);
        return value;
    }

    public override AbstractValue VisitCompoundAssignment(ICompoundAssignmentOperation operation, Frame frame)
    {
        var value = Combine(operation.OperatorKind, Visit(operation.Target, frame), Visit(operation.Value, frame), operation, operation.Target, operation.Value);
        Assign(operation.Target, value, frame);
        return value;
    }

    public override AbstractValue VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, Frame frame)
    {
        var before = Visit(operation.Target, frame);
        var kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = before is Constant { Value: { } number } ? ConstantFolder.Binary(kind, number, 1) ?? Unsupported(operation) : before is Poison ? before : Unsupported(operation);
        Assign(operation.Target, after, frame);
        return operation.IsPostfix ? before : after;
    }

    public override AbstractValue VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, Frame frame)
    {
        var value = Visit(operation.Value, frame);
        Assign(operation.Target, value, frame);
        return value;
    }

    private void Assign(IOperation target, AbstractValue value, Frame frame)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                if (local.IsDeclaration)
                {
                    frame.Declare(local.Local, value);
                }
                else
                {
                    frame.Assign(local.Local, value);
                }

                break;
            case IParameterReferenceOperation parameter:
                frame.Assign(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, frame);
                break;
            case IDiscardOperation:
                break;
            case IArrayElementReferenceOperation element:
                if (ElementOf(element, frame) is var (array, index))
                {
                    array.Elements[index] = value;
                }

                break;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    Assign(tuple.Elements[i], value is TupleValue known && i < known.Elements.Count ? known.Elements[i] : Poison.Instance, frame);
                }

                break;
            case IConversionOperation conversion:
                Assign(conversion.Operand, value, frame);
                break;
            default:
                Unsupported(target);
                break;
        }
    }

    public override AbstractValue VisitInterpolatedString(IInterpolatedStringOperation operation, Frame frame)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in operation.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal:
                    text.Append((Visit(literal.Text, frame) as Constant)?.Value);
                    break;
                case IInterpolationOperation { Alignment: null, FormatString: null } hole when Visit(hole.Expression, frame) is var value:
                    if (value is not Constant constant)
                    {
                        return value is Poison ? value : Unsupported(hole);
                    }

                    text.Append(ConstantFolder.Text(constant.Value));
                    break;
                default:
                    return Unsupported(part);
            }
        }

        return new Constant(text.ToString());
    }

    public override AbstractValue VisitSwitchExpression(ISwitchExpressionOperation operation, Frame frame)
    {
        var value = Visit(operation.Value, frame);
        if (!IsKnown(value, operation.Value))
        {
            return Poison.Instance;
        }

        var arm = operation.Arms.FirstOrDefault(arm => Matches(arm.Pattern, value, frame) && (arm.Guard is null || Decide(arm.Guard, frame) == true));
        return arm is not null
            ? Visit(arm.Value, frame)
            : Report(ProblemId.MustBeConstant, operation.Value.Syntax.GetLocation(), ["The value of this switch", "no case is for it"]);
    }

    public override AbstractValue VisitIsPattern(IIsPatternOperation operation, Frame frame)
    {
        var value = Visit(operation.Value, frame);

        // Whether an optional operand of a block is there is known, whatever it holds.
        return value is not Poison && IsNull(operation.Pattern) is { } isNull ? new Constant(isNull == value is Constant { Value: null })
            : IsKnown(value, operation.Value) ? new Constant(Matches(operation.Pattern, value, frame))
            : Poison.Instance;
    }

    /// <summary>Whether a pattern asks for null, or for anything but null; or null where it asks for something else.</summary>
    private static bool? IsNull(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        INegatedPatternOperation negated => !IsNull(negated.Pattern),
        _ => null,
    };

    private bool Matches(IPatternOperation pattern, AbstractValue value, Frame frame)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return Visit(constant.Value, frame) is Constant expected && value is Constant actual && ConstantFolder.AreEqual(expected.Value, actual.Value);
            case IRelationalPatternOperation relational:
                return Visit(relational.Value, frame) is Constant bound
                    && value is Constant number
                    && ConstantFolder.Binary(relational.OperatorKind, number.Value, bound.Value) is { Value: true };
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value, frame);
            case IBinaryPatternOperation binary:
                return binary.OperatorKind == BinaryOperatorKind.And
                    ? Matches(binary.LeftPattern, value, frame) && Matches(binary.RightPattern, value, frame)
                    : Matches(binary.LeftPattern, value, frame) || Matches(binary.RightPattern, value, frame);
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared } declaration when declaration.MatchesNull || value is not Constant { Value: null }:
                frame.Declare(declared, value);
                return true;
            case IRecursivePatternOperation recursive when value is TupleValue tuple && recursive.DeconstructionSubpatterns.Length == tuple.Elements.Count:
                return recursive.DeconstructionSubpatterns.Zip(tuple.Elements, (sub, element) => Matches(sub, element, frame)).All(matches => matches);
            default:
                Unsupported(pattern);
                return false;
        }
    }
}
