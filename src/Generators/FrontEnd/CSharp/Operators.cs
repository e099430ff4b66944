using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Evaluates operators and conversions: those of constants here, the others in the language.</summary>
internal static class Operators
{
    public static AbstractValue Binary(IBinaryOperation operation, Frame frame)
    {
        var left = frame.Evaluate(operation.LeftOperand);

        // && and || do not evaluate the right operand if the left one decides.
        if (left is Constant { Value: bool known }
            && ((operation.OperatorKind == BinaryOperatorKind.ConditionalAnd && !known) || (operation.OperatorKind == BinaryOperatorKind.ConditionalOr && known)))
        {
            return left;
        }

        var right = frame.Evaluate(operation.RightOperand);
        return Combine(operation.OperatorKind, new Evaluated(left, operation.LeftOperand), new Evaluated(right, operation.RightOperand), operation, frame);
    }

    /// <summary>Computes a binary operator.</summary>
    /// <param name="kind">The operator.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <param name="operation">The expression.</param>
    /// <param name="frame">The frame that the expression is in.</param>
    public static AbstractValue Combine(BinaryOperatorKind kind, Evaluated left, Evaluated right, IOperation operation, Frame frame)
    {
        var isEquality = kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        switch (left.Value, right.Value)
        {
            case (Poison, _) or (_, Poison):
                return Poison.Instance;

            // Only a constant can be null.
            case (not Constant, Constant { Value: null }) or (Constant { Value: null }, not Constant) when isEquality:
                return new Constant(kind == BinaryOperatorKind.NotEquals);
            case (Constant a, Constant b):
                return ConstantFolder.Binary(kind, a.Value, b.Value) ?? frame.Problems.Reject(
                    ProblemId.MustBeConstant,
                    operation.Syntax.GetLocation(),
                    $"'{SourcePlaces.TextOf(operation.Syntax)}'",
                    "it has no value, because it divides by zero or overflows",
                    Rejections.WriteConstant);
            case ({ IsTensor: true }, _) or (_, { IsTensor: true }) when isEquality:
                return frame.Problems.Reject(ProblemId.ConditionOnTensor, operation.Syntax.GetLocation());
            default:
                return frame.Evaluator.Language.Binary(kind, left, right, operation) ?? frame.Problems.RejectUnsupported(operation);
        }
    }

    public static AbstractValue Unary(IUnaryOperation operation, Frame frame) => frame.Evaluate(operation.Operand) switch
    {
        Poison => Poison.Instance,
        Constant { Value: { } distance } when operation.OperatorKind == UnaryOperatorKind.Hat && ConstantFolder.IsNumber(distance) =>
            new FromEndValue(ConstantFolder.ToLong(distance)),
        Constant constant => ConstantFolder.Unary(operation.OperatorKind, constant.Value) ?? frame.Problems.RejectUnsupported(operation),
        var operand => frame.Evaluator.Language.Unary(operation.OperatorKind, new Evaluated(operand, operation.Operand), operation)
            ?? frame.Problems.RejectUnsupported(operation),
    };

    public static AbstractValue Coalesce(ICoalesceOperation operation, Frame frame)
    {
        var value = frame.Evaluate(operation.Value);
        return value is Constant { Value: null } ? frame.Evaluate(operation.WhenNull) : value;
    }

    public static AbstractValue Convert(IConversionOperation conversion, Frame frame)
    {
        var value = frame.Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is not { } method)
        {
            return value is Constant constant ? new Constant(ConstantFolder.Convert(constant.Value, conversion.Type)) : value;
        }

        // The values of ^1, 1..^1, and 1 as an index say all that there is to say.
        if (method.ContainingType is { Name: "Index" or "Range", ContainingNamespace.Name: "System" })
        {
            return value;
        }

        return frame.Evaluator.Language.Convert(conversion, value) ?? (value is Poison ? value : frame.Problems.RejectUnsupported(conversion));
    }
}
