using System.Globalization;

namespace CompiledNets;

/// <summary>An axis of a chart, whose ends and ticks are round numbers.</summary>
internal sealed class Axis
{
    private readonly double _from;
    private readonly double _to;
    private readonly int _decimals;

    private Axis(double from, double to, double step)
    {
        (_from, _to) = (from, to);
        _decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9) + (IsRound(step) ? 0 : 1), 0, 15);

        // Each tick is computed from its index, because repeated addition could lose the last tick to rounding.
        Ticks = Enumerable.Range(0, (int)Math.Round((to - from) / step) + 1).Select(i => from + (i * step)).ToList();
    }

    /// <summary>Gets the values of the ticks.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Creates an axis for values, with about the given number of ticks.</summary>
    public static Axis For(IReadOnlyList<double> values, int ticks)
    {
        var (least, most) = values.Count == 0 ? (0, 1) : (values.Min(), values.Max());
        if (most - least < 1e-12 * Math.Max(1, Math.Abs(most)))
        {
            // If all values are equal, the axis extends to both sides of them.
            var room = Math.Max(Math.Abs(most) * 0.1, 1e-6);
            (least, most) = (least - room, most + room);
        }

        var step = RoundStep((most - least) / ticks);
        return new Axis(Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }

    /// <summary>Creates an axis for epochs: integers from the first to the last, with at most the given number of ticks.</summary>
    public static (double From, double To, IReadOnlyList<int> Ticks) Epochs(int count, int ticks)
    {
        var step = count <= ticks ? 1 : Math.Max(1, (int)RoundStep(count / (double)ticks));
        var first = step == 1 ? 1 : step;
        var numbers = Enumerable.Range(0, ((count - first) / step) + 1).Select(i => first + (i * step)).ToList();

        // A single epoch is in the middle of the axis.
        return count == 1 ? (0.5, 1.5, numbers) : (1, count, numbers);
    }

    /// <summary>Computes the position of a value between the ends, from 0 to 1.</summary>
    public double Place(double value) => (value - _from) / (_to - _from);

    /// <summary>Formats a tick with as many decimals as the step needs.</summary>
    public string Text(double tick)
    {
        // Rounding makes the tick at zero slightly different from zero.
        var number = Math.Abs(tick) < (_to - _from) * 1e-9 ? 0 : tick;
        var isShort = _decimals <= 4 && Math.Max(Math.Abs(_from), Math.Abs(_to)) < 1e6;
        return number == 0 && !isShort ? "0" : number.ToString(isShort ? "F" + _decimals : "0.###e+0", CultureInfo.InvariantCulture);
    }

    // Rounds up to 1, 2, 2.5, 5 or 10 times a power of ten.
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return ((double[])[1, 2, 2.5, 5, 10]).First(factor => factor * power >= step * (1 - 1e-9)) * power;
    }

    // A step of 0.25 needs one more decimal than one of 0.2 or 0.5.
    private static bool IsRound(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
        return Math.Abs((step / power) - 2.5) > 1e-6;
    }
}
