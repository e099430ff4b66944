namespace CompiledNets;

/// <summary>A box, or a point that an arrow passes.</summary>
internal sealed class LayoutItem(double width, double height)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    public bool IsPoint { get; init; }

    public int Layer { get; set; }

    /// <summary>The place among those of the layer, from the left.</summary>
    public int Index { get; set; }

    /// <summary>The middle.</summary>
    public double X { get; set; }

    /// <summary>The upper edge.</summary>
    public double Y { get; set; }

    /// <summary>What arrows come from, in the layer above.</summary>
    public List<LayoutItem> Above { get; } = [];

    /// <summary>What arrows go to, in the layer below.</summary>
    public List<LayoutItem> Below { get; } = [];
}
