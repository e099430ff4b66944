using System.Collections.Generic;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Words;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Frozen keeps training from changing the weights of a layer or net: <c>Frozen(Instance(Encoder.Define))</c>.</summary>
internal sealed class Frozen(DefinitionGraph graph, MadeObjects made) : IWordReader
{
    public string Word => "Frozen";

    public AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        if (WrappedLayer.Read(call, frame) is not FunctionValue inner)
        {
            return Poison.Instance;
        }

        var function = new Function(inner, graph);
        if (function.Made is { } frozen)
        {
            made.Add(call, frozen);
        }

        return function;
    }

    private sealed class Function(FunctionValue inner, DefinitionGraph graph) : FunctionValue, IMadeFunction
    {
        public Made? Made => (inner as IMadeFunction)?.Made;

        public override AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call)
        {
            graph.BeginFreezing();
            try
            {
                return inner.Apply(operands, call);
            }
            finally
            {
                graph.EndFreezing();
            }
        }
    }
}
