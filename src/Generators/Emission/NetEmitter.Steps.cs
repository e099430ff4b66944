using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

internal sealed partial class NetEmitter
{
    private static readonly string[] s_locals = ["inputs", "targets", "log", "random", "gradients", "pass"];

    private void EmitSteps()
    {
        EmitWork("protected override long PredictWork(Inputs inputs)", Purpose.Predict);
        EmitWork("protected override long TrainWork(Inputs inputs)", _model.Objective is null ? Purpose.ForwardBackward : Purpose.Train);
        EmitMethod("protected override Outputs PredictStep(Inputs inputs)", Purpose.Predict, graph => $"return {NewOutputs(graph)};");
        EmitForwardBackward();
        EmitMethod("protected override Outputs AutogradStep(Inputs inputs)", Purpose.Autograd, graph => $"return {NewOutputs(graph)};");
        if (_model.Objective is not null)
        {
            EmitMethod("protected override void TrainStep(Inputs inputs, Targets targets, " + Generated + "StepLog log)", Purpose.Train, _ => null);
            EmitMethod("protected override void EvaluateStep(Inputs inputs, Targets targets, " + Generated + "StepLog log)", Purpose.Evaluate, _ => null);
            EmitMethod(
                $"protected override {Tensor} AutogradLossStep(Inputs inputs, Targets targets)",
                Purpose.AutogradLoss,
                graph => "return " + string.Join(" + ", _model.Objective.Losses.Select(loss => Weighted(graph, loss)).Concat(Penalties(graph).Select(penalty => penalty + ".ToTensor()"))) + ";");
        }
    }

    /// <summary>Writes the number of multiplications of a step, which determines how many threads it wakes.</summary>
    private void EmitWork(string header, Purpose purpose)
    {
        var work = _net.Graphs.First(graph => graph.Purpose == purpose).Work;
        _writer.Line("/// <inheritdoc/>");
        _writer.Line($"{header} => {DimPrinter.ForCSharp(work, size => SizeExpression(size) is var expression && expression.Contains(' ') ? $"({expression})" : SizeExpression(size))};");
        _writer.Line();
    }

    private static string Weighted(GraphEmitter graph, LossModel loss)
    {
        var name = graph.NameOf(graph.ResultOf(ResultKind.Loss, loss.Name));
        return loss is { Member: null, Weight: 1 } ? name + ".ToTensor()" : $"Kernels.Elementwise.Scale({name}.ToTensor(), {(loss.Member is null ? CallContext.Literal(loss.Weight) : loss.Factor.ToString())})";
    }

    private IEnumerable<string> Penalties(GraphEmitter emitter) => PenaltiesOf(_net.Find(Purpose.AutogradLoss)!).Select(emitter.NameOf);

    private static IEnumerable<Value> PenaltiesOf(OpGraph graph) =>
        graph.Results.Where(result => result.Kind == ResultKind.Penalty).Select(result => result.Value);

    private void EmitMethod(string header, Purpose purpose, Func<GraphEmitter, string?> last)
    {
        _cancellation.ThrowIfCancellationRequested();
        var graph = _net.Find(purpose)!;
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block(header))
        {
            var isLogged = purpose is Purpose.Train or Purpose.Evaluate;
            var counts = graph.Results.Where(result => isLogged && result.Count is not null).Select(result => result.Count!);
            var emitter = Begin(graph, graph.Nodes, SizesOf(graph.Nodes, counts), purpose is Purpose.Autograd or Purpose.AutogradLoss ? NameOfLeaf : NameOfWeight);
            foreach (var source in graph.Results.Select(result => result.Value).Where(value => value.Source == ValueSource.Input && !emitter.Knows(value)))
            {
                emitter.Declare(source, SourceExpression(source));
            }

            emitter.IsObserved = purpose == Purpose.AutogradLoss;
            foreach (var node in graph.Nodes)
            {
                _cancellation.ThrowIfCancellationRequested();
                emitter.Emit(node);
            }

            EmitLog(graph, emitter, purpose);
            if (last(emitter) is { } statement)
            {
                _writer.Line();
                _writer.Line(statement);
            }
        }

        _writer.Line();
    }

    /// <summary>Declares the variables that the nodes start from: inputs, targets, sizes and random numbers.</summary>
    private GraphEmitter Begin(OpGraph graph, IReadOnlyList<Node> nodes, IEnumerable<Symbol> sizes, Func<Value, string> nameOfWeight)
    {
        var emitter = new GraphEmitter(_writer, _model, graph, s_locals, nameOfWeight, GradientOfWeight);
        var sources = new SortedDictionary<int, Value>();
        foreach (var node in nodes)
        {
            foreach (var input in node.Inputs)
            {
                if (input.Source is ValueSource.Input or ValueSource.Target)
                {
                    sources[input.Id] = input;
                }
            }
        }

        foreach (var source in sources.Values)
        {
            emitter.Declare(source, SourceExpression(source));
        }

        foreach (var size in sizes.Distinct().OrderBy(size => size.Name, StringComparer.Ordinal))
        {
            emitter.Declare(size, SizeExpression(size));
        }

        if (nodes.Any(node => node.Op.Has(OpTraits.Random)))
        {
            _writer.Line("var random = Random;");
        }

        return emitter;
    }

    private string SourceExpression(Value source) => source.Source == ValueSource.Input
        ? "inputs." + _model.Inputs.First(input => input.Name == source.Name).Member
        : "targets." + _model.Objective!.Targets.First(target => target.Name == source.Name).Member;

    private string GradientOfWeight(Value weight) => MemberOf(weight) + "Gradient";

    /// <summary>
    /// Gets the member that holds a weight, such as <c>Dense.Kernel</c>. It is cached, because every line that reads the weight asks for it.
    /// </summary>
    private string MemberOf(Value weight)
    {
        var key = (weight.Layer, weight.Name);
        if (!_members.TryGetValue(key, out var member))
        {
            _members.Add(key, member = PathOf(weight) + "." + MemberNames.Pascal(weight.Name));
        }

        return member;
    }

    private readonly Dictionary<(int Layer, string Name), string> _members = [];

    /// <summary>Gets the expression of a weight's layer in this net: <c>Dense</c>, or <c>Vision.Dense</c>.</summary>
    private string PathOf(Value weight) => _model.Layers[weight.Layer].Owner + _model.Layers[weight.Layer].Member;

    /// <summary>Gets the named sizes in the arguments of nodes and in <paramref name="more"/>.</summary>
    private static IEnumerable<Symbol> SizesOf(IEnumerable<Node> nodes, IEnumerable<Dim> more)
    {
        var sizes = new HashSet<Symbol>(more.SelectMany(dim => dim.Symbols));
        foreach (var node in nodes)
        {
            foreach (var argument in node.Arguments)
            {
                if (argument.Value.Dims is { } dims)
                {
                    foreach (var dim in dims)
                    {
                        sizes.UnionWith(dim.Symbols);
                    }
                }
            }
        }

        return sizes.OrderBy(size => size.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the expression that computes a size from the shapes of inputs and targets.</summary>
    private string SizeExpression(Symbol size)
    {
        if (size.Equals(Symbol.Batch))
        {
            return $"inputs.{_model.Inputs[0].Member}.size(0)";
        }

        var (source, tensor, axis) = _model.Inputs.Select(input => ("inputs", input))
            .Concat((_model.Objective?.Targets ?? []).Select(target => ("targets", target)))
            .SelectMany(pair => Enumerable.Range(0, _model.Values[pair.Item2.Value].Type.Shape!.Rank).Select(axis => (pair.Item1, pair.Item2, axis)))
            .First(place => _model.Values[place.Item2.Value].Type.Shape![place.axis] is var dim && dim.Symbols.Contains(size) && dim.IsLinearIn(size));

        // dim = a * symbol + b, where the symbol is the size divided by MultipleOf.
        var found = _model.Values[tensor.Value].Type.Shape![axis];
        var factor = found.Terms.First(term => !term.Monomial.IsUnit).Coefficient;
        var expression = $"{source}.{tensor.Member}.size({Number(axis)})";
        if (found.Constant != 0)
        {
            expression = $"({expression} - {Number(found.Constant)})".Replace("- -", "+ ");
        }

        return factor == size.MultipleOf ? expression
            : factor % size.MultipleOf == 0 ? $"{expression} / {Number(factor / size.MultipleOf)}"
            : $"{expression} * {Number(size.MultipleOf)} / {Number(factor)}";
    }

    private void EmitLog(OpGraph graph, GraphEmitter emitter, Purpose purpose)
    {
        if (purpose is not (Purpose.Train or Purpose.Evaluate))
        {
            return;
        }

        _writer.Line();
        for (var i = 0; i < _model.Objective!.Losses.Length; i++)
        {
            var value = emitter.ResultOf(ResultKind.Loss, _model.Objective.Losses[i].Name);
            _writer.Line($"log.Loss({Number(i)}, {emitter.NameOf(value)});");
        }

        foreach (var penalty in PenaltiesOf(graph).Select(emitter.NameOf))
        {
            _writer.Line($"log.Penalty({penalty});");
        }

        // Two metrics with the same sums share one value, which must be disposed of once.
        var values = graph.Results.Where(result => result.Kind is ResultKind.Loss or ResultKind.Penalty or ResultKind.Metric).Select(result => emitter.NameOf(result.Value)).Distinct();
        for (var i = 0; i < _model.Objective.Metrics.Length; i++)
        {
            var result = graph.Results.First(result => result.Kind == ResultKind.Metric && result.Name == _model.Objective.Metrics[i].Name);
            _writer.Line(result switch
            {
                { Count: { } count } => $"log.Metric({Number(i)}, {emitter.NameOf(result.Value)}, {DimPrinter.ForCSharp(count, emitter.NameOf)});",
                { Value.Shape.Rank: 0 } => $"log.Mean({Number(i)}, {emitter.NameOf(result.Value)});",
                _ => $"log.Metric({Number(i)}, {emitter.NameOf(result.Value)});",
            });
        }

        _writer.Line(string.Join(" ", values.Select(value => value + ".Dispose();")));
    }

    private string NewOutputs(GraphEmitter graph) =>
        $"new Outputs({string.Join(", ", _model.Outputs.Select((output, index) => ResultExpression(graph, graph.ResultOf(ResultKind.Output, output.Name), index)))})";

    // A tensor of the caller, or one that is returned twice, gets a handle of its own, because each is disposed of separately.
    private string ResultExpression(GraphEmitter graph, Value value, int index)
    {
        var isShared = value.Source != ValueSource.Node
            || _model.Outputs.Take(index).Any(output => graph.ResultOf(ResultKind.Output, output.Name).Id == value.Id);
        return graph.NameOf(value) + (isShared ? ".alias()" : "");
    }

    private string NameOfWeight(Value value) => value.Source == ValueSource.WeightView
        ? FieldOf(value)
        : MemberOf(value);

    /// <summary>Gets the expression of a weight as a leaf of autograd, by its index among all weights.</summary>
    private string NameOfLeaf(Value value)
    {
        var layer = _model.Layers[value.Layer];
        return $"{layer.Owner}Weights[{Number(layer.FirstWeight + layer.Weights.TakeWhile(weight => weight.Name != value.Name).Count())}].Leaf";
    }

    private string FieldOf(WeightView view) => FieldOf(view.View);

    private string FieldOf(Value view)
    {
        var key = (view.Layer, view.Name);
        if (!_fields.TryGetValue(key, out var field))
        {
            var member = PathOf(view).Replace(".", "");
            _fields.Add(key, field = "_" + char.ToLowerInvariant(member[0]) + member.Substring(1) + MemberNames.Pascal(view.Name));
        }

        return field;
    }

    private readonly Dictionary<(int Layer, string Name), string> _fields = [];

    /// <summary>Writes the call of a node outside of any method: a view of a weight.</summary>
    private static string Call(Node node, Func<Value, string> nameOf) => node.Op.Call(new ViewContext(node, nameOf));

    private sealed class ViewContext(Node node, Func<Value, string> nameOf) : CallContext(node)
    {
        public override bool IsRead(int output) => true;

        public override string GradientOf(int input) => throw new NotSupportedException();

        protected override string NameOf(Value value) => nameOf(value);

        protected override string NameOf(Symbol symbol) => throw new NotSupportedException();
    }
}
