using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Definitions;

/// <summary>The graph while a definition is read: what becomes the model, with the places in the source that messages refer to.</summary>
internal sealed class DefinitionGraph
{
    private readonly List<DefinedValue> _values = [];
    private readonly List<CallModel> _calls = [];
    private readonly List<LayerSlot> _slots = [];
    private readonly List<MadeInstance> _instances = [];
    private readonly List<MadeScope> _scopes = [];
    private readonly List<Precondition> _preconditions = [];
    private readonly Surroundings _around = new();

    public IReadOnlyList<DefinedValue> Values => _values;

    public IReadOnlyList<CallModel> Calls => _calls;

    /// <summary>Gets the layers in the order of their first calls.</summary>
    public IReadOnlyList<LayerSlot> Slots => _slots;

    public IReadOnlyList<MadeInstance> Instances => _instances;

    public IReadOnlyList<MadeScope> Scopes => _scopes;

    /// <summary>Gets the ordinal of the scope that calls are added to, or -1.</summary>
    public int CurrentScope
    {
        get => _around.Scope;
        private set => _around.Scope = value;
    }

    /// <summary>Gets or sets the calls and passes of loops that are evaluated now, or null at the top level of the definition.</summary>
    public CallPath? Path
    {
        get => _around.Path;
        set => _around.Path = value;
    }

    /// <summary>Gets whether the layers that are called now are frozen.</summary>
    public bool IsFreezing => _around.Freezing > 0;

    /// <summary>Gets the conditions on sizes that are checked when the net runs, without those that follow from others.</summary>
    public IReadOnlyList<Precondition> Preconditions => Precondition.Least(_preconditions);

    /// <summary>Gets the present lengths of all lists, for <see cref="ReturnTo"/>.</summary>
    public Mark Position => new(_values.Count, _calls.Count, _slots.Count, _instances.Count, _scopes.Count, _preconditions.Count);

    /// <summary>Removes what was added since: a definition that does not end has made thousands of layers that mean nothing.</summary>
    public void ReturnTo(Mark mark)
    {
        Shorten(_values, mark.Values);
        Shorten(_calls, mark.Calls);
        Shorten(_slots, mark.Slots);
        Shorten(_instances, mark.Instances);
        Shorten(_scopes, mark.Scopes);
        Shorten(_preconditions, mark.Preconditions);
        CurrentScope = -1;
        Path = null;
    }

    /// <summary>Adds a tensor, and returns its id.</summary>
    public int AddValue(string name, TensorType type, Location location, string description)
    {
        _values.Add(new DefinedValue(new ValueModel(name, type), new ValueSource(location, description, Path)));
        return _values.Count - 1;
    }

    public DefinedValue Find(int value) => _values[value];

    public TensorType TypeOf(int value) => _values[value].Model.Type;

    /// <summary>Gets the call that makes a tensor, or null for an input.</summary>
    public CallModel? ProducerOf(int value) => _values[value].Producer is >= 0 and var call ? _calls[call] : null;

    /// <summary>Adds a layer of the net itself, and returns the ordinal of its slot.</summary>
    public int AddLayer(MadeLayer layer) => AddSlot(new LayerSlot(layer, null));

    /// <summary>Adds a layer of a net in the net, and returns the ordinal of its slot.</summary>
    public int AddLinkedLayer(LinkedLayer layer) => AddSlot(new LayerSlot(null, layer));

    /// <summary>Adds a net in the net, and returns its ordinal.</summary>
    public int AddInstance(MadeInstance instance)
    {
        _instances.Add(instance);
        return _instances.Count - 1;
    }

    /// <summary>Adds a call, and returns its ordinal.</summary>
    /// <param name="call">The call.</param>
    /// <param name="operands">Its operands.</param>
    public int AddCall(CallModel call, IReadOnlyList<MadeOperand> operands)
    {
        foreach (var output in call.Outputs)
        {
            _values[output].Producer = _calls.Count;
        }

        _values[call.Output].Operands = operands;
        _calls.Add(call);
        return _calls.Count - 1;
    }

    /// <summary>Adds an argument that follows from other calls.</summary>
    public void AddArgument(CallModel call, Argument argument)
    {
        var index = _values[call.Output].Producer;
        _calls[index] = call with { Arguments = call.Arguments.Append(argument).ToEquatableArray() };
    }

    /// <summary>Gets the place of an operand of a call.</summary>
    public Location OperandOf(CallModel call, int index)
    {
        var output = _values[call.Output];
        return index < output.Operands.Count ? output.Operands[index].Location : output.Location;
    }

    /// <summary>Marks the calls after <paramref name="call"/> as its activation.</summary>
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

    /// <summary>Opens a scope for the calls that follow, and returns its ordinal.</summary>
    public int BeginScope(MadeScope scope)
    {
        _scopes.Add(scope);
        return CurrentScope = _scopes.Count - 1;
    }

    /// <summary>Closes a scope, unless it is closed already.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="outputs">The results, or null after a problem.</param>
    public void EndScope(int scope, IReadOnlyList<int>? outputs)
    {
        if (CurrentScope == scope)
        {
            _scopes[scope].Outputs = outputs ?? [];
            CurrentScope = _scopes[scope].Parent;
        }
    }

    /// <summary>Adds scopes that <see cref="SetScope"/> fills in later, and returns the ordinal of the first.</summary>
    public int AddScopes(int count)
    {
        _scopes.AddRange(Enumerable.Repeat<MadeScope>(null!, count));
        return _scopes.Count - count;
    }

    public void SetScope(int ordinal, MadeScope scope) => _scopes[ordinal] = scope;

    /// <summary>Freezes the layers that are called until <see cref="EndFreezing"/>.</summary>
    public void BeginFreezing() => _around.Freezing++;

    public void EndFreezing() => _around.Freezing--;

    /// <summary>Restricts the ids of a tensor to those that a word accepts. The ids that all words accept count.</summary>
    public void LimitIds(int value, IdRange range) => _values[value].Ids.Accept(range);

    /// <summary>Gets the range of ids that is checked when the net runs, or null.</summary>
    public IdRange? IdsOf(int value) => _values[value].Ids.Checked;

    /// <summary>Gets the ids that a declaration allows in a tensor, also after words that only move its elements. Returns null if none does.</summary>
    public IdRange? DeclaredIdsOf(int value)
    {
        while (_values[value].Ids.Declared is null
            && ProducerOf(value) is { } call
            && WordCatalogue.Of(call) is SliceOperator or FoldTime or { Signature.Group: "Reshaping" })
        {
            value = call.Inputs[0];
        }

        return _values[value].Ids.Declared;
    }

    /// <summary>Gets a word that ignores a mask, or a mask that is computed from it. Returns null if the mask does not end.</summary>
    public string? EndOfMask(int mask) =>
        Enumerable.Range(0, _values.Count).Where(value => _values[value].IgnoredBy is not null && SourcesOf([value]).Contains(mask)).Select(value => _values[value].IgnoredBy).FirstOrDefault();

    /// <summary>Finds the values that some values are computed from, and those values themselves.</summary>
    public HashSet<int> SourcesOf(IEnumerable<int> values)
    {
        var sources = new HashSet<int>(values);
        var pending = new Stack<int>(sources);
        while (pending.Count > 0)
        {
            foreach (var input in ProducerOf(pending.Pop())?.Inputs ?? [])
            {
                if (sources.Add(input))
                {
                    pending.Push(input);
                }
            }
        }

        return sources;
    }

    public void AddPreconditions(IEnumerable<Precondition> preconditions) => _preconditions.AddRange(preconditions);

    /// <summary>Names a result after the local that it is assigned to.</summary>
    public void Rename(int value, string name)
    {
        if (_scopes.FirstOrDefault(own => own.Outputs.Contains(value)) is { } scope)
        {
            scope.Name ??= scope.Instance is null ? name : null;
        }
        else if (_values[value].Producer is >= 0 and var call && _calls[call] is { Layer: < 0, PartOf: < 0 })
        {
            _calls[call] = _calls[call] with { Name = name };
        }
    }

    private int AddSlot(LayerSlot slot)
    {
        _slots.Add(slot);
        return _slots.Count - 1;
    }

    private static void Shorten<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);

    /// <summary>The scope, the path and the wrappers around the calls that are added now.</summary>
    private sealed class Surroundings
    {
        public int Scope { get; set; } = -1;

        public CallPath? Path { get; set; }

        /// <summary>Gets or sets the number of Frozen around the present call.</summary>
        public int Freezing { get; set; }
    }

    /// <summary>The lengths of the lists of a graph.</summary>
    internal readonly record struct Mark(int Values, int Calls, int Slots, int Instances, int Scopes, int Preconditions);
}

/// <summary>A layer of the graph: one of the net itself, or one of a net in the net.</summary>
/// <param name="Own">The layer of the net itself, or null.</param>
/// <param name="Linked">The layer of a net in the net, or null.</param>
internal readonly record struct LayerSlot(MadeLayer? Own, LinkedLayer? Linked);
