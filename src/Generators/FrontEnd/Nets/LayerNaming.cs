using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>
/// Names layers, nets in the net and results: by the name that the user gave, else by the local that holds them, else as Keras does: dense,
/// dense_1, dense_2.
/// </summary>
internal sealed class LayerNaming
{
    private readonly DefinitionGraph _graph;
    private readonly TakenNames _names;
    private readonly TakenNames _members;
    private readonly Dictionary<int, int> _ordinals;

    /// <summary>Names everything in a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="reserved">The names that no member may have.</param>
    /// <param name="inputs">The names of inputs and targets, which no result may have.</param>
    public LayerNaming(DefinitionGraph graph, ReservedNames reserved, IEnumerable<string> inputs)
    {
        _graph = graph;
        _names = new(graph.Slots.Select(slot => slot.Own?.Arguments.Name).Concat(graph.Instances.Select(instance => instance.Name)).OfType<string>());
        _members = new(reserved.OfLayers(graph.Instances));

        var own = graph.Slots.Select(slot => slot.Own).OfType<MadeLayer>().ToList();
        var layers = NameOwn(own).ToList();
        Instances = NameInstances().ToEquatableArray();
        layers.AddRange(graph.Slots.Select(slot => slot.Linked).OfType<LinkedLayer>().Select(Link));
        Layers = layers.ToEquatableArray();

        // The layers of the net itself come first, in the order of their first calls.
        _ordinals = graph.Slots
            .Select((slot, index) => (slot, index))
            .OrderBy(pair => pair.slot.Own is null)
            .Select((pair, ordinal) => (pair.index, ordinal))
            .ToDictionary(pair => pair.index, pair => pair.ordinal);

        // A result has the name of its layer or function, with a number from the second call on.
        var taken = new TakenNames(inputs);
        var scopes = NameScopes(taken).ToList();
        Scopes = scopes.ToEquatableArray();
        Calls = graph.Calls
            .Select(call => call with { Layer = call.Layer < 0 ? -1 : _ordinals[call.Layer] })
            .Select(call => call with { Name = taken.Take(NameOf(call, scopes), "_") })
            .ToEquatableArray();
    }

    public EquatableArray<LayerModel> Layers { get; }

    public EquatableArray<InstanceModel> Instances { get; }

    public EquatableArray<ScopeModel> Scopes { get; }

    public EquatableArray<CallModel> Calls { get; }

    /// <summary>Names the layers of the net itself.</summary>
    private IEnumerable<LayerModel> NameOwn(IReadOnlyList<MadeLayer> layers)
    {
        var firstWeight = 0;
        foreach (var layer in layers)
        {
            var signature = layer.Word.Signature;
            var given = layer.Arguments.Name ?? layer.LocalName;
            var weights = (layer.Weights ?? []).ToEquatableArray();
            yield return new LayerModel(
                signature.Name,
                layer.Arguments.Name ?? _names.Take(layer.LocalName ?? signature.SnakeName, "_"),
                Member(given, signature.Name),
                layer.Arguments.Text,
                layer.Arguments.Values.ToEquatableArray(),
                weights,
                FirstWeight: firstWeight,
                IsFrozen: layer.IsFrozen,
                MemberBase: signature.MemberBase);
            firstWeight += weights.Length;
        }
    }

    private IEnumerable<InstanceModel> NameInstances() => _graph.Instances.Select(instance => new InstanceModel(
        instance.Name ?? _names.Take(instance.LocalName ?? Signature.SnakeCase(instance.Type.Name), "_"),
        Member(instance.Name ?? instance.LocalName, instance.Type.Name),
        instance.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        $"Instance({instance.Type.Name}.Define)",
        instance.IsFrozen));

    /// <summary>Makes the model of a layer of a net in the net.</summary>
    private LayerModel Link(LinkedLayer linked) => linked.Layer with
    {
        Owner = Instances[linked.Instance.Ordinal].Member + "." + linked.Layer.Owner,
        IsFrozen = linked.Layer.IsFrozen || linked.Instance.IsFrozen,
    };

    /// <summary>Takes the name of the property for a layer or a net.</summary>
    /// <param name="given">The name of the user, or of a local; null if there is none.</param>
    /// <param name="word">The word of the layer, or the class of the net.</param>
    private string Member(string? given, string word)
    {
        var member = given is null ? word : MemberNames.Pascal(given);
        return _members.Take(given is not null && _members.Contains(member) ? member + "Layer" : member);
    }

    private IEnumerable<ScopeModel> NameScopes(TakenNames taken)
    {
        var named = new List<ScopeModel>();
        foreach (var scope in _graph.Scopes)
        {
            var name = scope.Instance is { } instance ? Instances[instance.Ordinal].Name : scope.Name ?? Signature.SnakeCase(scope.Word);
            named.Add(new ScopeModel(
                taken.Take(PrefixOf(scope.Parent, named) + name, "_"),
                scope.Word,
                scope.Instance?.Ordinal ?? -1,
                scope.Parent,
                scope.Inputs.ToEquatableArray(),
                scope.Outputs.ToEquatableArray()));
        }

        return named;
    }

    /// <summary>Gets the name of a result before numbers: <c>conv2d</c>, <c>conv2d_relu</c> for its activation, <c>vision_conv2d</c> in the net <c>vision</c>.</summary>
    private string NameOf(CallModel call, IReadOnlyList<ScopeModel> scopes)
    {
        if (PrefixOf(call.Scope, scopes) is { Length: > 0 } prefix)
        {
            return prefix + call.Name;
        }

        if (call.Layer >= 0)
        {
            return Layers[call.Layer].Name;
        }

        if (call.PartOf < 0)
        {
            return call.Name;
        }

        var whole = _graph.Calls[call.PartOf];
        return (whole.Layer >= 0 ? Layers[_ordinals[whole.Layer]].Name : whole.Name) + "_" + call.Word.ToLowerInvariant();
    }

    /// <summary>Gets the name of the innermost net in the net around a scope, with an underscore; empty if there is none.</summary>
    private string PrefixOf(int scope, IReadOnlyList<ScopeModel> scopes)
    {
        for (; scope >= 0; scope = _graph.Scopes[scope].Parent)
        {
            if (_graph.Scopes[scope].Instance is not null)
            {
                return scopes[scope].Name + "_";
            }
        }

        return "";
    }
}
