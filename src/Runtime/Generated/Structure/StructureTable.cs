namespace CompiledNets.Generated;

/// <summary>A table of a net's structure.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class StructureTable<T> : List<T>
{
    /// <summary>Adds the rows of layers that repeat.</summary>
    /// <param name="count">The number of groups of rows.</param>
    /// <param name="rows">Gets the rows of a group from its index, which starts at 0.</param>
    public void Add(int count, Func<int, T[]> rows)
    {
        for (var i = 0; i < count; i++)
        {
            AddRange(rows(i));
        }
    }
}
