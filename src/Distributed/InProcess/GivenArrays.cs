namespace CompiledNets.Distributed;

/// <summary>Reads what another rank has given.</summary>
internal static class GivenArrays
{
    /// <summary>Returns the elements of an array.</summary>
    /// <exception cref="InvalidOperationException">The ranks make different calls.</exception>
    public static Span<T> AsSpan<T>(this Array given, int length) => given is T[] array && array.Length == length
        ? array
        : throw new InvalidOperationException($"This rank exchanges {length} elements of {typeof(T).Name}, but another rank exchanges {given.Length} of {given.GetType().GetElementType()!.Name}. All ranks must make the same calls in the same order.");
}
