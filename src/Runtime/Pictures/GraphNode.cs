namespace CompiledNets;

/// <summary>What a box of the picture stands for.</summary>
internal enum NodeKind
{
    Input,
    Output,

    /// <summary>A layer that has weights.</summary>
    Layer,

    /// <summary>A layer or function that has none.</summary>
    Function,

    /// <summary>A net in the net, or a wrapper, with what is in it.</summary>
    Group,
}

/// <summary>A box of the picture.</summary>
/// <param name="Name">Unique in the picture.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Title">Its first line: the name in the summary.</param>
/// <param name="Text">Its second line: how it was made.</param>
/// <param name="Shape">Its third line: the shape of the result.</param>
/// <param name="Shared">Where weights are shared: the name that all calls have in common, else empty.</param>
/// <param name="Children">What is in it, where it is a group.</param>
internal sealed record GraphNode(string Name, NodeKind Kind, string Title, string Text, string Shape, string Shared, IReadOnlyList<GraphNode> Children)
{
    /// <summary>The lines of the box.</summary>
    public IReadOnlyList<string> Lines => [.. new[] { Title, Text, Shape, Shared.Length > 0 ? "weights shared: " + Shared : "" }.Where(line => line.Length > 0)];

    /// <summary>The box and everything in it.</summary>
    public IEnumerable<GraphNode> All => Children.SelectMany(child => child.All).Prepend(this);
}

/// <summary>An arrow between two boxes, by their names.</summary>
/// <param name="From">The box that makes the tensor.</param>
/// <param name="To">The box that reads it.</param>
internal sealed record GraphEdge(string From, string To);
