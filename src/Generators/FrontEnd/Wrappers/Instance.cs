using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.FrontEnd.Symbols;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Instance makes a net in the net: <c>Instance(VisionNet.Define)</c>.</summary>
/// <param name="symbols">The types of the language.</param>
/// <param name="outer">The net that is read.</param>
/// <param name="nets">The nets in it.</param>
/// <param name="made">The objects that the definition has made.</param>
/// <param name="caller">The caller of nets.</param>
internal sealed class Instance(KnownSymbols symbols, INamedTypeSymbol outer, NestedNets nets, MadeObjects made, InstanceCaller caller) : IWordReader
{
    public string Word => "Instance";

    public AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        var argument = WrappedLayer.ArgumentOf(call, "define");
        var value = frame.Evaluate(argument);
        if (value is Poison)
        {
            return value;
        }

        var location = argument.Syntax.GetLocation();
        if (value is not MethodValue { Method: { Name: "Define", ContainingType: { } type } define }
            || !type.GetAttributes().Any(attribute => symbols.Is(attribute.AttributeClass, KnownType.CompiledNetAttribute)))
        {
            return frame.Problems.Reject(ProblemId.InstanceNeedsNet, location, SourcePlaces.TextOf(argument.Syntax));
        }

        if (define.DeclaringSyntaxReferences.Length == 0)
        {
            return frame.Problems.Reject(ProblemId.NoSource, location, define.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        }

        if (nets.IsAround(type))
        {
            return frame.Problems.Reject(ProblemId.NetContainsItself, location, type.Name);
        }

        var model = nets.Read(type);
        if (nets.IsRecursive(outer))
        {
            return frame.Problems.Reject(ProblemId.NetContainsItself, location, type.Name);
        }

        // The errors of that net are reported in its own definition.
        if (model is not { IsValid: true })
        {
            frame.Problems.NoteError();
        }

        var name = call.Arguments.FirstOrDefault(own => own.Parameter?.Name == "name") is { ArgumentKind: ArgumentKind.Explicit, Value: var named }
            ? (frame.Evaluate(named) as Constant)?.Value as string
            : null;
        if (!new ArgumentChecks(frame.Problems).IsName(Word, name, call.Arguments.Last().Value.Syntax.GetLocation()))
        {
            return Poison.Instance;
        }

        var instance = new MadeInstance(type, model, name, call);
        made.Add(call, instance);
        return new Function(instance, caller);
    }

    private sealed class Function(MadeInstance instance, InstanceCaller caller) : FunctionValue, IMadeFunction
    {
        public Made Made => instance;

        public override AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call) => caller.Call(instance, operands, call);
    }
}
