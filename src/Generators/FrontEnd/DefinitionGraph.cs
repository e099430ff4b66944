using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>The graph while a definition is read, with what messages need to know: where in the source each tensor was made.</summary>
internal sealed class DefinitionGraph
{
    private readonly List<ValueModel> _values = [];
    private readonly List<(Location Location, string Description)> _origins = [];
    private readonly List<CallModel> _calls = [];
    private readonly List<MadeLayer> _layers = [];
    private readonly List<Precondition> _preconditions = [];
    private readonly Dictionary<int, CallModel> _producers = [];
    private readonly Dictionary<int, IdRange> _declaredIds = [];
    private readonly Dictionary<int, IdRange> _limits = [];

    public IReadOnlyList<ValueModel> Values => _values;

    public IReadOnlyList<CallModel> Calls => _calls;

    public IReadOnlyList<MadeLayer> Layers => _layers;

    public IEnumerable<Precondition> Preconditions => _preconditions.Distinct();

    public int AddValue(string name, TensorType type, Location location, string description)
    {
        _values.Add(new ValueModel(name, type));
        _origins.Add((location, description));
        return _values.Count - 1;
    }

    public int AddLayer(MadeLayer layer)
    {
        _layers.Add(layer);
        return _layers.Count - 1;
    }

    public int AddCall(CallModel call)
    {
        _calls.Add(call);
        Record(call);
        return _calls.Count - 1;
    }

    /// <summary>Says of all calls behind <paramref name="call"/> that they are its activation.</summary>
    public void MarkParts(int call)
    {
        for (var i = call + 1; i < _calls.Count; i++)
        {
            if (_calls[i].PartOf < 0)
            {
                Record(_calls[i] = _calls[i] with { PartOf = call });
            }
        }
    }

    private void Record(CallModel call)
    {
        foreach (var output in call.Outputs)
        {
            _producers[output] = call;
        }
    }

    /// <summary>Says which ids an input holds, by its declaration.</summary>
    public void DeclareIds(int value, IdRange range) => _declaredIds[value] = range;

    public IdRange? DeclaredIdsOf(int value) => _declaredIds.TryGetValue(value, out var range) ? range : null;

    /// <summary>Says which ids a layer has a place for. The narrowest range counts.</summary>
    public void LimitIds(int value, IdRange range)
    {
        if (!_limits.TryGetValue(value, out var known) || range.Count < known.Count)
        {
            _limits[value] = range;
        }
    }

    /// <summary>The ids that are accepted at run time: those of the declaration, else those that every layer has a place for.</summary>
    public IdRange? IdsOf(int value) => DeclaredIdsOf(value) ?? (_limits.TryGetValue(value, out var range) ? range : null);

    public void AddPreconditions(IEnumerable<Precondition> preconditions) => _preconditions.AddRange(preconditions);

    public TensorType TypeOf(int value) => _values[value].Type;

    public CallModel? ProducerOf(int value) => _producers.TryGetValue(value, out var call) ? call : null;

    /// <summary>Gives a result a better name: that of the local it is assigned to.</summary>
    public void Rename(int value, string name)
    {
        if (_producers.TryGetValue(value, out var call) && call.Layer < 0 && call.PartOf < 0)
        {
            var index = _calls.IndexOf(call);
            Record(_calls[index] = call with { Name = name });
        }
    }

    /// <summary>
    /// Where a size comes from: backwards from call to call as long as an operand has it too, to the call that made it, or to
    /// the input that has it in its declaration.
    /// </summary>
    public (Location Location, string Description) OriginOf(int value, int axis)
    {
        while (_producers.TryGetValue(value, out var call) && TypeOf(value).Shape is { } shape)
        {
            var dim = shape[axis];
            var fromEnd = shape.Rank - axis;
            var source = call.Inputs
                .Select(input => (input, shape: TypeOf(input).Shape))
                .Where(operand => operand.shape is not null)
                .SelectMany(operand => new[] { (operand.input, axis), (operand.input, axis: operand.shape!.Rank - fromEnd) }
                    .Where(place => place.axis >= 0 && place.axis < operand.shape!.Rank && operand.shape[place.axis].Equals(dim)))
                .Select(place => ((int input, int axis)?)place)
                .FirstOrDefault();
            if (source is not { } from)
            {
                break;
            }

            (value, axis) = from;
        }

        return _origins[value];
    }
}
