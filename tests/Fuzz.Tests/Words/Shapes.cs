using System.Globalization;

namespace CompiledNets.Fuzz.Tests;

/// <summary>Draws random shapes without the batch, in the form of <c>[Shape(...)]</c>.</summary>
internal static class Shapes
{
    private const double Symbolic = 0.12;

    /// <summary>Draws a shape of a rank that some words accept.</summary>
    public static IReadOnlyList<string> Draw(Random random, bool mayBeSymbolic = true)
    {
        var rank = random.Pick([0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4]);
        return Enumerable.Range(0, rank).Select(_ => Size(random, mayBeSymbolic)).ToList();
    }

    /// <summary>Draws the shape of another operand: <paramref name="first"/>, a changed copy of it, or a random one.</summary>
    public static IReadOnlyList<string> Beside(IReadOnlyList<string> first, Random random)
    {
        if (first.Count == 0 || random.Chance(0.55))
        {
            return first;
        }

        var changed = first.ToList();
        switch (random.Next(5))
        {
            case 0:
                changed[random.Next(changed.Count)] = "1";
                return changed;
            case 1:
                changed.RemoveAt(random.Next(changed.Count));
                return changed;
            case 2:
                return Draw(random);
            default:
                changed[random.Next(changed.Count)] = Size(random, mayBeSymbolic: true);
                return changed;
        }
    }

    public static string Attribute(IReadOnlyList<string> shape) => shape.Count == 0
        ? "[Shape]"
        : $"[Shape({string.Join(", ", shape.Select(size => IsNumber(size) ? size : "\"" + size + "\""))})]";

    public static bool IsNumber(string size) => size.All(char.IsDigit);

    private static string Size(Random random, bool mayBeSymbolic) => mayBeSymbolic && random.Chance(Symbolic)
        ? random.Pick(["T", "T", "T", "S", "2*T", "T + 1"])
        : random.Next(1, 9).ToString(CultureInfo.InvariantCulture);
}
