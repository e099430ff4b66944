using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Finds the sizes that the named sizes of a net in the net have for its operands.</summary>
internal sealed class InstanceSizes(DefinitionGraph graph, Reporter problems)
{
    private readonly Origins _origins = new(graph);

    /// <summary>Finds the sizes, or returns null after reporting an operand that does not fit.</summary>
    public Func<Symbol, Dim>? Bind(MadeInstance instance, NetModel model, IReadOnlyList<Evaluated> operands)
    {
        var pairs = operands.Select((operand, index) => new Pair(
            operand,
            model.Inputs[index],
            model.Values[model.Inputs[index].Value].Type.Shape!,
            ShapeOf(operand))).ToList();
        if (pairs.FirstOrDefault(pair => pair.Declared.Rank != pair.Actual.Rank) is { } other)
        {
            Report(instance, other, [], next: Ranks.Needed(other.Actual, other.Declared.Rank));
            return null;
        }

        var bound = Solve(pairs);
        if (FirstDifference(pairs, SizeOf) is var (wrong, axis))
        {
            var origin = _origins.Explain(((TensorValue)wrong.Operand.Value).Id, axis);
            if (MultipleOf(wrong.Declared[axis]) is { } symbol)
            {
                ReportMultiple(instance, wrong, axis, symbol, origin);
            }
            else
            {
                Report(instance, wrong, [origin], next: NextStep(instance, wrong, axis));
            }

            return null;
        }

        foreach (var symbol in model.Symbols.Where(symbol => symbol.Min > 0))
        {
            switch (ShapeSolver.AtLeast(SizeOf(symbol), symbol.Min).Verdict)
            {
                case Verdict.Refuted:
                    Report(instance, pairs.First(pair => pair.Declared.Symbols.Contains(symbol)), [], $", where {symbol.Name} is at least {DimPrinter.Number(symbol.Min)}");
                    return null;
                case not Verdict.Proved:
                    graph.AddPreconditions([new Precondition(SizeOf(symbol), symbol.Min, instance.Type.Name)]);
                    break;
            }
        }

        return SizeOf;

        Dim SizeOf(Symbol symbol) => bound.TryGetValue(symbol.Name, out var size) ? size : Dim.Of(symbol);
    }

    /// <summary>Checks the preconditions of the net: sizes that are unknown there may be known here. Returns false after reporting one that does not hold.</summary>
    public bool CheckPreconditions(MadeInstance instance, NetModel model, IReadOnlyList<Evaluated> operands, Func<Symbol, Dim> sizeOf)
    {
        foreach (var condition in model.Preconditions)
        {
            if (ShapeSolver.AtLeast(condition.Dim.Substitute(sizeOf), condition.AtLeast).Verdict == Verdict.Refuted)
            {
                var first = new Pair(operands[0], model.Inputs[0], model.Values[model.Inputs[0].Value].Type.Shape!, ShapeOf(operands[0]));
                Report(instance, first, [], $" with {condition}");
                return false;
            }
        }

        return true;
    }

    /// <summary>Finds a size for each name that an axis determines.</summary>
    private static Dictionary<string, Dim> Solve(IReadOnlyList<Pair> pairs)
    {
        var bound = new Dictionary<string, Dim>();

        // First the axes that are a name alone, T, then those with more terms, 2*T + 1.
        var axes = pairs.SelectMany(pair => pair.Declared.Dims.Zip(pair.Actual.Dims, (declared, actual) => (declared, actual))).ToList();
        foreach (var (declared, actual) in axes.Where(axis => axis.declared.Symbols.Count() == 1).OrderBy(axis => axis.declared.Terms.Count))
        {
            var symbol = declared.Symbols.Single();
            if (!bound.ContainsKey(symbol.Name) && declared.IsLinearIn(symbol))
            {
                var factor = declared.Terms.Single(term => !term.Monomial.IsUnit).Coefficient;
                bound[symbol.Name] = declared.Equals(Dim.Of(symbol)) ? actual : Dim.FloorDiv(actual - declared.Constant, factor) * symbol.MultipleOf;
            }
        }

        return bound;
    }

    private static (Pair Pair, int Axis)? FirstDifference(IReadOnlyList<Pair> pairs, Func<Symbol, Dim> sizeOf)
    {
        foreach (var pair in pairs)
        {
            for (var axis = 0; axis < pair.Declared.Rank; axis++)
            {
                if (ShapeSolver.Equal(pair.Declared[axis].Substitute(sizeOf), pair.Actual[axis]).Verdict != Verdict.Proved)
                {
                    return (pair, axis);
                }
            }
        }

        return null;
    }

    /// <summary>Gets the symbol that a declared size is, if its sizes are multiples of a number; else null.</summary>
    private static Symbol? MultipleOf(Dim declared) =>
        declared.Symbols.Take(2).ToList() is [{ MultipleOf: > 1 } symbol] && declared.Equals(Dim.Of(symbol)) ? symbol : null;

    /// <summary>Suggests a projection if the features differ, or else the declaration that accepts the operand.</summary>
    private static Hint NextStep(MadeInstance instance, Pair pair, int axis) => axis == pair.Declared.Rank - 1 && pair.Declared[axis].IsConstant && pair.Actual[axis].IsConstant
        ? Hint.Before($"Dense({pair.Declared[axis]})")
        : new Hint($"Declare [Shape({string.Join(", ", pair.Actual.Dims.Skip(1).Select(dim => dim.IsConstant ? dim.ToString() : $"\"{dim}\""))})] on '{pair.Input.Name}' of {instance.Type.Name}");

    private void ReportMultiple(MadeInstance instance, Pair pair, int axis, Symbol symbol, Origin origin)
    {
        var (actual, factor) = (pair.Actual[axis], DimPrinter.Number(symbol.MultipleOf));
        var own = actual.Symbols.Take(2).ToList() is [var outer] && actual.Equals(Dim.Of(outer)) ? outer : null;
        problems.Report(
            ProblemId.InstanceDisagrees,
            pair.Operand.Operation.Syntax.GetLocation(),
            [instance.Type.Name, pair.Input.Name, $"{pair.Declared} with {symbol.Name} a multiple of {factor}", $"{pair.Actual}, and {actual} {(actual.IsConstant ? "is none" : "may be none")}"],
            pair.Operand.Text,
            [origin],
            actual.IsConstant ? new Hint($"Pad axis {DimPrinter.Number(axis)} to {DimPrinter.Number((actual.Constant / symbol.MultipleOf + 1) * symbol.MultipleOf)}")
            : own is null ? null : new Hint($"Declare [Dim(\"{own.Name}\", MultipleOf = {factor})]", RepairKind.Declare, $"Dim(\"{own.Name}\", MultipleOf = {factor})"));
    }

    private Shape ShapeOf(Evaluated operand) => graph.TypeOf(((TensorValue)operand.Value).Id).Shape!;

    private void Report(MadeInstance instance, Pair pair, IReadOnlyList<Origin> origins, string condition = "", Hint? next = null) => problems.Report(
        ProblemId.InstanceDisagrees,
        pair.Operand.Operation.Syntax.GetLocation(),
        [instance.Type.Name, pair.Input.Name, pair.Declared + condition, pair.Actual.ToString()],
        pair.Operand.Text,
        origins,
        next);

    /// <summary>An operand with the input of the net that it is for.</summary>
    private sealed record Pair(Evaluated Operand, InputModel Input, Shape Declared, Shape Actual);
}
