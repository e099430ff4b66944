namespace CompiledNets;

/// <summary>One or more axes, counted as in Keras: <c>-1</c>, or <c>(1, 2)</c>. Axis 0 is the batch and axis -1 is the last.</summary>
public readonly record struct Axes
{
    /// <summary>Converts a single axis.</summary>
    public static implicit operator Axes(int axis) => throw Definition.IsNotRun();

    /// <summary>Converts two axes.</summary>
    public static implicit operator Axes((int, int) axes) => throw Definition.IsNotRun();

    /// <summary>Converts three axes.</summary>
    public static implicit operator Axes((int, int, int) axes) => throw Definition.IsNotRun();
}
