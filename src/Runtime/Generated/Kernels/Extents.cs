namespace CompiledNets.Generated.Kernels;

/// <summary>A number for each axis of images (height, width) or volumes (depth, height, width). Used by generated code.</summary>
public readonly struct Extents
{
    private readonly long _first;
    private readonly long _second;
    private readonly long? _third;

    private Extents(long first, long second, long? third) => (_first, _second, _third) = (first, second, third);

    /// <summary>Converts height and width.</summary>
    public static implicit operator Extents((long Height, long Width) extents) => new(extents.Height, extents.Width, null);

    /// <summary>Converts depth, height and width.</summary>
    public static implicit operator Extents((long Depth, long Height, long Width) extents) => new(extents.Depth, extents.Height, extents.Width);

    /// <summary>Gets the first number of two.</summary>
    internal long Height => _first;

    /// <summary>Gets the second number of two.</summary>
    internal long Width => _second;

    /// <summary>Returns the numbers in the order of the axes.</summary>
    internal long[] ToArray() => _third is { } third ? [_first, _second, third] : [_first, _second];
}
