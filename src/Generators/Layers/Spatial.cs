using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>What the layers over the axes of sequences, images and volumes have in common: where those axes stand.</summary>
internal static class Spatial
{
    private static readonly string[] s_formats = ["(steps, channels)", "(height, width, channels)", "(depth, height, width, channels)"];
    private static readonly string[] s_formatsFirst = ["(channels, steps)", "(channels, height, width)", "(channels, depth, height, width)"];

    /// <summary>The axes of steps, of height and width, or of depth, height and width.</summary>
    /// <param name="count">How many there are.</param>
    public static IReadOnlyList<int> Axes(Arguments arguments, Signature signature, int count) =>
        Enumerable.Range(IsChannelsFirst(arguments, signature) ? 2 : 1, count).ToList();

    /// <summary>Whether the operand has these axes and one of channels; reports it where not.</summary>
    public static bool Check(ShapeContext c, Signature signature, int count)
    {
        if (c.Input.Rank == count + 2)
        {
            return true;
        }

        c.Report(
            ProblemId.WrongRank,
            Place.OfInput(0),
            [signature.Name, (IsChannelsFirst(c.Arguments, signature) ? s_formatsFirst : s_formats)[count - 1], c.Input.ToString()]);
        return false;
    }

    private static bool IsChannelsFirst(Arguments arguments, Signature signature) => signature.Find("dataFormat") is not null && arguments.ChannelsFirst;
}
