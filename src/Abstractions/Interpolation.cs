namespace CompiledNets;

/// <summary>How values are made between those that are there.</summary>
public enum Interpolation
{
    /// <summary>The nearest one is repeated.</summary>
    Nearest,

    /// <summary>A mean of the four around, weighted by how near they are; places are the middles of pixels, as in Keras.</summary>
    Bilinear,
}
