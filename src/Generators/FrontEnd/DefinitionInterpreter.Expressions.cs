using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
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

    /// <summary><c>out var y</c>: whoever is called reports that it gives results in this way.</summary>
    public override AbstractValue VisitDeclarationExpression(IDeclarationExpressionOperation operation, Frame frame)
    {
        Assign(operation.Expression, Poison.Instance, frame);
        return Poison.Instance;
    }

    public override AbstractValue VisitDefaultValue(IDefaultValueOperation operation, Frame frame) => new Constant(null);

    public override AbstractValue VisitConversion(IConversionOperation operation, Frame frame)
    {
        var value = Visit(operation.Operand, frame);
        return operation switch
        {
            // A loss of the user's own: the mean of a graph.
            { OperatorMethod: { } method } when KnownSymbols.Is(method.ContainingType, _symbols.Loss) =>
                value is TensorValue tensor ? new LossValue([new LossTerm(tensor.Id, 1, IsMeanOfValue: true)]) : Poison.Instance,

            // A loss that is watched.
            { OperatorMethod: { } method } when KnownSymbols.Is(method.ContainingType, _symbols.Metric) => value switch
            {
                LossValue { Terms: [{ Weight: 1, IsMeanOfValue: false } term] } =>
                    new MetricValue(term.Value, LayerCatalogue.Find(Graph.ProducerOf(term.Value)!.Word)!.Signature.SnakeName, FormulaModel.Of("Mean")),
                Poison => value,
                _ => Unsupported(operation),
            },

            // 3 and (3, 3) as sizes: whoever reads the argument knows what they mean.
            { OperatorMethod: { } method } when _symbols.IsArgument(method.ContainingType) || method.ContainingType is { Name: "Index", ContainingNamespace.Name: "System" } => value,

            // A Sym<long> or Sym<int> where either may stand.
            { OperatorMethod: { } method } when KnownSymbols.Is(method.ContainingType, _symbols.SymIds) => value,
            // ^1 and 1..^1 as they stand, and 1 where an index may count from the end.
            { OperatorMethod.ContainingType: { Name: "Index" or "Range", ContainingNamespace.Name: "System" } } => value,
            { OperatorMethod: not null } when value is not Poison => Unsupported(operation),
            _ => value is Constant constant ? new Constant(ConstantFolder.Convert(constant.Value, operation.Type)) : value,
        };
    }

    /// <summary><c>skip ?? x</c>: whether an optional operand of a block is there is known.</summary>
    public override AbstractValue VisitCoalesce(ICoalesceOperation operation, Frame frame) =>
        Visit(operation.Value, frame) is var value && value is Constant { Value: null } ? Visit(operation.WhenNull, frame) : value;

    public override AbstractValue VisitCoalesceAssignment(ICoalesceAssignmentOperation operation, Frame frame)
    {
        var value = Visit(operation.Target, frame);
        if (value is not Constant { Value: null })
        {
            return value;
        }

        value = Visit(operation.Value, frame);
        Assign(operation.Target, value, frame);
        return value;
    }

    /// <summary><c>layer?.Invoke(x)</c>: what is null gives null.</summary>
    public override AbstractValue VisitConditionalAccess(IConditionalAccessOperation operation, Frame frame)
    {
        var value = Visit(operation.Operation, frame);
        if (value is Constant { Value: null } or Poison)
        {
            return value;
        }

        _accessed.Push(value);
        try
        {
            return Visit(operation.WhenNotNull, frame);
        }
        finally
        {
            _accessed.Pop();
        }
    }

    public override AbstractValue VisitConditionalAccessInstance(IConditionalAccessInstanceOperation operation, Frame frame) => _accessed.Peek();

    private readonly Stack<AbstractValue> _accessed = new();

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
            [
                $"'{operation.Field.Name}'",
                operation.Field.Type.TypeKind == TypeKind.Array
                    ? "it is a field, whose elements can change; write the array in the definition"
                    : "it is a field that can change; declare it const",
            ]);
    }

    public override AbstractValue VisitPropertyReference(IPropertyReferenceOperation operation, Frame frame)
    {
        if (_symbols.IsFormula(operation.Property.ContainingType))
        {
            return new FormulaValue(FormulaModel.Of(operation.Property.Name));
        }

        if (operation.Instance is { } instance)
        {
            if (operation.Property.IsIndexer && KnownSymbols.Is(operation.Property.ContainingType, _symbols.Sym))
            {
                return Slice(operation, Visit(instance, frame), frame);
            }

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
        Constant { Value: { } distance } when operation.OperatorKind == UnaryOperatorKind.Hat && ConstantFolder.IsNumber(distance) => new FromEndValue(ConstantFolder.ToLong(distance)),
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
                var parts = value switch
                {
                    TupleValue known => known.Elements,
                    ArrayValue list => list.Elements,
                    _ => [],
                };
                if (value is ArrayValue && parts.Count != tuple.Elements.Length)
                {
                    Report(
                        ProblemId.ArgumentOutOfRange,
                        tuple.Syntax.GetLocation(),
                        ["This list", "count of names", Shapes.DimPrinter.Number(parts.Count), Shapes.DimPrinter.Number(tuple.Elements.Length)]);
                    parts = [];
                }

                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    Assign(tuple.Elements[i], i < parts.Count ? parts[i] : Poison.Instance, frame);
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
}
