namespace CompiledNets;

/// <summary>Creates boxes and arrows from the structure of a net.</summary>
internal sealed class GraphReader
{
    private readonly NetStructure _structure;
    private readonly Dictionary<string, IReadOnlyList<string>> _sources = [];
    private readonly Dictionary<int, List<GraphNode>> _children = [];
    private readonly List<GraphEdge> _edges = [];

    public GraphReader(NetStructure structure)
    {
        _structure = structure;
        _children[-1] = [];
        foreach (var input in structure.Inputs)
        {
            Add(-1, new GraphNode(input.Name, NodeKind.Input, input.Name, "Input, " + input.DType, ShapeText(input.Shape), "", []));
        }

        var outputs = structure.Outputs.Count;
        for (var i = 0; i < structure.Calls.Count; i++)
        {
            Read(structure.Calls[i]);
        }

        for (var scope = structure.Scopes.Count - 1; scope >= 0; scope--)
        {
            if (Folded(scope) < 0)
            {
                Frame(scope);
            }
        }

        for (var i = 0; i < outputs; i++)
        {
            var output = structure.Outputs[i];
            var name = "output " + output.Name;
            Add(-1, new GraphNode(name, NodeKind.Output, output.Name, "Output", ShapeText(output.Shape), "", []));
            Connect([output.Source], name);
        }

        Nodes = _children[-1];
    }

    public IReadOnlyList<GraphNode> Nodes { get; }

    public IReadOnlyList<GraphEdge> Edges => _edges;

    private void Read(CallStructure call)
    {
        // An activation is part of its layer. The reshapes of a wrapper are hidden.
        if (call.PartOf >= 0)
        {
            _sources[call.Name] = SourcesOf(_structure.Calls[call.PartOf].Name);
            return;
        }

        if (Folded(call.Scope) is var folded and >= 0)
        {
            ReadFolded(call, folded);
            return;
        }

        if (call.Word is "FoldTime" or "UnfoldTime")
        {
            _sources[call.Name] = SourcesOf(call.Inputs[0]);
            return;
        }

        var layer = call.Layer >= 0 ? _structure.Layers[call.Layer] : null;
        var calls = call.Layer >= 0 ? _structure.Calls.Count(other => other.Layer == call.Layer) : 1;
        Add(call.Scope, new GraphNode(
            call.Name,
            call.HasWeights ? NodeKind.Layer : NodeKind.Function,
            layer?.Name ?? call.Name,
            layer?.Text ?? (call.Text.Length > 0 ? call.Text : call.Word),
            ShapeText(_structure.Calls.Last(other => other == call || (other.PartOf >= 0 && _structure.Calls[other.PartOf] == call)).Shape),
            calls > 1 ? layer!.Name : "",
            []));
        Connect(call.Inputs, call.Name);
    }

    /// <summary>Finds the outermost scope around a call whose net was drawn before and therefore is drawn as one box, or -1.</summary>
    private int Folded(int scope)
    {
        var folded = -1;
        for (; scope >= 0; scope = _structure.Scopes[scope].Parent)
        {
            var own = _structure.Scopes[scope];
            if (own.Instance >= 0 && _structure.Scopes.Take(scope).Any(other => other.Instance == own.Instance))
            {
                folded = scope;
            }
        }

        return folded;
    }

    private void ReadFolded(CallStructure call, int ordinal)
    {
        var scope = _structure.Scopes[ordinal];
        var name = "scope " + scope.Name;
        if (!_sources.ContainsKey(name))
        {
            var shape = string.Join(", ", scope.Outputs.Select(output => ShapeText(_structure.Calls.First(other => other.Name == output).Shape)));
            Add(scope.Parent, new GraphNode(name, NodeKind.Layer, scope.Name, scope.Word, shape, NameOfInstance(scope), []));
        }

        foreach (var source in call.Inputs.SelectMany(SourcesOf).Where(source => source != name && !_edges.Contains(new GraphEdge(source, name))))
        {
            _edges.Add(new GraphEdge(source, name));
        }

        _sources[call.Name] = [name];
    }

    private string NameOfInstance(ScopeStructure scope) => _structure.Scopes.First(other => other.Instance == scope.Instance).Name;

    private void Frame(int ordinal)
    {
        var scope = _structure.Scopes[ordinal];
        var calls = scope.Instance >= 0 ? _structure.Scopes.Count(other => other.Instance == scope.Instance) : 1;

        // Scopes are read from the last to the first, so each is inserted before its siblings.
        var children = _children.GetValueOrDefault(ordinal) ?? [];
        var group = new GraphNode("scope " + scope.Name, NodeKind.Group, scope.Name, scope.Word, "", calls > 1 ? NameOfInstance(scope) : "", children);
        if (!_children.TryGetValue(scope.Parent, out var siblings))
        {
            _children[scope.Parent] = siblings = [];
        }

        siblings.Add(group);
    }

    private void Add(int scope, GraphNode node)
    {
        if (!_children.TryGetValue(scope, out var siblings))
        {
            _children[scope] = siblings = [];
        }

        siblings.Add(node);
        _sources[node.Name] = [node.Name];
    }

    private void Connect(IEnumerable<string> inputs, string to)
    {
        foreach (var source in inputs.SelectMany(SourcesOf).Distinct())
        {
            _edges.Add(new GraphEdge(source, to));
        }
    }

    private IReadOnlyList<string> SourcesOf(string name) => _sources.GetValueOrDefault(name, []);

    private static string ShapeText(IReadOnlyList<string> shape) => "(" + string.Join(", ", shape) + ")";
}
