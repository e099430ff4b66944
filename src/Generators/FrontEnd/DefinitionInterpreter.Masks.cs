using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>Masks: which steps of a tensor count. They are tensors of the graph, and whether there is one is known while the definition is read.</summary>
internal sealed partial class DefinitionInterpreter
{
    /// <summary>The inputs and arguments of a call, with the masks of the operands behind them where the word computes with those.</summary>
    private (IReadOnlyList<Argument> Arguments, IReadOnlyList<int> Inputs) WithMasks(Layer word, IReadOnlyList<Argument> arguments, IReadOnlyList<int> inputs)
    {
        var masks = inputs.Select(Graph.MaskOf).ToList();
        if (masks.All(mask => mask is null) || !word.RuleOf(new Arguments(word.Signature, arguments)).HasFlag(MaskRule.Uses))
        {
            return (arguments, inputs);
        }

        var given = masks.OfType<int>().Distinct().ToList();
        var places = masks.Select(mask => mask is { } value ? (long)inputs.Count + given.IndexOf(value) : -1);
        return ([.. arguments, new Argument(Arguments.MasksName, ArgumentValue.Of(places.ToList()))], [.. inputs, .. given]);
    }

    /// <summary>Gives the result of a call the mask that it makes or passes on; says so where one is dropped.</summary>
    private void PassMasks(Layer word, WordArguments arguments, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, int output, IOperation call)
    {
        var values = new Arguments(word.Signature, arguments.Values);
        if (word.MaskOf(values) is var (maskWord, maskArguments))
        {
            if (ApplyWord(maskWord, maskArguments, [operands[0]], call) is TensorValue made)
            {
                Graph.SetMask(output, made.Id);
            }

            return;
        }

        var rule = word.RuleOf(values);
        var masked = operands.Where(operand => Graph.MaskOf(((TensorValue)operand.Value).Id) is not null).ToList();
        if (masked.Count == 0)
        {
            return;
        }

        // A mask fits as long as there are samples and steps.
        var shape = Graph.TypeOf(output).Shape!;
        var masks = masked.Select(operand => Graph.MaskOf(((TensorValue)operand.Value).Id)!.Value).Distinct().ToList();
        var fits = masks.All(mask => Graph.TypeOf(mask).Shape is { } steps && shape.Rank > steps.Rank && steps.Dims.Zip(shape.Dims, (a, b) => a.Equals(b)).All(same => same));
        if (rule.HasFlag(MaskRule.Passes) && fits)
        {
            Graph.SetMask(output, masks.Aggregate((left, right) =>
                ApplyWord("op_BothMasks", [], [(new TensorValue(left), call), (new TensorValue(right), call)], call) is TensorValue both ? both.Id : left));
        }
        else if (!rule.HasFlag(MaskRule.Uses) && word.Signature.Group != Operator.OperatorGroup && word.Signature.Kind != WordKind.Metric)
        {
            Report(ProblemId.MaskIsDropped, masked[0].Operation.Syntax.GetLocation(), [word.Signature.Title], TextOf(masked[0].Operation.Syntax));
        }
    }
}
