namespace CompiledNets.Integration.Tests;

/// <summary>A test that needs much memory. If less is available, it is skipped with a reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MemoryFactAttribute : FactAttribute
{
    /// <param name="gibibytes">The memory that the test needs at its peak, in GiB.</param>
    public MemoryFactAttribute(int gibibytes)
    {
        // The garbage collector also knows the limits of containers. Its numbers are those of the last collection.
        GC.Collect(0);
        var memory = GC.GetGCMemoryInfo();
        var available = (memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes) / (double)(1 << 30);
        if (available < gibibytes)
        {
            Skip = FormattableString.Invariant($"This test needs {gibibytes} GiB of memory, and {available:F1} GiB are available.");
        }
    }
}
