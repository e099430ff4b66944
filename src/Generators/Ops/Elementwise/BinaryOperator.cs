using System;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>The operator of C# that computes a <see cref="Binary"/>.</summary>
/// <param name="symbol">The operator as it is written.</param>
/// <param name="withNumber">Adds the operations for a tensor on the left and a number on the right.</param>
internal sealed class BinaryOperator(string symbol, Func<GraphBuilder, Value, double, string, Value> withNumber)
{
    public string Symbol => symbol;

    /// <summary>Gets the operations for a number on the left. The default is that the order does not matter.</summary>
    public Func<GraphBuilder, Value, double, string, Value>? Reversed { get; init; }

    /// <summary>Applies the operator to a tensor and a number.</summary>
    /// <param name="isReversed">Whether the number is the left operand.</param>
    public Value Apply(GraphBuilder graph, Value x, double number, bool isReversed, string name) =>
        (isReversed ? Reversed ?? withNumber : withNumber)(graph, x, number, name);
}
