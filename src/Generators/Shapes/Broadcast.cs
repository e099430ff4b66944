using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>The shape that operands make together: sizes agree, or one of them is exactly one, or is missing in front.</summary>
internal static class Broadcast
{
    /// <param name="axis">Where the sizes disagree, counted from the end: -1 is the last axis. 0 where they do not.</param>
    /// <returns>The shape, or null where the sizes are not known to agree.</returns>
    public static Shape? Of(Shape left, Shape right, out int axis)
    {
        var dims = new Stack<Dim>();
        for (axis = -1; -axis <= Math.Max(left.Rank, right.Rank); axis--)
        {
            var (a, b) = (left.FromEnd(axis), right.FromEnd(axis));
            if (a is null || b is null)
            {
                dims.Push((a ?? b)!);
            }
            else if (a.Equals(b) || Stretches(b, a))
            {
                dims.Push(a);
            }
            else if (Stretches(a, b))
            {
                dims.Push(b);
            }
            else
            {
                return null;
            }
        }

        axis = 0;
        return new Shape(dims);
    }

    // An axis of one is not repeated along the batch: that would mix samples with each other.
    private static bool Stretches(Dim one, Dim other) => one.Is(1) && !other.Symbols.Contains(Symbol.Batch);

    private static Dim? FromEnd(this Shape shape, int axis) => -axis <= shape.Rank ? shape[shape.Rank + axis] : null;
}
