namespace CompiledNets;

/// <summary>One axis or several, as Keras counts them: <c>-1</c>, or <c>(1, 2)</c>. 0 is the batch, -1 the last.</summary>
public readonly record struct Axes
{
    /// <summary>One axis.</summary>
    public static implicit operator Axes(int axis) => throw Definition.IsNotRun();

    /// <summary>Two axes.</summary>
    public static implicit operator Axes((int, int) axes) => throw Definition.IsNotRun();

    /// <summary>Three axes.</summary>
    public static implicit operator Axes((int, int, int) axes) => throw Definition.IsNotRun();
}
