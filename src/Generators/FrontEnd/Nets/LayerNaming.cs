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
/// dense_1, dense_2. A name is used once: if its place in the source is read again, in a loop or a method, it gets a number too. Summaries, files of
/// weights and members have the same names.
/// </summary>
internal sealed class LayerNaming
{
    private readonly DefinitionGraph _graph;
    private readonly TakenNames _members;
    private readonly HashSet<string> _types;
    private readonly Dictionary<int, int> _ordinals;

    /// <summary>Names everything in a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="sizes">The sizes that the constructor takes, and with them the names that no other member may have.</param>
    /// <param name="inputs">The names of inputs and targets, which no result may have.</param>
    public LayerNaming(DefinitionGraph graph, GivenSizes sizes, IEnumerable<string> inputs)
    {
        _graph = graph;
        _members = sizes.Members;
        _types = [.. graph.Instances.Select(instance => instance.Type.Name)];

        var own = graph.Slots.Select(slot => slot.Own).OfType<MadeLayer>().ToList();
        var (ofLayers, ofInstances) = Name(own, graph.Instances);
        var layers = MakeOwn(own, ofLayers).ToList();
        Instances = MakeInstances(ofInstances).ToEquatableArray();
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

    /// <summary>Gives each layer of the net itself and each net in the net a name that no other has.</summary>
    private static (UniqueName[] OfLayers, UniqueName[] OfInstances) Name(IReadOnlyList<MadeLayer> layers, IReadOnlyList<MadeInstance> instances)
    {
        var names = new UniqueNames(layers.Select(layer => layer.Arguments.Name).Concat(instances.Select(instance => instance.Name)).OfType<string>());
        var (ofLayers, ofInstances) = (new UniqueName[layers.Count], new UniqueName[instances.Count]);
        NameLayers(hasDot: false);
        for (var i = 0; i < instances.Count; i++)
        {
            var instance = instances[i];
            var parts = (instance.Model?.Layers ?? []).SelectMany(layer => new[] { layer.Path }.Concat(layer.Weights.Select(weight => layer.Path + "." + weight.Name))).ToList();
            ofInstances[i] = names.Take(instance.Name ?? instance.LocalName ?? Signature.SnakeCase(instance.Type.Name), instance.Name is not null, parts);
        }

        // A layer called vision.conv2d must not be mistaken for the layer conv2d of the net vision, so it is named after that net.
        NameLayers(hasDot: true);
        return (ofLayers, ofInstances);

        void NameLayers(bool hasDot)
        {
            for (var i = 0; i < layers.Count; i++)
            {
                var (layer, given) = (layers[i], layers[i].Arguments.Name);
                if (hasDot == (given?.IndexOf('.') >= 0))
                {
                    ofLayers[i] = names.Take(given ?? layer.LocalName ?? layer.Word.Signature.SnakeName, given is not null, (layer.Weights ?? []).Select(weight => weight.Name).ToList());
                }
            }
        }
    }

    /// <summary>Makes the models of the layers of the net itself.</summary>
    private IEnumerable<LayerModel> MakeOwn(IReadOnlyList<MadeLayer> layers, IReadOnlyList<UniqueName> names)
    {
        var firstWeight = 0;
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var signature = layer.Word.Signature;
            var weights = (layer.Weights ?? []).ToEquatableArray();
            yield return new LayerModel(
                signature.Name,
                names[i].Text,
                Member(layer.Arguments.Name ?? layer.LocalName, signature.Name, names[i]),
                layer.Arguments.Text,
                layer.Arguments.Values.ToEquatableArray(),
                weights,
                FirstWeight: firstWeight,
                IsFrozen: layer.IsFrozen,
                MemberBase: signature.MemberBase);
            firstWeight += weights.Length;
        }
    }

    private IEnumerable<InstanceModel> MakeInstances(IReadOnlyList<UniqueName> names) => _graph.Instances.Select((instance, i) => new InstanceModel(
        names[i].Text,
        Member(instance.Name ?? instance.LocalName, instance.Type.Name, names[i], instance.Type.Name),
        instance.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        $"Instance({instance.Type.Name}.Define)",
        instance.IsFrozen));

    /// <summary>Makes the model of a layer of a net in the net.</summary>
    private LayerModel Link(LinkedLayer linked) => linked.Layer with
    {
        Owner = Instances[linked.Instance.Ordinal].Member + "." + linked.Layer.Owner,
        OwnerName = Instances[linked.Instance.Ordinal].Name + "." + linked.Layer.OwnerName,
        IsFrozen = linked.Layer.IsFrozen || linked.Instance.IsFrozen,
    };

    /// <summary>Takes the name of the property for a layer or a net, with the number of its name.</summary>
    /// <param name="given">The name of the user, or of a local; null if there is none.</param>
    /// <param name="word">The word of the layer, or the class of the net.</param>
    /// <param name="name">The name in summaries and files.</param>
    /// <param name="type">The class of a net, whose name its property may have; null for a layer. The name of another class would hide that class.</param>
    private string Member(string? given, string word, UniqueName name, string? type = null)
    {
        var member = (given is null ? word : MemberNames.Pascal(given)) + name.Digits;
        if (_members.Contains(member) || Hides(member))
        {
            member = given is null ? word : member + "Layer";
        }

        var taken = _members.Take(member);
        while (Hides(taken))
        {
            taken = _members.Take(member);
        }

        return taken;

        bool Hides(string property) => property != type && _types.Contains(property);
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
