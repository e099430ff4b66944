namespace CompiledNets.Integration.Tests;

/// <summary>A test that needs much memory. It is skipped, and says why, where less is available.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MemoryFactAttribute : FactAttribute
{
    /// <param name="gibibytes">The memory that the test needs at its peak, in GiB.</param>
    public MemoryFactAttribute(int gibibytes)
    {
        // The collector knows the limits of containers too; what it knows is as old as the last collection.
        GC.Collect(0);
        var memory = GC.GetGCMemoryInfo();
        var available = (memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes) / (double)(1 << 30);
        if (available < gibibytes)
        {
            Skip = FormattableString.Invariant($"This test needs {gibibytes} GiB of memory, and {available:F1} GiB are available.");
        }
    }
}
