namespace CompiledNets;

/// <summary>The kind of a box.</summary>
internal enum NodeKind
{
    Input,
    Output,

    /// <summary>A layer with weights.</summary>
    Layer,

    /// <summary>A layer or function without weights.</summary>
    Function,

    /// <summary>A net in the net, or a wrapper, with its content.</summary>
    Group,
}

/// <summary>A box of the graph.</summary>
/// <param name="Name">The unique name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Title">The first line: the name in the summary.</param>
/// <param name="Text">The second line: the call in the definition.</param>
/// <param name="Shape">The third line: the shape of the result.</param>
/// <param name="Shared">The name that all calls with the same weights have in common; empty if the weights are not shared.</param>
/// <param name="Children">The boxes in a group; else empty.</param>
internal sealed record GraphNode(string Name, NodeKind Kind, string Title, string Text, string Shape, string Shared, IReadOnlyList<GraphNode> Children)
{
    /// <summary>Gets the lines of the box.</summary>
    public IReadOnlyList<string> Lines => [.. new[] { Title, Text, Shape, Shared.Length > 0 ? "weights shared: " + Shared : "" }.Where(line => line.Length > 0)];

    /// <summary>Gets the box and all boxes in it.</summary>
    public IEnumerable<GraphNode> All => Children.SelectMany(child => child.All).Prepend(this);
}

/// <summary>An arrow between two boxes.</summary>
/// <param name="From">The name of the box that computes the tensor.</param>
/// <param name="To">The name of the box that reads it.</param>
internal sealed record GraphEdge(string From, string To);
