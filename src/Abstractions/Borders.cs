namespace CompiledNets;

/// <summary>How much goes, or comes, at both ends of an axis: <c>1</c> for both, or <c>(1, 2)</c> for the beginning and the end.</summary>
public readonly record struct Borders1
{
    /// <summary>The same at both ends.</summary>
    public static implicit operator Borders1(int both) => throw Definition.IsNotRun();

    /// <summary>At the beginning and at the end.</summary>
    public static implicit operator Borders1((int Before, int Behind) ends) => throw Definition.IsNotRun();
}

/// <summary>The same for height and width: <c>1</c>, <c>(1, 2)</c> for height and width, or <c>((1, 2), (0, 1))</c> for the ends of each.</summary>
public readonly record struct Borders2
{
    /// <summary>The same at all ends.</summary>
    public static implicit operator Borders2(int all) => throw Definition.IsNotRun();

    /// <summary>The same at both ends of an axis.</summary>
    public static implicit operator Borders2((int Height, int Width) both) => throw Definition.IsNotRun();

    /// <summary>For each end.</summary>
    public static implicit operator Borders2(((int Before, int Behind) Height, (int Before, int Behind) Width) ends) => throw Definition.IsNotRun();
}

/// <summary>The same for three axes: <c>1</c>, <c>(1, 2, 3)</c>, or <c>((1, 1), (0, 2), (0, 0))</c> for the ends of each.</summary>
public readonly record struct Borders3
{
    /// <summary>The same at all ends.</summary>
    public static implicit operator Borders3(int all) => throw Definition.IsNotRun();

    /// <summary>The same at both ends of an axis.</summary>
    public static implicit operator Borders3((int First, int Second, int Third) both) => throw Definition.IsNotRun();

    /// <summary>For each end.</summary>
    public static implicit operator Borders3(((int Before, int Behind) First, (int Before, int Behind) Second, (int Before, int Behind) Third) ends) =>
        throw Definition.IsNotRun();
}
