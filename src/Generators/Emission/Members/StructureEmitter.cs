using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the structure of the net that the runtime needs for weights, summaries, pictures and files.</summary>
internal sealed class StructureEmitter
{
    private readonly EmitContext _net;

    private const char Mark = '\u0001';

    /// <summary>The names of the calls that compute values, by value.</summary>
    private readonly Dictionary<int, string> _producers = [];

    /// <summary>The fields that hold the structures of weights which many layers have, by their text.</summary>
    private readonly Dictionary<string, string> _shared = [];

    public StructureEmitter(EmitContext net)
    {
        _net = net;
        foreach (var weights in net.Model.OwnLayers.Where(layer => layer.Weights.All(weight => weight.Count.IsConstant)).Select(WeightsOf).Where(weights => weights.Length > 0).GroupBy(weights => weights).Where(group => group.Count() >= LoopRoller.LeastCount))
        {
            _shared.Add(weights.Key, $"s_weights{Literals.Of(_shared.Count)}");
        }

        foreach (var call in net.Model.Calls)
        {
            foreach (var output in call.Outputs.Where(output => !_producers.ContainsKey(output)))
            {
                _producers.Add(output, call.Name);
            }
        }
    }

    private NetModel Model => _net.Model;

    public void Emit() => _net.Writer.Lines($$"""
        {{_shared.Select(weights => $"private static readonly {Types.WeightStructure}[] {weights.Value} = {{ {weights.Key} }};")}}
        {{EmitHead}}
        {
            {{EmitLists}}
        };
        """);

    /// <summary>Writes the beginning of a field, or of a method if sizes are given when the net is created.</summary>
    private void EmitHead()
    {
        var sizes = Model.Sizes.Select(size => Identifiers.Escape(size.Symbol.Name)).ToList();
        _net.Writer.Line(sizes.Count == 0
            ? $"private static readonly {Types.NetStructure} s_structure = new({Literals.Of(_net.Name)})"
            : $"private static {Types.NetStructure} StructureOf({string.Join(", ", sizes.Select(size => "int " + size))}) => new({Literals.Of(_net.Name)}{string.Concat(Model.Sizes.Select((size, index) => $", ({Literals.Of(size.Symbol.Name)}, {sizes[index]})"))})");
    }

    private void EmitLists()
    {
        EmitList("Inputs", Model.Inputs.Select(TextOf));
        if (Model.Preconditions.Length > 0)
        {
            EmitList("Conditions", Model.Preconditions.Select(condition => Literals.Of(condition.ToString())));
        }

        EmitList("Outputs", Model.Outputs.Select(output => $"new({Literals.Of(output.Name)}, {SpecOf(output.Value)}, {Literals.Of(ProducerOf(output.Value))})"));
        if (Model.Objective is { } objective)
        {
            EmitList("Targets", objective.Targets.Select(TextOf));
            EmitList("Losses", objective.Losses.Select(loss => $"new({Literals.Of(loss.Name)}, {Literals.Of(loss.Weight)})"));
            EmitList("Metrics", objective.Metrics.Select(TextOf));
        }

        EmitList("Layers", Model.OwnLayers.Select(TextOf));
        EmitList("Scopes", Scopes());
        EmitList("Calls", _net.DefinitionCalls.Select(TextOf));
    }

    private void EmitList(string member, IEnumerable<string> items) => _net.Writer.Lines($$"""
        {{member}} =
        {
            {{RowRoller.Roll(items, usesSizes: Model.Sizes.Length > 0)}}
        },
        """);

    private string TextOf(InputModel input) => $"new({Literals.Of(input.Name)}, {SpecOf(input.Value)})";

    private string TextOf(MetricModel metric)
    {
        // A mean has a sum and a count. Other metrics have as many sums as the step computes.
        var shape = Model.Values[metric.Value].Type.Shape!;
        return $"new({Literals.Of(metric.Name)}, {(metric.IsMeanOfValue || shape.Rank == 0 ? "2" : DimPrinter.ForCSharp(shape.Count, NameOf))}, {FormulaOf(metric.Formula)}){ModeOf(metric.Better)}";
    }

    private static string ModeOf(Direction better) => better switch
    {
        Direction.Smaller => $" {{ Mode = {Types.MonitorMode}.Min }}",
        Direction.Larger => $" {{ Mode = {Types.MonitorMode}.Max }}",
        _ => "",
    };

    private string TextOf(LayerModel layer)
    {
        var weights = WeightsOf(layer);
        var arguments = weights.Length == 0 ? "" : ", " + (_shared.TryGetValue(weights, out var field) ? field : weights);
        return $"new({Literals.Of(layer.Name)}, {Literals.Of(layer.Word)}, {Literals.Of(layer.Text)}{arguments})";
    }

    private static string WeightsOf(LayerModel layer) => string.Join(", ", layer.Weights.Select(weight =>
        $"new {Types.WeightStructure}({Literals.Of(weight.Name)}, {SizesOf(weight.Shape)}, {Literals.Of(weight.Storage.Select(axis => (long)axis))}, {FormulaOf(weight.Initializer)}){PropertiesOf(layer, weight)}"));

    private static string PropertiesOf(LayerModel layer, WeightModel weight)
    {
        List<string> properties = [];
        if (!layer.Learns(weight))
        {
            properties.Add("IsLearned = false");
        }

        if (weight.Constraint is { } constraint)
        {
            properties.Add($"Constraint = new({FormulaOf(constraint)})");
        }

        return properties.Count > 0 ? " { " + string.Join(", ", properties) + " }" : "";
    }

    /// <summary>Gets a formula as arguments, such as <c>"RandomUniform", -0.05, 0.05</c>.</summary>
    private static string FormulaOf(FormulaModel formula) => Literals.Of(formula.Name) + string.Concat(formula.Arguments.Select(argument => ", " + Literals.Of(argument)));

    private string TextOf(CallModel call)
    {
        var layer = call.Layer < 0 ? null : Model.Layers[call.Layer];
        var isOwn = layer?.Owner.Length == 0;
        List<string> arguments =
        [
            Literals.Of(call.Name),
            Literals.Of(call.Word),
            Literals.Of(isOwn ? call.Layer : -1),
            Literals.Of(call.PartOf),
            Literals.Of(call.Scope),
            Literals.Of(call.Inputs.Select(ProducerOf)),
            DimsOf(call.Output),
        ];
        if (layer is not null && !isOwn)
        {
            arguments.Add("Text: " + Literals.Of(layer.Text));
        }

        if (layer?.Weights.Length > 0)
        {
            arguments.Add("HasWeights: true");
        }

        return $"new({string.Join(", ", arguments)})";
    }

    /// <summary>Gets the scopes. Each has the number of weights, from nets in the net, that it is the first to use.</summary>
    private IEnumerable<string> Scopes()
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < Model.Scopes.Length; i++)
        {
            var scope = Model.Scopes[i];
            var linked = _net.DefinitionCalls
                .Where(call => call.Layer >= 0 && Model.Layers[call.Layer].Owner.Length > 0 && IsWithin(call.Scope, i) && seen.Add(call.Layer))
                .Select(call => Model.Layers[call.Layer])
                .SelectMany(layer => layer.Weights.Select(weight => (IsLearned: layer.Learns(weight), weight.Count)))
                .ToLookup(weight => weight.IsLearned, weight => weight.Count);
            yield return $"new({Literals.Of(scope.Name)}, {Literals.Of(scope.Word)}, {Literals.Of(scope.Instance)}, {Literals.Of(scope.Parent)}, {DimPrinter.ForCSharp(Dim.Sum(linked[true]), NameOf)}, {DimPrinter.ForCSharp(Dim.Sum(linked[false]), NameOf)}, {Literals.Of(scope.Inputs.Select(ProducerOf))}, {Literals.Of(scope.Outputs.Select(ProducerOf))})";
        }
    }

    private bool IsWithin(int scope, int outer)
    {
        while (scope >= 0 && scope != outer)
        {
            scope = Model.Scopes[scope].Parent;
        }

        return scope >= 0;
    }

    private string SpecOf(int value) => $"\"{_net.DTypeOf(value)}\", {DimsOf(value)}";

    private string DimsOf(int value) => $"new[] {{ {string.Join(", ", Model.Values[value].Type.Shape!.Dims.Select(TextOf))} }}";

    /// <summary>Gets the expression of the text of a size, in which sizes that are given when the net is created are numbers.</summary>
    private static string TextOf(Dim dim)
    {
        if (!dim.Symbols.Any(size => size.IsGiven))
        {
            return Literals.Of(dim.ToString());
        }

        if (dim.IsKnownAtConstruction)
        {
            return $"{Types.NetStructure}.TextOf({DimPrinter.ForCSharp(dim, NameOf)})";
        }

        // The names are marked in the text, which is then taken apart.
        var parts = DimPrinter.ForPeople(dim, size => size.IsGiven ? Mark + NameOf(size) + Mark : size.Name).Split(Mark);
        return string.Join(" + ", parts.Select((part, index) => index % 2 == 0 ? Literals.Of(part) : $"{Types.NetStructure}.TextOf({part})"));
    }

    private static string SizesOf(IEnumerable<Dim> dims) => $"new long[] {{ {string.Join(", ", dims.Select(dim => DimPrinter.ForCSharp(dim, NameOf)))} }}";

    private static string NameOf(Symbol size) => Identifiers.Escape(size.Name);

    /// <summary>Gets the name of the call or input that computes a value.</summary>
    private string ProducerOf(int value) => _producers.TryGetValue(value, out var name) ? name : Model.Values[value].Name;
}
