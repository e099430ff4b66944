namespace CompiledNets;

/// <summary>A size per axis of an image: <c>3</c> for a square, or <c>(3, 5)</c> for height and width.</summary>
/// <param name="Height">The size along the first axis.</param>
/// <param name="Width">The size along the second axis.</param>
public readonly record struct Size2(int Height, int Width)
{
    /// <summary>The same size along both axes.</summary>
    public static implicit operator Size2(int size) => new(size, size);

    /// <summary>Height, then width.</summary>
    public static implicit operator Size2((int Height, int Width) size) => new(size.Height, size.Width);
}
