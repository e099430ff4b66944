using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd;

/// <summary>
/// Names for layers, nets in the net, and results: the one that was given, else that of the local that holds it, else Keras'
/// way: dense, dense_1, dense_2.
/// </summary>
internal sealed class LayerNaming
{
    /// <summary>What a generated class has besides its layers.</summary>
    private static readonly string[] s_generated =
    [
        "Inputs", "Outputs", "Targets", "Gradients", "Forward", "Backward", "TrainStep", "Predict", "Evaluate", "Fit", "FitAsync", "Summary", "Graph", "Weights",
        "ForwardWithAutograd", "LossWithAutograd", "Dispose", "Save", "Load", "SaveWeights", "LoadWeights", "Structure", "Device", "DType", "Seed", "Step", "EvaluateStep",
        "PredictStep", "Equals", "GetHashCode", "ToString", "GetType", "Finalize", "MemberwiseClone", "Layers", "Name", "Parameters", "Random", "Kernels", "Tensor", "Train", "Define",
        "Instances", "WeightSets", "NamedWeights", "Include", "Clone", "AutogradStep", "AutogradLossStep", "Precision", "WeightView", "LossWeights", "LossWeightSet", "Weighting",
    ];

    /// <summary>A function of the language is named without being called (<c>Dense(10, Softmax)</c>): a member of its name would hide it.</summary>
    private static readonly string[] s_functions = LayerCatalogue.All.Where(word => word.Signature.Kind == WordKind.Function).Select(word => word.Signature.Name).ToArray();

    private readonly DefinitionGraph _graph;
    private readonly TakenNames _names;
    private readonly TakenNames _members;
    private readonly Dictionary<int, int> _ordinals;

    /// <param name="inputs">The names of inputs and targets: no result is called like one.</param>
    public LayerNaming(DefinitionGraph graph, INamedTypeSymbol type, IEnumerable<string> inputs)
    {
        _graph = graph;
        _names = new(graph.Slots.Select(slot => slot.Own?.Arguments.Name).Concat(graph.Instances.Select(instance => instance.Name)).OfType<string>());

        _members = new(s_generated.Concat(type.MemberNames).Concat(s_functions).Concat([type.Name]));

        var own = graph.Slots.Select(slot => slot.Own).OfType<MadeLayer>().ToList();
        var layers = NameOwn(own).ToList();
        Instances = NameInstances().ToEquatableArray();
        layers.AddRange(graph.Slots.Select(slot => slot.Linked).OfType<LinkedLayer>().Select(Link));
        Layers = layers.ToEquatableArray();

        // The net's own layers stand first, whatever the order in which they were met.
        _ordinals = graph.Slots
            .Select((slot, index) => (slot, index))
            .OrderBy(pair => pair.slot.Own is null)
            .Select((pair, ordinal) => (pair.index, ordinal))
            .ToDictionary(pair => pair.index, pair => pair.ordinal);

        // Results take the name of the layer, or of the function, with a number where it is called again.
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

    private IEnumerable<LayerModel> NameOwn(IReadOnlyList<MadeLayer> layers)
    {
        var firstWeight = 0;
        foreach (var layer in layers)
        {
            var signature = layer.Definition.Signature;
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

    private LayerModel Link(LinkedLayer linked) => linked.Layer with
    {
        Owner = Instances[linked.Instance.Ordinal].Member + "." + linked.Layer.Owner,
        IsFrozen = linked.Layer.IsFrozen || linked.Instance.IsFrozen,
    };

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

    // The activation of conv2d is conv2d_relu; what stands in the net vision starts with vision_.
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
        return (whole.Layer >= 0 ? Layers[_ordinals[whole.Layer]].Name : whole.Name) + "_" + call.Word.Replace("op_", "").ToLowerInvariant();
    }

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
