namespace CompiledNets;

/// <summary>
/// The number of elements to add or remove at both ends of one axis: <c>1</c> for both ends, or <c>(1, 2)</c> for the beginning and the end.
/// </summary>
public readonly record struct Borders1
{
    /// <summary>Uses the same number at both ends.</summary>
    public static implicit operator Borders1(int both) => throw Definition.IsNotRun();

    /// <summary>Uses one number at the beginning and one at the end.</summary>
    public static implicit operator Borders1((int Before, int Behind) ends) => throw Definition.IsNotRun();
}

/// <summary>
/// The number of elements to add or remove at the ends of two axes: <c>1</c> for all ends, <c>(1, 2)</c> for height and width, or
/// <c>((1, 2), (0, 1))</c> for the beginning and the end of each.
/// </summary>
public readonly record struct Borders2
{
    /// <summary>Uses the same number at all ends.</summary>
    public static implicit operator Borders2(int all) => throw Definition.IsNotRun();

    /// <summary>Uses one number for both ends of the height and one for both ends of the width.</summary>
    public static implicit operator Borders2((int Height, int Width) both) => throw Definition.IsNotRun();

    /// <summary>Uses one number for each end.</summary>
    public static implicit operator Borders2(((int Before, int Behind) Height, (int Before, int Behind) Width) ends) => throw Definition.IsNotRun();
}

/// <summary>
/// The number of elements to add or remove at the ends of three axes: <c>1</c> for all ends, <c>(1, 2, 3)</c> for one number per axis, or
/// <c>((1, 1), (0, 2), (0, 0))</c> for the beginning and the end of each.
/// </summary>
public readonly record struct Borders3
{
    /// <summary>Uses the same number at all ends.</summary>
    public static implicit operator Borders3(int all) => throw Definition.IsNotRun();

    /// <summary>Uses one number for both ends of each axis.</summary>
    public static implicit operator Borders3((int First, int Second, int Third) both) => throw Definition.IsNotRun();

    /// <summary>Uses one number for each end.</summary>
    public static implicit operator Borders3(((int Before, int Behind) First, (int Before, int Behind) Second, (int Before, int Behind) Third) ends) =>
        throw Definition.IsNotRun();
}
