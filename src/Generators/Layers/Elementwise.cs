using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>A function that works element by element: its words are rows of a table.</summary>
/// <param name="signature">What it looks like.</param>
/// <param name="formula">The operations, from the operand.</param>
internal sealed class Elementwise(Signature signature, Func<LowerContext, Value, Value> formula) : Layer
{
    public override Signature Signature { get; } = signature;

    /// <summary>All of them.</summary>
    public static IEnumerable<Layer> All => [.. ActivationFunctions.All, .. ArithmeticFunctions.All];

    public static Elementwise Row(string group, string name, string summary, Func<LowerContext, Value, Value> formula, params Parameter[] parameters) =>
        Row(group, name, summary, null, formula, parameters);

    public static Elementwise Row(string group, string name, string summary, string? remarks, Func<LowerContext, Value, Value> formula, params Parameter[] parameters) =>
        new(new Signature(name, WordKind.Function, group) { Summary = summary, Remarks = remarks, Shapes = "x -> x", Gives = name is "HardSigmoid" or "SparseSigmoid" ? ValueRange.Unit : ValueRange.Any, Parameters = parameters }, formula);

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => formula(c, c.Input);
}
