using System;
using System.Globalization;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Computes the operators of tensors, which become calls in the graph, and of losses.</summary>
internal sealed class TensorOperators(WordCaller words)
{
    /// <summary>Computes a binary operator, or returns null if the operands have none.</summary>
    public AbstractValue? Binary(BinaryOperatorKind kind, Evaluated left, Evaluated right, IOperation operation) => (left.Value, right.Value) switch
    {
        (TensorValue, TensorValue) => WordOf(kind) is { } word ? words.Call(word, [left, right], operation) : null,
        (TensorValue, Constant number) => WordOf(kind) is { } word ? WithConstant(word, left, NumberOf(number), reversed: false, operation) : null,
        (Constant number, TensorValue) => WordOf(kind) is { } word ? WithConstant(word, right, NumberOf(number), reversed: true, operation) : null,
        (LossValue a, LossValue b) when kind == BinaryOperatorKind.Add => new LossValue([.. a.Terms, .. b.Terms]),
        (LossValue loss, Constant factor) when kind == BinaryOperatorKind.Multiply && ConstantFolder.IsNumber(factor.Value) => loss.Scale(NumberOf(factor)),
        (Constant factor, LossValue loss) when kind == BinaryOperatorKind.Multiply && ConstantFolder.IsNumber(factor.Value) => loss.Scale(NumberOf(factor)),
        _ => null,
    };

    /// <summary>Computes a unary operator, or returns null if the operand has none.</summary>
    public AbstractValue? Unary(UnaryOperatorKind kind, Evaluated operand, IOperation operation) => (kind, operand.Value) switch
    {
        (UnaryOperatorKind.Minus, TensorValue) => words.Call(Operator.Negate, [operand], operation),
        (UnaryOperatorKind.Plus, TensorValue) => operand.Value,
        _ => null,
    };

    /// <summary>Computes an operator of a tensor and a number.</summary>
    /// <param name="word">The operator.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="number">The number.</param>
    /// <param name="reversed">Whether the number is the left operand.</param>
    /// <param name="operation">The expression.</param>
    public AbstractValue WithConstant(Word word, Evaluated tensor, double number, bool reversed, IOperation operation) =>
        words.Call(word, [tensor], operation, new Argument("constant", ArgumentValue.Of(number)), new Argument("reversed", ArgumentValue.Of(reversed)));

    private static double NumberOf(Constant constant) => Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture);

    private static Word? WordOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Operator.Add,
        BinaryOperatorKind.Subtract => Operator.Subtract,
        BinaryOperatorKind.Multiply => Operator.Multiply,
        BinaryOperatorKind.Divide => Operator.Divide,
        _ => null,
    };
}
