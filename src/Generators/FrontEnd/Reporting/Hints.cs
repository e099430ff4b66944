using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>Finds the repairs of problems that depend on more of the graph than the word that has the problem.</summary>
internal sealed class Hints(DefinitionGraph graph, string dataFormat)
{
    /// <summary>
    /// Suggests a Flatten before the first Dense if an output has more axes than its target. Dense works on the last axis and keeps the others,
    /// so the missing Flatten is a problem of the objective only; and to give the target the same axes would be the wrong repair.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="site">The call of the loss or metric.</param>
    /// <param name="elsewhere">The operand of that Dense.</param>
    public Hint? FlattenFirst(Problem problem, CallSite site, out Location? elsewhere)
    {
        elsewhere = null;
        if (problem.Id != ProblemId.TargetDisagrees
            || site.Values is not [var output, var target, ..]
            || graph.TypeOf(output).Shape is not { Rank: > 2 } outputShape
            || graph.TypeOf(target) is not { Shape: { Rank: <= 2 } targetShape } targetType
            || !(targetType.DType == DType.Int64 ? targetShape.Rank == 1 || targetShape.Last.Is(1) : targetShape.Rank == 2 && targetShape.Last.Equals(outputShape.Last)))
        {
            return null;
        }

        if (FirstDenseBefore(output, outputShape.Rank) is not { } dense || graph.TypeOf(dense.Inputs[0]).Shape!.Dims.Skip(1).Any(dim => !dim.IsConstant))
        {
            return null;
        }

        elsewhere = graph.OperandOf(dense, 0);
        var text = $"Dense at {SourcePlaces.LineOf(elsewhere)} works on the last axis of {graph.TypeOf(dense.Inputs[0]).Shape} and keeps the others: put Flatten() before it";
        return new Hint(text, RepairKind.Wrap, "Flatten()");
    }

    /// <summary>Explains an operand without steps that is the last state of a recurrent layer, and suggests the argument that keeps all states.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="site">The call.</param>
    /// <param name="elsewhere">The call that makes the recurrent layer.</param>
    public Hint? KeepSteps(Problem problem, CallSite site, out Location? elsewhere)
    {
        elsewhere = null;
        if (problem.Id != ProblemId.WrongRank || problem.Place.Input < 0 || graph.TypeOf(site.Values[problem.Place.Input]).Shape is not { Rank: 2 })
        {
            return null;
        }

        for (var call = graph.ProducerOf(site.Values[problem.Place.Input]); call is not null; call = graph.ProducerOf(call.Inputs[0]))
        {
            var signature = WordCatalogue.Of(call).Signature;
            if (signature.Find("returnSequences") is not null && call.Layer >= 0)
            {
                elsewhere = (graph.Slots[call.Layer].Own is { } layer ? layer.Origin.Syntax.GetLocation() : graph.Find(call.Output).Location);
                return new Arguments(signature, call.Arguments).Flag("returnSequences")
                    ? null
                    : new Hint($"It is the last state of {call.Word} at {SourcePlaces.LineOf(elsewhere)}: write returnSequences: true there", RepairKind.Extend, "returnSequences: true");
            }

            if (graph.TypeOf(call.Inputs[0]).Shape?.Rank != 2 || signature.Group is not ("Regularization" or "Normalization" or "Activations" or "Merging"))
            {
                break;
            }
        }

        elsewhere = null;
        return null;
    }

    /// <summary>
    /// Rewrites a problem inside of TimeDistributed, where each step is a sample: the batch is written as elsewhere, and a repair is one of each step.
    /// </summary>
    public (IReadOnlyList<string> Arguments, Hint? Hint) InSteps(Problem problem, CallSite site, Hint? hint)
    {
        var batches = site.Values.Select(value => graph.TypeOf(value).Shape).Where(shape => shape is { Rank: > 0 }).Select(shape => shape![0]).Distinct().ToList();
        if (batches.FirstOrDefault(batch => !batch.Equals(Dim.Of(Symbol.Batch))) is not { IsConstant: false } folded || !folded.Symbols.Contains(Symbol.Batch))
        {
            return (problem.Arguments, hint);
        }

        if (batches.Count > 1)
        {
            var outside = Enumerable.Range(0, site.Values.Count).First(index => graph.TypeOf(site.Values[index]).Shape is { Rank: > 0 } shape && !shape[0].Equals(folded));
            return (problem.Arguments, new Hint($"'{site.Texts[outside]}' is outside of the step that TimeDistributed works on: pass it through, with RepeatVector and Concatenate before TimeDistributed"));
        }

        var input = Math.Max(problem.Place.Input, 0);
        var step = graph.TypeOf(site.Values[input]).Shape!.Dims.Skip(1).ToList();
        var text = $"Each step of '{site.Texts[input]}' is ({string.Join(", ", step)})";
        var arguments = problem.Arguments.Select(argument => argument.Replace($"({folded},", "(N,").Replace($"({folded})", "(N)")).ToList();
        return (arguments, hint switch
        {
            { Kind: RepairKind.Wrap, Code: var code } => new Hint($"{text}. Put TimeDistributed({code}) before it", RepairKind.Wrap, $"TimeDistributed({code})"),
            { } other => other with { Text = other.Text.Length > 0 ? $"{text}. {other.Text}" : text },
            null => new Hint(text),
        });
    }

    /// <summary>Suggests a global pooling instead of a Flatten of a sequence or image of unknown size: the pooling gives a size that is known.</summary>
    public Hint? PoolInstead(Problem problem, CallSite site)
    {
        if (problem.Id != ProblemId.SizeMustBeKnown
            || problem.Place.Input < 0
            || graph.ProducerOf(site.Values[problem.Place.Input]) is not { Word: "Flatten", Inputs: [var flattened, ..] }
            || graph.TypeOf(flattened).Shape is not { Rank: >= 3 and <= 5 } shape
            || !shape[dataFormat == "ChannelsFirst" ? 1 : shape.Rank - 1].IsConstant)
        {
            return null;
        }

        var pooling = $"GlobalMaxPooling{(shape.Rank - 2).ToString(CultureInfo.InvariantCulture)}D()";
        var text = $"Where the length is unknown, put {pooling} in place of Flatten()";
        return site.Operands[problem.Place.Input].Syntax is InvocationExpressionSyntax
        {
            Expression: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Flatten" } },
            ArgumentList.Arguments: [var argument],
        }
            ? new Hint(text, RepairKind.Replace, $"{pooling}({argument})")
            : new Hint(text);
    }

    /// <summary>Finds the first Dense of the chain of calls that ends in <paramref name="value"/> and keeps the rank.</summary>
    private CallModel? FirstDenseBefore(int value, int rank)
    {
        CallModel? dense = null;
        for (var call = graph.ProducerOf(value); call is { Inputs.Length: 1 } && graph.TypeOf(call.Inputs[0]).Shape?.Rank == rank; call = graph.ProducerOf(call.Inputs[0]))
        {
            if (call.Word == "Dense")
            {
                dense = call;
            }
            else if (call.Layer >= 0 && call.Word != "Dropout")
            {
                break;
            }
        }

        return dense;
    }
}
