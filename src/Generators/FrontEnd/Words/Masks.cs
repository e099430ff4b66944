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

    /// <summary>Gives the result of a call the mask that the word makes or passes on.</summary>
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

        var tensors = call.Tensors;
        var masks = tensors.Select(tensor => graph.Find(tensor).Mask).ToList();
        if (masks.Any(mask => mask is not null))
        {
            graph.Find(output).Mask = call.Word.MaskOfResult(new MaskContext(
                new Arguments(call.Signature, call.Arguments.Values),
                tensors,
                masks,
                graph.TypeOf(output).Shape!,
                tensor => graph.TypeOf(tensor).Shape!,
                (word, operands, arguments) => Apply(word, operands, arguments, call.Call),
                operand => End(call.Operands[operand], call.Signature.Title)));
        }
    }

    /// <summary>Reports that the mask of an operand ends at a word.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="word">The word, as messages name it.</param>
    public void End(Evaluated operand, string word)
    {
        graph.Find(MaskOf(operand)!.Value).IgnoredBy ??= word;
        problems.Report(ProblemId.MaskIsDropped, operand.Operation.Syntax.GetLocation(), [word], operand.Text);
    }

    private static MaskRule RuleOf(WordCall call) => call.Word.RuleOf(new Arguments(call.Signature, call.Arguments.Values));

    private int? MaskOf(Evaluated operand) => graph.Find(((TensorValue)operand.Value).Id).Mask;

    private int? Apply(Word word, IReadOnlyList<int> operands, IReadOnlyList<Argument> arguments, IOperation call) =>
        words.Call(word, operands.Select(operand => new Evaluated(new TensorValue(operand), call)).ToList(), call, [.. arguments]) is TensorValue mask ? mask.Id : null;
}
