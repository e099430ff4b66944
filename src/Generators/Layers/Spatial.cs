using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Provides the common parts of layers over the axes of sequences, images and volumes.</summary>
internal static class Spatial
{
    private static readonly string[] s_formats = ["(steps, channels)", "(height, width, channels)", "(depth, height, width, channels)"];
    private static readonly string[][] s_names = [["length"], ["height", "width"], ["depth", "height", "width"]];
    private static readonly string[] s_formatsFirst = ["(channels, steps)", "(channels, height, width)", "(channels, depth, height, width)"];

    /// <summary>Gets the axes of steps, of height and width, or of depth, height and width.</summary>
    /// <param name="count">The number of these axes.</param>
    public static IReadOnlyList<int> Axes(Arguments arguments, Signature signature, int count) =>
        Enumerable.Range(IsChannelsFirst(arguments, signature) ? 2 : 1, count).ToList();

    /// <summary>Checks that the operand has these axes and one of channels. Reports a violation.</summary>
    public static bool Check(ShapeContext c, Signature signature, int count)
    {
        if (c.Input.Rank == count + 2)
        {
            // libtorch has no kernel for zero channels.
            return c.RequirePositive(
                c.Input[ChannelAxis(c.Arguments, signature, count)], ProblemId.WrongRank, Place.OfInput(0), [signature.Name, Things(count) + " with channels", c.Input.ToString()]);
        }

        c.Report(
            ProblemId.WrongRank,
            Place.OfInput(0),
            [signature.Name, (IsChannelsFirst(c.Arguments, signature) ? s_formatsFirst : s_formats)[count - 1], c.Input.ToString()],
            Ranks.Needed(c.Input, count + 2, IsChannelsFirst(c.Arguments, signature)));
        return false;
    }

    /// <summary>Gets the axis of the channels.</summary>
    public static int ChannelAxis(Arguments arguments, Signature signature, int count) => IsChannelsFirst(arguments, signature) ? 1 : count + 1;

    /// <summary>Gets the word for operands with the given number of axes.</summary>
    public static string Things(int count) => count switch { 1 => "sequences", 2 => "images", _ => "volumes" };

    /// <summary>Gets the name of one of these axes.</summary>
    public static string NameOf(int count, int index) => s_names[count - 1][index];

    /// <summary>
    /// Gets the names of the sizes of these axes, for documentation: <c>height, width</c>, each followed by <paramref name="prime"/>.
    /// </summary>
    public static string Sizes(int count, string prime = "") => string.Join(", ", s_names[count - 1].Select(name => (count == 1 ? "steps" : name) + prime));

    /// <summary>Gets the same names as the beginning of a sentence: <c>Height and width</c>.</summary>
    public static string Measures(int count) => count switch { 1 => "The length", 2 => "Height and width", _ => "Depth, height and width" };

    private static bool IsChannelsFirst(Arguments arguments, Signature signature) => signature.Find("dataFormat") is not null && arguments.ChannelsFirst;
}
