using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Names layers and results after the locals that hold them.</summary>
internal sealed class Locals(DefinitionGraph graph, MadeObjects made, LocalShapes shapes)
{
    /// <summary>Notes that a local was declared with a value.</summary>
    public void Note(IVariableDeclaratorOperation declarator, AbstractValue value, Frame frame)
    {
        if (!frame.IsReassigned(declarator.Symbol))
        {
            Name(declarator.Symbol.Name, declarator.Initializer!.Value.Unwrap(), value);
        }

        if (value is TensorValue tensor)
        {
            graph.Find(tensor.Id).Source.Local ??= declarator.Symbol.Name;
            shapes.Note(declarator, tensor.Id);
        }
    }

    /// <summary>Notes that the body of a method, or a pass of a loop, begins, or, without a place, that it ends.</summary>
    public void Move(IOperation? place, string? method, int pass) => graph.Path = place is null ? graph.Path?.Outer : new CallPath(method, place, pass, graph.Path);

    private void Name(string name, IOperation? initializer, AbstractValue value)
    {
        // `var dense = Dense(64)` names the layer; `var same = dense` does not.
        if (value is IMadeFunction { Made: { } held } && initializer is not null && (initializer == held.Origin || made.Find(initializer) is not null))
        {
            held.LocalName ??= name;
        }
        else if (value is TensorValue tensor)
        {
            // `var encoded = Dense(64)(x)` names the layer as well, because nothing else can call it.
            if (initializer is IInvocationOperation { Instance: { } callee } && made.Find(callee.Unwrap()) is { } inline)
            {
                inline.LocalName ??= name;
            }
            else
            {
                graph.Rename(tensor.Id, name);
            }
        }
    }
}
