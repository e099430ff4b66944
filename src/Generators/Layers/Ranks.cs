using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Suggests what to put before an operand that has too few or too many axes.</summary>
internal static class Ranks
{
    /// <summary>Suggests a layer that gives an operand the rank that a word needs, or null if none is known.</summary>
    /// <param name="shape">The shape of the operand.</param>
    /// <param name="rank">The rank that is needed, at least 2. The axes between the batch and the channels are steps, or height and width.</param>
    /// <param name="channelsFirst">Whether the channels are axis 1.</param>
    public static Hint? Needed(Shape shape, int rank, bool channelsFirst = false)
    {
        var sizes = shape.Dims.Skip(1).ToList();
        if (sizes.Count(dim => !dim.IsConstant) > 1)
        {
            return null;
        }

        return shape.Rank == rank - 1 ? Reshaped(channelsFirst && rank > 3 ? [Dim.One, .. sizes] : [.. sizes, Dim.One])
            : shape.Rank == 2 && rank == 4 && sizes[0].IsConstant ? Image(sizes[0].Constant, channelsFirst)
            : rank == 2 && shape.Rank > 2 ? Hint.Before("Flatten()")
            : rank == 3 && shape.Rank > 3 && !channelsFirst ? Reshaped([Dim.Product(sizes.Take(sizes.Count - 1)), sizes[sizes.Count - 1]])
            : null;
    }

    /// <summary>Suggests the image that a row of values probably is: a square of gray values, or of colours.</summary>
    private static Hint Image(long count, bool channelsFirst)
    {
        foreach (var channels in new[] { 1L, 3 })
        {
            var side = (long)Math.Round(Math.Sqrt(count / (double)channels));
            if (side > 1 && side * side * channels == count)
            {
                return Reshaped(channelsFirst ? [Dim.Of(channels), Dim.Of(side), Dim.Of(side)] : [Dim.Of(side), Dim.Of(side), Dim.Of(channels)]);
            }
        }

        var sizes = channelsFirst ? "channels, height, width" : "height, width, channels";
        return new Hint($"Put Reshape({sizes}) before it, with sizes that multiply to {DimPrinter.Number(count)}");
    }

    /// <summary>Reshape computes one size that is not known before the net runs: -1.</summary>
    private static Hint Reshaped(IReadOnlyList<Dim> sizes) => Hint.Before($"Reshape({string.Join(", ", sizes.Select(size => size.IsConstant ? size.ToString() : "-1"))})");
}
