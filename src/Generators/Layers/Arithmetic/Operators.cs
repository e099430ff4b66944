using System;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// An operator of C# on symbolic tensors. The methods are members of <c>Sym&lt;T&gt;</c>, so nothing is derived from these signatures.
/// </summary>
internal abstract class Operator(string name, string symbol) : Layer
{
    public override Signature Signature { get; } = new(name, WordKind.Function, OperatorGroup)
    {
        Summary = "Applies the operator " + symbol + ".",
        Title = symbol,
        Shapes = "x, y -> their common shape",
        Operands = [Operand.Float("left"), Operand.Float("right")],
        Parameters = [new Parameter("constant", ParameterKind.Real, "The operand that is a number. The default is none."), new Parameter("reversed", ParameterKind.Flag, "Whether the number stands on the left.")],
    };

    /// <summary>The group of words that are not methods of <c>Layers</c>.</summary>
    public const string OperatorGroup = "Operators";

    public override Shape? Infer(ShapeContext c) => Merge.Infer(c, symbol);

    public override Value Lower(LowerContext c) => c.Arguments.IsGiven("constant")
        ? WithConstant(c.Graph, c.Input, c.Arguments.Real("constant"), c.Arguments.Flag("reversed"), c.Name)
        : Pointwise.Combine(c.Graph, name.Substring("op_".Length), c.Input, c.Inputs[1], c.Name);

    protected abstract Value WithConstant(GraphBuilder graph, Value x, double constant, bool reversed, string name);
}

internal sealed class AddOperator() : Operator("op_Add", "+")
{
    protected override Value WithConstant(GraphBuilder graph, Value x, double constant, bool reversed, string name) => Pointwise.Offset(graph, x, constant, name);
}

internal sealed class SubtractOperator() : Operator("op_Subtract", "-")
{
    protected override Value WithConstant(GraphBuilder graph, Value x, double constant, bool reversed, string name) => reversed
        ? Pointwise.Offset(graph, Pointwise.Apply(graph, "Negate", x, name), constant, name)
        : Pointwise.Offset(graph, x, -constant, name);
}

internal sealed class MultiplyOperator() : Operator("op_Multiply", "*")
{
    protected override Value WithConstant(GraphBuilder graph, Value x, double constant, bool reversed, string name) => Pointwise.Scale(graph, x, constant, name);
}

internal sealed class DivideOperator() : Operator("op_Divide", "/")
{
    protected override Value WithConstant(GraphBuilder graph, Value x, double constant, bool reversed, string name) => reversed
        ? Pointwise.Reciprocal(graph, x, constant, name)
        : Pointwise.Scale(graph, x, 1 / constant, name);
}

internal sealed class NegateOperator : Layer
{
    public override Signature Signature { get; } = new("op_Negate", WordKind.Function, Operator.OperatorGroup) { Summary = "Applies the operator -.", Title = "-", Shapes = "x -> x" };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Pointwise.Apply(c.Graph, "Negate", c.Input, c.Name);
}
