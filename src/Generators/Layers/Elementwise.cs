using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>A function that works element by element. The functions are rows of tables.</summary>
/// <param name="signature">The signature of the function.</param>
/// <param name="formula">The operations that compute the function of the operand.</param>
internal sealed class Elementwise(Signature signature, Func<LowerContext, Value, Value> formula) : Layer
{
    public override Signature Signature { get; } = signature;

    /// <summary>Gets all elementwise functions.</summary>
    public static IEnumerable<Layer> All => [.. ActivationFunctions.All, .. ArithmeticFunctions.All];

    public static Elementwise Row(string group, string name, string summary, Func<LowerContext, Value, Value> formula, params Parameter[] parameters) =>
        Row(group, name, summary, null, formula, parameters);

    public static Elementwise Row(string group, string name, string summary, string? remarks, Func<LowerContext, Value, Value> formula, params Parameter[] parameters) =>
        new(new Signature(name, WordKind.Function, group) { Summary = summary, Remarks = remarks, Shapes = "x -> x", Gives = name is "HardSigmoid" or "SparseSigmoid" ? ValueRange.Unit : ValueRange.Any, Parameters = parameters }, formula);

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => formula(c, c.Input);
}
