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
    private readonly List<(MadeLayer? Own, LinkedLayer? Linked)> _slots = [];
    private readonly List<MadeInstance> _instances = [];
    private readonly List<MadeScope> _scopes = [];
    private readonly List<Precondition> _preconditions = [];
    private readonly Dictionary<int, int> _producers = [];
    private readonly Dictionary<int, IReadOnlyList<Location>> _operands = [];
    private readonly Dictionary<int, IdRange> _declaredIds = [];
    private readonly Dictionary<int, IdRange> _limits = [];
    private readonly Dictionary<int, int> _masks = [];

    public IReadOnlyList<ValueModel> Values => _values;

    public IReadOnlyList<CallModel> Calls => _calls;

    /// <summary>The layers in the order in which they were first called: the net's own, and those of nets in it.</summary>
    public IReadOnlyList<(MadeLayer? Own, LinkedLayer? Linked)> Slots => _slots;

    public IReadOnlyList<MadeInstance> Instances => _instances;

    public IReadOnlyList<MadeScope> Scopes => _scopes;

    /// <summary>The scope that calls are added to, or -1.</summary>
    public int CurrentScope { get; private set; } = -1;

    /// <summary>What must hold of sizes at run time, in the fewest words.</summary>
    public IReadOnlyList<Precondition> Preconditions => Precondition.Least(_preconditions);

    /// <summary>How much of everything there is, to come back to.</summary>
    public Mark Position => new(_values.Count, _calls.Count, _slots.Count, _instances.Count, _scopes.Count, _preconditions.Count);

    /// <summary>Forgets what was added since: a definition that does not end has made thousands of layers that mean nothing.</summary>
    public void ReturnTo(Mark mark)
    {
        ReturnTo(_values, mark.Values);
        ReturnTo(_origins, mark.Values);
        ReturnTo(_calls, mark.Calls);
        ReturnTo(_slots, mark.Slots);
        ReturnTo(_instances, mark.Instances);
        ReturnTo(_scopes, mark.Scopes);
        ReturnTo(_preconditions, mark.Preconditions);
        ReturnTo(_producers, mark.Values);
        ReturnTo(_operands, mark.Values);
        ReturnTo(_declaredIds, mark.Values);
        ReturnTo(_limits, mark.Values);
        ReturnTo(_masks, mark.Values);
        CurrentScope = -1;
    }

    public int AddValue(string name, TensorType type, Location location, string description)
    {
        _values.Add(new ValueModel(name, type));
        _origins.Add((location, description));
        return _values.Count - 1;
    }

    public int AddLayer(MadeLayer layer)
    {
        _slots.Add((layer, null));
        return _slots.Count - 1;
    }

    public int AddLinkedLayer(LinkedLayer layer)
    {
        _slots.Add((null, layer));
        return _slots.Count - 1;
    }

    public int AddInstance(MadeInstance instance)
    {
        _instances.Add(instance);
        return _instances.Count - 1;
    }

    /// <summary>Opens a scope around the calls that follow.</summary>
    public int BeginScope(MadeScope scope)
    {
        _scopes.Add(scope);
        return CurrentScope = _scopes.Count - 1;
    }

    /// <summary>Closes a scope; does nothing where it is closed already.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="outputs">The values that result, or null where something was wrong.</param>
    public void EndScope(int scope, IReadOnlyList<int>? outputs)
    {
        if (CurrentScope == scope)
        {
            _scopes[scope].Outputs = outputs ?? [];
            CurrentScope = _scopes[scope].Parent;
        }
    }

    /// <summary>Makes room for scopes that are filled in later, and gives the ordinal of the first.</summary>
    public int AddScopes(int count)
    {
        _scopes.AddRange(Enumerable.Repeat<MadeScope>(null!, count));
        return _scopes.Count - count;
    }

    public void SetScope(int ordinal, MadeScope scope) => _scopes[ordinal] = scope;

    /// <param name="operands">Where what it is applied to stands.</param>
    public int AddCall(CallModel call, IReadOnlyList<Location> operands)
    {
        _operands[call.Output] = operands;
        foreach (var output in call.Outputs)
        {
            _producers[output] = _calls.Count;
        }

        _calls.Add(call);
        return _calls.Count - 1;
    }

    /// <summary>Says of all calls behind <paramref name="call"/> that they are its activation.</summary>
    public void MarkParts(int call)
    {
        for (var i = call + 1; i < _calls.Count; i++)
        {
            if (_calls[i].PartOf < 0)
            {
                _calls[i] = _calls[i] with { PartOf = call };
            }
        }
    }

    /// <summary>The tensor that says which steps of another count, or null where all do.</summary>
    public int? MaskOf(int value) => _masks.TryGetValue(value, out var mask) ? mask : null;

    public void SetMask(int value, int mask) => _masks[value] = mask;

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

    /// <summary>Where a tensor was made: the call, or the parameter.</summary>
    public Location LocationOf(int value) => _origins[value].Location;

    /// <summary>Where an operand of a call stands.</summary>
    public Location OperandOf(CallModel call, int index) => _operands[call.Output] is var places && index < places.Count ? places[index] : LocationOf(call.Output);

    public TensorType TypeOf(int value) => _values[value].Type;

    public CallModel? ProducerOf(int value) => _producers.TryGetValue(value, out var call) ? _calls[call] : null;

    /// <summary>Gives a result a better name: that of the local it is assigned to.</summary>
    public void Rename(int value, string name)
    {
        if (_scopes.FirstOrDefault(own => own.Outputs.Contains(value)) is { } scope)
        {
            scope.Name ??= scope.Instance is null ? name : null;
        }
        else if (_producers.TryGetValue(value, out var call) && _calls[call] is { Layer: < 0, PartOf: < 0 })
        {
            _calls[call] = _calls[call] with { Name = name };
        }
    }

    /// <summary>
    /// Where a size comes from: backwards from call to call as long as an operand has it too, to the call that made it, or to
    /// the input that has it in its declaration.
    /// </summary>
    public (Location Location, string Description) OriginOf(int value, int axis)
    {
        while (ProducerOf(value) is { } call && TypeOf(value).Shape is { } shape)
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

    private static void ReturnTo<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);

    private static void ReturnTo<T>(Dictionary<int, T> byValue, int values)
    {
        foreach (var value in byValue.Keys.Where(value => value >= values).ToList())
        {
            byValue.Remove(value);
        }
    }

    /// <summary>A position in every list of a graph.</summary>
    internal readonly record struct Mark(int Values, int Calls, int Slots, int Instances, int Scopes, int Preconditions);
}
