namespace CompiledNets;

/// <summary>Takes apart what a word gives as a list: <c>var (a, b, c) = Split(x, 3)</c>. As many names are needed as there are tensors.</summary>
public static class SymList
{
    /// <summary>Two tensors.</summary>
    public static void Deconstruct<T>(this Sym<T>[] list, out Sym<T> first, out Sym<T> second)
        where T : unmanaged => throw Definition.IsNotRun();

    /// <summary>Three tensors.</summary>
    public static void Deconstruct<T>(this Sym<T>[] list, out Sym<T> first, out Sym<T> second, out Sym<T> third)
        where T : unmanaged => throw Definition.IsNotRun();

    /// <summary>Four tensors.</summary>
    public static void Deconstruct<T>(this Sym<T>[] list, out Sym<T> first, out Sym<T> second, out Sym<T> third, out Sym<T> fourth)
        where T : unmanaged => throw Definition.IsNotRun();

    /// <summary>Five tensors.</summary>
    public static void Deconstruct<T>(this Sym<T>[] list, out Sym<T> first, out Sym<T> second, out Sym<T> third, out Sym<T> fourth, out Sym<T> fifth)
        where T : unmanaged => throw Definition.IsNotRun();

    /// <summary>Six tensors.</summary>
    public static void Deconstruct<T>(
        this Sym<T>[] list, out Sym<T> first, out Sym<T> second, out Sym<T> third, out Sym<T> fourth, out Sym<T> fifth, out Sym<T> sixth)
        where T : unmanaged => throw Definition.IsNotRun();
}
