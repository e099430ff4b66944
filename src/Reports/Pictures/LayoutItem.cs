namespace CompiledNets;

/// <summary>A box, or a point of an arrow.</summary>
internal sealed class LayoutItem(double width, double height)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    public bool IsPoint { get; init; }

    public int Layer { get; set; }

    /// <summary>Gets or sets the index in the layer, from the left.</summary>
    public int Index { get; set; }

    /// <summary>Gets or sets the horizontal centre.</summary>
    public double X { get; set; }

    /// <summary>Gets or sets the upper edge.</summary>
    public double Y { get; set; }

    /// <summary>Gets the sources of incoming arrows, in the layer above.</summary>
    public List<LayoutItem> Above { get; } = [];

    /// <summary>Gets the targets of outgoing arrows, in the layer below.</summary>
    public List<LayoutItem> Below { get; } = [];
}
