using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Shapes;

/// <summary>Computes the common shape of operands. Their sizes must be equal, or one must be exactly one or be missing at the front.</summary>
internal static class Broadcast
{
    /// <param name="axis">The first axis, counted from the end, at which the sizes disagree: -1 is the last axis. It is 0 if they agree.</param>
    /// <returns>The shape, or null if the sizes are not known to agree.</returns>
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

    // An axis of size one is not broadcast along the batch, because that would mix samples.
    private static bool Stretches(Dim one, Dim other) => one.Is(1) && !other.Symbols.Contains(Symbol.Batch);

    private static Dim? FromEnd(this Shape shape, int axis) => -axis <= shape.Rank ? shape[shape.Rank + axis] : null;
}
