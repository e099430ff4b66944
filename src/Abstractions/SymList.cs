namespace CompiledNets;

/// <summary>
/// Deconstructs the list that a word returns: <c>var (a, b, c) = Split(x, 3)</c>. The number of names must equal the number of tensors.
/// </summary>
public static class SymList
{
    /// <summary>Deconstructs a list of two tensors.</summary>
    public static void Deconstruct<T>(this Sym<T>[] list, out Sym<T> first, out Sym<T> second)
        where T : unmanaged => throw Definition.IsNotRun();

    /// <summary>Deconstructs a list of three tensors.</summary>
    public static void Deconstruct<T>(this Sym<T>[] list, out Sym<T> first, out Sym<T> second, out Sym<T> third)
        where T : unmanaged => throw Definition.IsNotRun();

    /// <summary>Deconstructs a list of four tensors.</summary>
    public static void Deconstruct<T>(this Sym<T>[] list, out Sym<T> first, out Sym<T> second, out Sym<T> third, out Sym<T> fourth)
        where T : unmanaged => throw Definition.IsNotRun();

    /// <summary>Deconstructs a list of five tensors.</summary>
    public static void Deconstruct<T>(this Sym<T>[] list, out Sym<T> first, out Sym<T> second, out Sym<T> third, out Sym<T> fourth, out Sym<T> fifth)
        where T : unmanaged => throw Definition.IsNotRun();

    /// <summary>Deconstructs a list of six tensors.</summary>
    public static void Deconstruct<T>(
        this Sym<T>[] list, out Sym<T> first, out Sym<T> second, out Sym<T> third, out Sym<T> fourth, out Sym<T> fifth, out Sym<T> sixth)
        where T : unmanaged => throw Definition.IsNotRun();
}
