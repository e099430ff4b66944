using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Checks that weights and results can be in memory at all. Beyond that, offsets and numbers of elements would overflow.</summary>
internal static class Sizes
{
    // The elements of a weight, or of a result for one sample: 4 terabytes of numbers of 32 bits.
    private const double Most = 1L << 40;

    /// <summary>Describes the first weight or result that is too large, or returns null.</summary>
    public static string? TooLarge(Inference inference)
    {
        foreach (var weight in inference.Context.Weights)
        {
            if (weight.Shape.Aggregate(1.0, (count, size) => count * (size.IsConstant ? size.Constant : 1)) is > Most and var count)
            {
                return $"its {weight.Name} ({string.Join(", ", weight.Shape)}) has {Text(count)} elements";
            }
        }

        return inference.Shapes.Select(CountOf).FirstOrDefault(count => count > Most) is > 0 and var elements
            ? $"its result has {Text(elements)} elements for each sample"
            : null;
    }

    /// <summary>Gets the number of elements of a sample along the axes whose sizes are known.</summary>
    private static double CountOf(Shape shape)
    {
        var count = 1.0;
        foreach (var dim in shape.Dims)
        {
            count *= dim.IsConstant ? dim.Constant : 1;
        }

        return count;
    }

    private static string Text(double count) => count.ToString("0.#e0", CultureInfo.InvariantCulture);
}
