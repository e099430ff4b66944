using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Combines several tensors element by element, from left to right.</summary>
internal abstract class ElementwiseMerge(string name, string function, string summary, IReadOnlyList<Operand>? operands = null) : Layer
{
    public override Signature Signature { get; } = new(name, WordKind.Function, "Merging")
    {
        Summary = summary,
        Remarks = "An axis of size one is broadcast.",
        Shapes = operands is null ? "x, x, ... -> x" : "x, x -> x",
        Operands = operands ?? [Operand.Many("tensors", "Two or more tensors of the same shape.")],
    };

    public override Shape? Infer(ShapeContext c) => Merge.Infer(c, name);

    public override Value Lower(LowerContext c) =>
        c.Inputs.Skip(1).Aggregate(c.Input, (merged, operand) => Pointwise.Combine(c.Graph, function, merged, operand, c.Name));
}

internal sealed class Add() : ElementwiseMerge("Add", "Add", "Adds tensors element by element.");

internal sealed class Subtract() : ElementwiseMerge("Subtract", "Subtract", "Subtracts two tensors element by element: left - right.", [Operand.Float("left", "The left tensor."), Operand.Float("right", "The right tensor, which is subtracted.")]);

internal sealed class Multiply() : ElementwiseMerge("Multiply", "Multiply", "Multiplies tensors element by element.");

internal sealed class Maximum() : ElementwiseMerge("Maximum", "Maximum", "Computes the maximum of tensors element by element.");

internal sealed class Minimum() : ElementwiseMerge("Minimum", "Minimum", "Computes the minimum of tensors element by element.");

internal sealed class Average() : ElementwiseMerge("Average", "Add", "Computes the mean of tensors element by element.")
{
    public override Value Lower(LowerContext c) => Pointwise.Scale(c.Graph, base.Lower(c), 1.0 / c.Inputs.Count, c.Name);
}
