namespace CompiledNets;

/// <summary>A size per axis of an image: <c>3</c> for a square, or <c>(3, 5)</c> for height and width.</summary>
/// <param name="Height">The size along the first axis.</param>
/// <param name="Width">The size along the second axis.</param>
public readonly record struct Size2(int Height, int Width)
{
    /// <summary>Uses the same size along both axes.</summary>
    public static implicit operator Size2(int size) => new(size, size);

    /// <summary>Converts height and width.</summary>
    public static implicit operator Size2((int Height, int Width) size) => new(size.Height, size.Width);
}

/// <summary>A size per axis of a volume: <c>3</c> for a cube, or <c>(3, 5, 7)</c> for depth, height and width.</summary>
/// <param name="Depth">The size along the first axis.</param>
/// <param name="Height">The size along the second axis.</param>
/// <param name="Width">The size along the third axis.</param>
public readonly record struct Size3(int Depth, int Height, int Width)
{
    /// <summary>Uses the same size along all axes.</summary>
    public static implicit operator Size3(int size) => new(size, size, size);

    /// <summary>Converts depth, height and width.</summary>
    public static implicit operator Size3((int Depth, int Height, int Width) size) => new(size.Depth, size.Height, size.Width);
}

/// <summary>The sizes of a tensor without the batch: <c>64</c>, or <c>(-1, 64)</c>, where -1 keeps the size of the operand.</summary>
public readonly record struct Sizes
{
    /// <summary>Converts the size of a single axis.</summary>
    public static implicit operator Sizes(int size) => throw Definition.IsNotRun();

    /// <summary>Converts the sizes of two axes.</summary>
    public static implicit operator Sizes((int, int) sizes) => throw Definition.IsNotRun();

    /// <summary>Converts the sizes of three axes.</summary>
    public static implicit operator Sizes((int, int, int) sizes) => throw Definition.IsNotRun();

    /// <summary>Converts the sizes of four axes.</summary>
    public static implicit operator Sizes((int, int, int, int) sizes) => throw Definition.IsNotRun();

    /// <summary>Converts the sizes of any number of axes.</summary>
    public static implicit operator Sizes(int[] sizes) => throw Definition.IsNotRun();
}
