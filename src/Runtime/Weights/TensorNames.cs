namespace CompiledNets;

/// <summary>Checks the names of tensors before they are written to a file. A reader would find only one of two tensors with the same name.</summary>
internal static class TensorNames
{
    /// <exception cref="ArgumentException">Two tensors have the same name.</exception>
    public static void RequireUnique(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name))
            {
                throw new ArgumentException($"Two tensors are called '{name}'. Give each another name. Nothing was written.");
            }
        }
    }
}
