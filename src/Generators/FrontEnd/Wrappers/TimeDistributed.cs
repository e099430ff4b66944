using System.Collections.Generic;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>TimeDistributed applies a layer to every time step of a sequence: <c>TimeDistributed(Conv2D(8, 3))</c>.</summary>
internal sealed class TimeDistributed(DefinitionGraph graph, WordCaller words, Reporter problems) : IWordReader
{
    public string Word => "TimeDistributed";

    public AbstractValue Read(IInvocationOperation call, Frame frame) =>
        WrappedLayer.Read(call, frame) is FunctionValue inner ? new Function(this, inner, call) : Poison.Instance;

    /// <summary>Makes a sample of each time step, applies the function to them, and makes a sequence of the results.</summary>
    private AbstractValue Apply(FunctionValue inner, IOperation origin, IReadOnlyList<Evaluated> operands, IOperation call)
    {
        if (operands is not [{ Value: TensorValue tensor } sequence])
        {
            return Poison.Instance;
        }

        var scope = graph.BeginScope(new MadeScope(Word, null, graph.CurrentScope, [tensor.Id]));
        try
        {
            var steps = words.Call(WordCatalogue.Of<FoldTime>(), operands, call);
            var result = inner.Apply([new Evaluated(steps, sequence.Operation)], origin);
            if (result is not TensorValue)
            {
                return result is Poison
                    ? result
                    : problems.Reject(ProblemId.NotALayer, origin.Syntax.GetLocation(), $"TimeDistributed needs a layer with one result, but this one makes {result.Kind}", "Return one tensor from it");
            }

            if (steps is TensorValue { Id: var folded } && graph.IdsOf(folded) is { } ids)
            {
                graph.LimitIds(tensor.Id, ids);
            }

            var unfolded = words.Call(WordCatalogue.Of<UnfoldTime>(), [new Evaluated(result, origin), sequence], call);
            graph.EndScope(scope, unfolded is TensorValue { Id: var output } ? [output] : []);
            return unfolded;
        }
        finally
        {
            graph.EndScope(scope, null);
        }
    }

    private sealed class Function(TimeDistributed word, FunctionValue inner, IOperation origin) : FunctionValue
    {
        public override AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call) => word.Apply(inner, origin, operands, call);
    }
}
