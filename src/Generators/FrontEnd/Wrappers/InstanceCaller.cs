using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Calls nets in the net: copies the calls of the model of such a net into the graph, with the sizes that they have here.</summary>
internal sealed class InstanceCaller(DefinitionGraph graph, NestedNets nets, Masks masks, Budget budget, Reporter problems)
{
    private readonly InstanceSizes _sizes = new(graph, problems);

    public AbstractValue Call(MadeInstance instance, IReadOnlyList<Evaluated> operands, IOperation call)
    {
        if (instance.Model is null
            || operands.Any(operand => operand.Value is not TensorValue { Id: var id } || graph.TypeOf(id).Shape is null)
            || nets.Read(instance.Type, operands.Select(MaskRankOf).ToList()) is not { IsValid: true } model
            || _sizes.Bind(instance, model, operands) is not { } sizeOf
            || !_sizes.CheckPreconditions(instance, model, operands, sizeOf))
        {
            return Poison.Instance;
        }

        instance.IsFrozen |= graph.IsFreezing;
        if (instance.Ordinal < 0)
        {
            instance.Ordinal = graph.AddInstance(instance);
            instance.Slots = model.Layers.Select(layer => graph.AddLinkedLayer(new LinkedLayer(instance, layer))).ToList();
        }

        // The report of a mask that ends in the net is dropped where the net is read, because only the net around it has the mask.
        for (var i = 0; i < operands.Count; i++)
        {
            if (model.Inputs[i].MaskEnd is { } word)
            {
                masks.End(operands[i], word + " in " + instance.Type.Name);
            }
        }

        for (var i = 0; i < operands.Count; i++)
        {
            CheckIds(instance, model.Inputs[i], operands[i], sizeOf);
        }

        var outputs = Copy(instance, model, operands.Select(operand => ((TensorValue)operand.Value).Id).ToList(), sizeOf, call);
        return outputs is [var single] ? new TensorValue(single) : new TupleValue(outputs.Select(output => new TensorValue(output)).ToList());
    }

    /// <summary>Reports an operand that may hold more ids than an input of the net accepts.</summary>
    private void CheckIds(MadeInstance instance, InputModel input, Evaluated operand, Func<Symbol, Dim> sizeOf)
    {
        if (input.Ids is { } ids
            && ids.Count.Substitute(sizeOf) is { IsConstant: true } count
            && graph.DeclaredIdsOf(((TensorValue)operand.Value).Id) is { Count: { IsConstant: true } declared, Reason: var reason }
            && declared.Constant > count.Constant)
        {
            var advice = ids.Reason.StartsWith("[", StringComparison.Ordinal)
                ? $"Declare [Ids({declared})] on '{input.Name}' of {instance.Type.Name}"
                : $"Give {ids.Reason} in {instance.Type.Name} {declared} rows";
            problems.Report(
                ProblemId.IdsDoNotFit, operand.Operation.Syntax.GetLocation(), [instance.Type.Name, (count - 1).ToString(), reason, (declared - 1).ToString(), advice]);
        }
    }

    /// <summary>Gets the rank of the mask of an operand, or 0 if it has none.</summary>
    private int MaskRankOf(Evaluated operand) => graph.Find(((TensorValue)operand.Value).Id).Mask is { } mask ? graph.TypeOf(mask).Shape!.Rank : 0;

    /// <summary>Copies the calls, scopes and preconditions of a net into the graph, and returns the ids that its outputs have there.</summary>
    private IReadOnlyList<int> Copy(MadeInstance instance, NetModel model, IReadOnlyList<int> inputs, Func<Symbol, Dim> sizeOf, IOperation call)
    {
        // Only Train uses the calls after the definition.
        var calls = model.Calls.Take(model.Objective?.FirstCall ?? model.Calls.Length).ToList();
        budget.Spend(calls.Count);
        var scope = graph.BeginScope(new MadeScope(instance.Type.Name, instance, graph.CurrentScope, inputs));
        var values = new Dictionary<int, int>();
        for (var i = 0; i < inputs.Count; i++)
        {
            values[model.Inputs[i].Value] = inputs[i];
            if (model.Inputs[i].Mask >= 0)
            {
                values[model.Inputs[i].Mask] = graph.Find(inputs[i]).Mask!.Value;
            }

            if (model.Inputs[i].Ids is { } ids)
            {
                graph.LimitIds(inputs[i], ids with { Count = ids.Count.Substitute(sizeOf) });
            }
        }

        var location = call.Syntax.GetLocation();
        var (firstCall, firstScope) = (graph.Calls.Count, graph.AddScopes(model.Scopes.Length));
        foreach (var inner in calls)
        {
            foreach (var output in inner.Outputs)
            {
                var value = model.Values[output];
                var description = inner.Word + " in " + instance.Type.Name;
                values[output] = graph.AddValue(value.Name, value.Type with { Shape = value.Type.Shape!.Substitute(sizeOf) }, location, description);
            }

            graph.AddCall(inner with
            {
                Layer = inner.Layer < 0 ? -1 : instance.Slots[inner.Layer],
                Arguments = inner.Arguments.Select(argument => argument with { Value = argument.Value.Substitute(sizeOf) }).ToEquatableArray(),
                Inputs = inner.Inputs.Select(input => values[input]).ToEquatableArray(),
                Outputs = inner.Outputs.Select(output => values[output]).ToEquatableArray(),
                PartOf = inner.PartOf < 0 ? -1 : firstCall + inner.PartOf,
                Scope = inner.Scope < 0 ? scope : firstScope + inner.Scope,
            }, [new MadeOperand(location)]);
        }

        for (var i = 0; i < model.Scopes.Length; i++)
        {
            var inner = model.Scopes[i];
            var parent = inner.Parent < 0 ? scope : firstScope + inner.Parent;
            graph.SetScope(firstScope + i, new MadeScope(inner.Word, null, parent, inner.Inputs.Select(input => values[input]).ToList())
            {
                Name = inner.Name,
                Outputs = inner.Outputs.Select(output => values[output]).ToList(),
            });
        }

        graph.AddPreconditions(model.Preconditions.Select(condition => condition with { Dim = condition.Dim.Substitute(sizeOf) }));
        var outputs = model.Outputs.Select(output => values[output.Value]).ToList();
        foreach (var output in model.Outputs.Where(output => output.Mask >= 0))
        {
            graph.Find(values[output.Value]).Mask = values[output.Mask];
        }

        graph.EndScope(scope, outputs);
        return outputs;
    }
}
