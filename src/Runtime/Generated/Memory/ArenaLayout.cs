namespace CompiledNets.Generated;

/// <summary>
/// Places the results of a step in one arena, so that two results overlap only if their lifetimes do not. The largest are placed first, each in the
/// smallest gap that it fits in: "greedy by size" of Pisarchyk and Lee, "Efficient Memory Management for Deep Neural Net Inference" (2020).
/// </summary>
internal static class ArenaLayout
{
    /// <summary>Sets the offsets of allocations and returns the size of the arena in bytes. Results that leave the step get no place.</summary>
    public static long Place(IEnumerable<Allocation> allocations)
    {
        // Sorted by offset.
        var placed = new List<Allocation>();
        var size = 0L;
        foreach (var allocation in allocations.Where(allocation => !allocation.Leaves).OrderByDescending(allocation => allocation.Bytes).ThenBy(allocation => allocation.Birth))
        {
            allocation.Offset = OffsetFor(allocation, placed);
            size = Math.Max(size, allocation.Offset + allocation.Bytes);
            var index = placed.FindIndex(other => other.Offset > allocation.Offset);
            placed.Insert(index < 0 ? placed.Count : index, allocation);
        }

        return size;
    }

    private static long OffsetFor(Allocation allocation, List<Allocation> placed)
    {
        var (best, smallest, end) = (-1L, long.MaxValue, 0L);
        foreach (var other in placed)
        {
            if (other.Birth > allocation.Release || other.Release < allocation.Birth)
            {
                continue;
            }

            var gap = other.Offset - end;
            if (gap >= allocation.Bytes && gap < smallest)
            {
                (best, smallest) = (end, gap);
            }

            end = Math.Max(end, other.Offset + other.Bytes);
        }

        return best >= 0 ? best : end;
    }
}
