using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>Nets in the net, and what is put around layers: Instance, TimeDistributed, Frozen.</summary>
internal sealed partial class DefinitionInterpreter
{
    private int _freezing;

    /// <summary><c>Instance(VisionNet.Define)</c>.</summary>
    private AbstractValue Instance(IInvocationOperation operation, Frame frame)
    {
        var argument = ArgumentOf(operation, "define");
        var value = Visit(argument, frame);
        var location = argument.Syntax.GetLocation();
        if (value is Poison)
        {
            return value;
        }

        if (value is not MethodValue { Method: { Name: "Define", ContainingType: { } type } define }
            || !type.GetAttributes().Any(attribute => KnownSymbols.Is(attribute.AttributeClass, _symbols.CompiledNetAttribute)))
        {
            return Report(ProblemId.InstanceNeedsNet, location, [TextOf(argument.Syntax)]);
        }

        if (define.DeclaringSyntaxReferences.Length == 0)
        {
            return Report(ProblemId.NoSource, location, [define.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)]);
        }

        if (_nets.IsAround(type))
        {
            return Report(ProblemId.NetContainsItself, location, [type.Name]);
        }

        var model = _nets.Read(type);
        if (_nets.IsRecursive(_settings.Type))
        {
            return Report(ProblemId.NetContainsItself, location, [type.Name]);
        }

        // What is wrong with it is said where it stands.
        HasErrors |= model is not { IsValid: true };
        var name = operation.Arguments.FirstOrDefault(own => own.Parameter?.Name == "name") is { ArgumentKind: ArgumentKind.Explicit, Value: var named }
            ? (Visit(named, frame) as Constant)?.Value as string
            : null;
        var instance = new MadeInstance(type, model, name, operation);
        _madeBy[operation] = instance;
        return new InstanceValue(instance);
    }

    private AbstractValue TimeDistributed(IInvocationOperation operation, Frame frame) => Wrap(operation, frame, function => new TimeDistributedValue(function, operation));

    private AbstractValue Frozen(IInvocationOperation operation, Frame frame)
    {
        var frozen = Wrap(operation, frame, function => new FrozenValue(function));
        if (frozen is FrozenValue { Function: var function } && MadeOf(function) is { } made)
        {
            _madeBy[operation] = made;
        }

        return frozen;
    }

    private AbstractValue Wrap(IInvocationOperation operation, Frame frame, System.Func<FunctionValue, AbstractValue> wrap)
    {
        var argument = ArgumentOf(operation, "layer");
        return Visit(argument, frame) switch
        {
            FunctionValue function => wrap(function),
            Poison poison => poison,
            var other => Report(ProblemId.NotALayer, argument.Syntax.GetLocation(), [$"it is {other.Kind}"]),
        };
    }

    private static IOperation ArgumentOf(IInvocationOperation operation, string parameter) =>
        operation.Arguments.First(argument => argument.Parameter?.Name == parameter).Value;

    private static Made? MadeOf(AbstractValue value) => value switch
    {
        LayerValue { Layer: var layer } => layer,
        InstanceValue { Instance: var instance } => instance,
        FrozenValue { Function: var function } => MadeOf(function),
        _ => null,
    };

    private AbstractValue ApplyFrozen(FunctionValue function, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        _freezing++;
        try
        {
            return Apply(function, operands, call);
        }
        finally
        {
            _freezing--;
        }
    }

    /// <summary>Makes a sample of every time step, applies the function, and puts the results together again.</summary>
    private AbstractValue Apply(TimeDistributedValue wrapper, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        if (operands is not [(TensorValue tensor, var operand)])
        {
            return Poison.Instance;
        }

        var scope = Graph.BeginScope(new MadeScope("TimeDistributed", null, Graph.CurrentScope, [tensor.Id]));
        try
        {
            var folded = ApplyWord("op_FoldTime", [], operands, call);
            var result = Apply(wrapper.Function, [(folded, operand)], wrapper.Origin);
            if (result is not TensorValue)
            {
                return result is Poison ? result : Report(ProblemId.NotALayer, wrapper.Origin.Syntax.GetLocation(), [$"TimeDistributed needs a layer with one result, and this one makes {result.Kind}"]);
            }

            if (folded is TensorValue { Id: var steps } && Graph.IdsOf(steps) is { } ids)
            {
                Graph.LimitIds(tensor.Id, ids);
            }

            var unfolded = ApplyWord("op_UnfoldTime", [], [(result, wrapper.Origin), operands[0]], call);
            Graph.EndScope(scope, unfolded is TensorValue { Id: var id } ? [id] : []);
            return unfolded;
        }
        finally
        {
            Graph.EndScope(scope, null);
        }
    }

    /// <summary>Calls a net in the net: its calls become calls of this net, with the sizes that they have here.</summary>
    private AbstractValue Apply(MadeInstance instance, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands, IOperation call)
    {
        if (instance.Model is not { } model
            || operands.Any(operand => operand.Value is not TensorValue { Id: var id } || Graph.TypeOf(id).Shape is null)
            || BindSizes(instance, model, operands) is not { } sizes)
        {
            return Poison.Instance;
        }

        // What the net needs of a size that is unknown there may be known here.
        foreach (var condition in model.Preconditions)
        {
            if (ShapeSolver.AtLeast(condition.Dim.Substitute(sizes), condition.AtLeast).Verdict == Verdict.Refuted)
            {
                var (input, operand) = (model.Values[model.Inputs[0].Value].Type.Shape!, operands[0]);
                var shape = Graph.TypeOf(((TensorValue)operand.Value).Id).Shape!;
                return Report(
                    ProblemId.InstanceDisagrees,
                    operand.Operation.Syntax.GetLocation(),
                    [instance.Type.Name, model.Inputs[0].Name, $"{input} with {condition}", shape.ToString()],
                    TextOf(operand.Operation.Syntax));
            }
        }

        instance.IsFrozen |= _freezing > 0;
        if (instance.Ordinal < 0)
        {
            instance.Ordinal = Graph.AddInstance(instance);
            instance.Slots = model.Layers.Select(layer => Graph.AddLinkedLayer(new LinkedLayer(instance, layer))).ToList();
        }

        var calls = model.Calls.Take(model.Objective?.FirstCall ?? model.Calls.Length).ToList();
        _steps += calls.Count;
        var inputs = operands.Select(operand => ((TensorValue)operand.Value).Id).ToList();
        var scope = Graph.BeginScope(new MadeScope(instance.Type.Name, instance, Graph.CurrentScope, inputs));
        var values = new Dictionary<int, int>();
        for (var i = 0; i < inputs.Count; i++)
        {
            values[model.Inputs[i].Value] = inputs[i];
            if (model.Inputs[i].Ids is { } ids)
            {
                Graph.LimitIds(inputs[i], ids);
            }
        }

        var location = call.Syntax.GetLocation();
        var (firstCall, firstScope) = (Graph.Calls.Count, Graph.AddScopes(model.Scopes.Length));
        foreach (var inner in calls)
        {
            foreach (var output in inner.Outputs)
            {
                var value = model.Values[output];
                values[output] = Graph.AddValue(value.Name, value.Type with { Shape = value.Type.Shape!.Substitute(sizes) }, location, inner.Word.Replace("op_", "") + " in " + instance.Type.Name);
            }

            Graph.AddCall(inner with
            {
                Layer = inner.Layer < 0 ? -1 : instance.Slots[inner.Layer],
                Arguments = inner.Arguments.Select(argument => argument with { Value = argument.Value.Substitute(sizes) }).ToEquatableArray(),
                Inputs = inner.Inputs.Select(input => values[input]).ToEquatableArray(),
                Outputs = inner.Outputs.Select(output => values[output]).ToEquatableArray(),
                PartOf = inner.PartOf < 0 ? -1 : firstCall + inner.PartOf,
                Scope = inner.Scope < 0 ? scope : firstScope + inner.Scope,
            }, [location]);
        }

        for (var i = 0; i < model.Scopes.Length; i++)
        {
            var inner = model.Scopes[i];
            Graph.SetScope(firstScope + i, new MadeScope(inner.Word, null, inner.Parent < 0 ? scope : firstScope + inner.Parent, inner.Inputs.Select(input => values[input]).ToList())
            {
                Name = inner.Name,
                Outputs = inner.Outputs.Select(output => values[output]).ToList(),
            });
        }

        Graph.AddPreconditions(model.Preconditions.Select(condition => condition with { Dim = condition.Dim.Substitute(sizes) }));
        var outputs = model.Outputs.Select(output => values[output.Value]).ToList();
        Graph.EndScope(scope, outputs);
        return outputs is [var single] ? new TensorValue(single) : new TupleValue(outputs.Select(output => new TensorValue(output)).ToList());
    }

    /// <summary>What the sizes of a net in the net are in this net, or null after it was reported that an operand does not fit.</summary>
    private System.Func<Symbol, Dim>? BindSizes(MadeInstance instance, NetModel model, IReadOnlyList<(AbstractValue Value, IOperation Operation)> operands)
    {
        var bound = new Dictionary<string, Dim>();
        Dim SizeOf(Symbol symbol) => bound.TryGetValue(symbol.Name, out var size) ? size : Dim.Of(symbol);

        var pairs = operands.Select((operand, index) => (
            operand,
            Input: model.Inputs[index],
            Declared: model.Values[model.Inputs[index].Value].Type.Shape!,
            Actual: Graph.TypeOf(((TensorValue)operand.Value).Id).Shape!)).ToList();
        foreach (var (operand, input, declared, actual) in pairs.Where(pair => pair.Declared.Rank != pair.Actual.Rank))
        {
            Disagrees(operand, input, declared, actual, []);
            return null;
        }

        // T by itself first, then 2*T + 1 from what it is equal to.
        var dims = pairs.SelectMany(pair => pair.Declared.Dims.Zip(pair.Actual.Dims, (declared, actual) => (declared, actual))).ToList();
        foreach (var (declared, actual) in dims.Where(pair => pair.declared.Symbols.Count() == 1).OrderBy(pair => pair.declared.Terms.Count))
        {
            var symbol = declared.Symbols.Single();
            if (!bound.ContainsKey(symbol.Name) && declared.IsLinearIn(symbol))
            {
                var factor = declared.Terms.Single(term => !term.Monomial.IsUnit).Coefficient;
                bound[symbol.Name] = declared.Equals(Dim.Of(symbol)) ? actual : Dim.FloorDiv(actual - declared.Constant, factor) * symbol.MultipleOf;
            }
        }

        foreach (var (operand, input, declared, actual) in pairs)
        {
            for (var axis = 0; axis < declared.Rank; axis++)
            {
                if (ShapeSolver.Equal(declared[axis].Substitute(SizeOf), actual[axis]).Verdict != Verdict.Proved)
                {
                    Disagrees(operand, input, declared, actual, [Explain(((TensorValue)operand.Value).Id, axis)]);
                    return null;
                }
            }
        }

        foreach (var symbol in model.Symbols.Where(symbol => symbol.Min > 0))
        {
            switch (ShapeSolver.AtLeast(SizeOf(symbol), symbol.Min).Verdict)
            {
                case Verdict.Refuted:
                    var (operand, input, declared, actual) = pairs.First(pair => pair.Declared.Symbols.Contains(symbol));
                    Disagrees(operand, input, declared, actual, [], $", where {symbol.Name} is at least {DimPrinter.Number(symbol.Min)}");
                    return null;
                case not Verdict.Proved:
                    Graph.AddPreconditions([new Precondition(SizeOf(symbol), symbol.Min, instance.Type.Name)]);
                    break;
            }
        }

        return SizeOf;

        void Disagrees((AbstractValue, IOperation Operation) operand, InputModel input, Shape declared, Shape actual, IReadOnlyList<(Location, string)> origins, string condition = "") => Report(
            ProblemId.InstanceDisagrees,
            operand.Operation.Syntax.GetLocation(),
            [instance.Type.Name, input.Name, declared.ToString() + condition, actual.ToString()],
            TextOf(operand.Operation.Syntax),
            origins);
    }
}
