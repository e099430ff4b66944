using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>
/// Passes masks from operands to results. A mask is a tensor of the graph that says which steps of another tensor count. That a tensor has
/// one is known while the definition is read.
/// </summary>
internal sealed class Masks(DefinitionGraph graph, Reporter problems, WordCaller words)
{
    /// <summary>Adds the masks of the operands to the inputs of a call, and their positions to its arguments, if the word computes with masks.</summary>
    public (IReadOnlyList<Argument> Arguments, IReadOnlyList<int> Inputs) Add(WordCall call, IReadOnlyList<int> inputs)
    {
        var masks = inputs.Select(input => graph.Find(input).Mask).ToList();
        if (masks.All(mask => mask is null) || !RuleOf(call).HasFlag(MaskRule.Uses))
        {
            return (call.Arguments.Values, inputs);
        }

        var given = masks.OfType<int>().Distinct().ToList();
        var places = masks.Select(mask => mask is { } value ? (long)inputs.Count + given.IndexOf(value) : -1);
        return ([.. call.Arguments.Values, new Argument(Arguments.MasksName, ArgumentValue.Of(places.ToList()))], [.. inputs, .. given]);
    }

    /// <summary>Gives the result of a call the mask that the word makes or passes on, and reports a mask that is dropped.</summary>
    public void Pass(WordCall call, int output)
    {
        if (call.Word.MaskOf(new Arguments(call.Signature, call.Arguments.Values)) is var (maskWord, maskArguments))
        {
            if (words.Call(maskWord, [call.Operands[0]], call.Call, [.. maskArguments]) is TensorValue made)
            {
                graph.Find(output).Mask = made.Id;
            }

            return;
        }

        var masked = call.Operands.Where(operand => MaskOf(operand) is not null).ToList();
        if (masked.Count == 0)
        {
            return;
        }

        var rule = RuleOf(call);
        var masks = masked.Select(operand => MaskOf(operand)!.Value).Distinct().ToList();
        if (rule.HasFlag(MaskRule.Passes) && masks.All(mask => Fits(mask, output)))
        {
            graph.Find(output).Mask = masks.Aggregate((left, right) => Both(left, right, call.Call));
        }
        else if (!rule.HasFlag(MaskRule.Uses) && !call.Signature.IsInternal && call.Signature.Kind != WordKind.Metric)
        {
            var operand = masked[0].Operation.Syntax;
            problems.Report(ProblemId.MaskIsDropped, operand.GetLocation(), [call.Signature.Title], SourcePlaces.TextOf(operand));
        }
    }

    private static MaskRule RuleOf(WordCall call) => call.Word.RuleOf(new Arguments(call.Signature, call.Arguments.Values));

    private int? MaskOf(Evaluated operand) => graph.Find(((TensorValue)operand.Value).Id).Mask;

    /// <summary>Gets whether a tensor has the samples and steps of a mask, and at least one more axis.</summary>
    private bool Fits(int mask, int value) =>
        graph.TypeOf(value).Shape is { } shape
        && graph.TypeOf(mask).Shape is { } steps
        && shape.Rank > steps.Rank
        && steps.Dims.Zip(shape.Dims, (a, b) => a.Equals(b)).All(same => same);

    private int Both(int left, int right, IOperation call) =>
        words.Call(WordCatalogue.Of<BothMasksWord>(), [new Evaluated(new TensorValue(left), call), new Evaluated(new TensorValue(right), call)], call) is TensorValue both ? both.Id : left;
}
