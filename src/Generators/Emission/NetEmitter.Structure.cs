using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

internal sealed partial class NetEmitter
{
    /// <summary>Writes the structure of the net that the runtime needs for weights, summaries, pictures and files.</summary>
    private void EmitStructure()
    {
        using (_writer.Block($"private static readonly {Generated}NetStructure s_structure = new({CodeWriter.Literal(Name)})", "};"))
        {
            EmitList("Inputs", _model.Inputs.Select(input => $"new({CodeWriter.Literal(input.Name)}, {SpecOf(input.Value)})"));
            if (_model.Preconditions.Length > 0)
            {
                EmitList("Conditions", Conditions().Select(CodeWriter.Literal));
            }

            EmitList("Outputs", _model.Outputs.Select(output => $"new({CodeWriter.Literal(output.Name)}, {SpecOf(output.Value)}, {CodeWriter.Literal(NameOfProducer(output.Value))})"));
            if (_model.Objective is { } objective)
            {
                EmitList("Targets", objective.Targets.Select(target => $"new({CodeWriter.Literal(target.Name)}, {SpecOf(target.Value)})"));
                EmitList("Losses", objective.Losses.Select(loss => $"new({CodeWriter.Literal(loss.Name)}, {Ops.CallContext.Literal(loss.Weight)})"));
                EmitList("Metrics", objective.Metrics.Select(MetricText));
            }

            EmitList("Layers", _model.OwnLayers.Select(LayerText));
            EmitList("Scopes", Scopes());
            EmitList("Calls", DefinitionCalls().Select(CallText));
        }
    }

    private void EmitList(string member, IEnumerable<string> items)
    {
        using (_writer.Block($"{member} =", "},"))
        {
            foreach (var item in items)
            {
                _writer.Line(item + ",");
            }
        }
    }

    private IEnumerable<CallModel> DefinitionCalls() => _model.Calls.Take(_model.Objective?.FirstCall ?? _model.Calls.Length);

    private string SpecOf(int value)
    {
        var type = _model.Values[value].Type;
        return $"\"{DTypeText(type.DType)}\", {Strings(type.Shape!.Dims.Select(dim => dim.ToString()))}";
    }

    private static string LayerText(LayerModel layer)
    {
        var weights = layer.Weights.Select(weight =>
            $"new {Generated}WeightStructure({CodeWriter.Literal(weight.Name)}, {Longs(weight.Shape)}, {Longs(weight.Storage.Select(axis => (long)axis))}, {CodeWriter.Literal(weight.Initializer.Name)}{Numbers(weight.Initializer)}){Properties(layer, weight)}");
        return $"new({CodeWriter.Literal(layer.Name)}, {CodeWriter.Literal(layer.Word)}, {CodeWriter.Literal(layer.Text)}{string.Concat(weights.Select(weight => ", " + weight))})";
    }

    private static string Numbers(FormulaModel formula) => string.Concat(formula.Arguments.Select(argument => ", " + Ops.CallContext.Literal(argument)));

    private static string Properties(LayerModel layer, WeightModel weight)
    {
        List<string> properties = [];
        if (!layer.Learns(weight))
        {
            properties.Add("IsLearned = false");
        }

        if (weight.Constraint is { } constraint)
        {
            properties.Add($"Constraint = new({CodeWriter.Literal(constraint.Name)}{Numbers(constraint)})");
        }

        return properties.Count > 0 ? " { " + string.Join(", ", properties) + " }" : "";
    }

    private string MetricText(MetricModel metric)
    {
        // A scalar metric has a sum and a count. Others have as many sums as the step computes.
        var sums = _model.Values[metric.Value].Type.Shape!.Rank == 0 ? 2 : _model.Values[metric.Value].Type.Shape!.Count.Constant;
        return $"new({CodeWriter.Literal(metric.Name)}, {Number(sums)}, {CodeWriter.Literal(metric.Formula.Name)}{Numbers(metric.Formula)})";
    }

    private string CallText(CallModel call)
    {
        var layer = call.Layer < 0 ? null : _model.Layers[call.Layer];
        var isOwn = layer?.Owner.Length == 0;
        List<string> arguments =
        [
            CodeWriter.Literal(call.Name),
            CodeWriter.Literal(call.Word.Replace("op_", "")),
            Number(isOwn ? call.Layer : -1),
            Number(call.PartOf),
            Number(call.Scope),
            Strings(call.Inputs.Select(NameOfProducer)),
            Strings(_model.Values[call.Output].Type.Shape!.Dims.Select(dim => dim.ToString())),
        ];
        if (layer is not null && !isOwn)
        {
            arguments.Add("Text: " + CodeWriter.Literal(layer.Text));
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
        for (var i = 0; i < _model.Scopes.Length; i++)
        {
            var scope = _model.Scopes[i];
            var linked = DefinitionCalls()
                .Where(call => call.Layer >= 0 && _model.Layers[call.Layer].Owner.Length > 0 && IsWithin(call.Scope, i) && seen.Add(call.Layer))
                .Select(call => _model.Layers[call.Layer])
                .SelectMany(layer => layer.Weights.Select(weight => (IsLearned: layer.Learns(weight), weight.Count)))
                .ToLookup(weight => weight.IsLearned, weight => weight.Count);
            yield return $"new({CodeWriter.Literal(scope.Name)}, {CodeWriter.Literal(scope.Word)}, {Number(scope.Instance)}, {Number(scope.Parent)}, {Number(linked[true].Sum())}, {Number(linked[false].Sum())}, {Strings(scope.Inputs.Select(NameOfProducer))}, {Strings(scope.Outputs.Select(NameOfProducer))})";
        }
    }

    private bool IsWithin(int scope, int outer)
    {
        while (scope >= 0 && scope != outer)
        {
            scope = _model.Scopes[scope].Parent;
        }

        return scope >= 0;
    }

    /// <summary>Gets the name of the call or input that computes a value.</summary>
    private string NameOfProducer(int value)
    {
        if (_producers is null)
        {
            _producers = [];
            foreach (var call in _model.Calls)
            {
                foreach (var output in call.Outputs)
                {
                    if (!_producers.ContainsKey(output))
                    {
                        _producers.Add(output, call.Name);
                    }
                }
            }
        }

        return _producers.TryGetValue(value, out var name) ? name : _model.Values[value].Name;
    }

    private Dictionary<int, string>? _producers;

    private static string Strings(IEnumerable<string> items) => "new[] { " + string.Join(", ", items.Select(CodeWriter.Literal)) + " }";

    private static string Longs(IEnumerable<long> items) => "new long[] { " + string.Join(", ", items.Select(Number)) + " }";

    /// <summary>Writes the checks of inputs and targets: shapes and dtypes, equal sizes for equal names, and the preconditions.</summary>
    private void EmitChecks()
    {
        EmitCheck("protected override void Check(Inputs inputs)", "inputs", _model.Inputs, targets: []);
        if (_model.Objective is { } objective)
        {
            EmitCheck("protected override void Check(Inputs inputs, Targets targets)", "targets", _model.Inputs, objective.Targets);
        }
    }

    private void EmitCheck(string header, string last, IEnumerable<InputModel> inputs, IEnumerable<InputModel> targets)
    {
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block(header))
        {
            _writer.Line($"var boundary = new {Generated}Boundary({CodeWriter.Literal(Name)}, DType);");
            foreach (var (source, tensor) in inputs.Select(input => ("inputs", input)).Concat(targets.Select(target => ("targets", target))))
            {
                var type = _model.Values[tensor.Value].Type;
                _writer.Line($"boundary.Rank({source}.{tensor.Member}, {CodeWriter.Literal(tensor.Name)}, \"{DTypeText(type.DType)}\", {CodeWriter.Literal(type.Shape!.ToString())}, {Number(type.Shape.Rank)});");
            }

            var everything = inputs.Concat(targets).ToList();
            var sizes = everything.SelectMany(tensor => _model.Values[tensor.Value].Type.Shape!.Symbols)
                .Distinct()
                .OrderBy(size => size.Name, System.StringComparer.Ordinal)
                .ToList();
            var identifiers = new Identifiers([.. s_locals, "boundary"]);
            var names = sizes.ToDictionary(size => size.Name, size => identifiers.Take(size.Name));
            foreach (var size in sizes)
            {
                _writer.Line($"var {names[size.Name]} = {SizeExpression(size)};");
            }

            foreach (var (source, tensor) in inputs.Select(input => ("inputs", input)).Concat(targets.Select(target => ("targets", target))))
            {
                var shape = _model.Values[tensor.Value].Type.Shape!;
                _writer.Line($"boundary.Shape({source}.{tensor.Member}, {CodeWriter.Literal(tensor.Name)}, {CodeWriter.Literal(shape.ToString())}, {string.Join(", ", shape.Dims.Select(dim => DimPrinter.ForCSharp(dim, size => names[size.Name])))});");
            }

            foreach (var input in inputs.Where(input => input.Ids is not null))
            {
                _writer.Line($"boundary.Ids(inputs.{input.Member}, {CodeWriter.Literal(input.Name)}, {Number(input.Ids!.Count)}, {CodeWriter.Literal(input.Ids.Reason)});");
            }

            foreach (var size in sizes.Where(size => size.Min > 0))
            {
                _writer.Line($"boundary.AtLeast({CodeWriter.Literal(size.Name)}, {names[size.Name]}, {Number(size.Min)}, \"it is declared so\");");
            }

            foreach (var size in sizes.Where(size => size.MultipleOf > 1))
            {
                _writer.Line($"boundary.MultipleOf({CodeWriter.Literal(size.Name)}, {names[size.Name]}, {Number(size.MultipleOf)});");
            }

            // A condition on the sizes of targets cannot be checked without targets.
            foreach (var condition in _model.Preconditions.Where(condition => condition.Dim.Symbols.All(sizes.Contains)))
            {
                _writer.Line($"boundary.AtLeast({CodeWriter.Literal(condition.Dim.ToString())}, {DimPrinter.ForCSharp(condition.Dim, size => names[size.Name])}, {Number(condition.AtLeast)}, {CodeWriter.Literal("for " + condition.Reason)});");
            }
        }

        _writer.Line();
    }
}
