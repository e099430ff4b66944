using System.Globalization;

namespace CompiledNets;

/// <summary>An axis from a round number to a round number, with ticks at round numbers between.</summary>
internal sealed class Axis
{
    private readonly double _from;
    private readonly double _to;
    private readonly int _decimals;

    private Axis(double from, double to, double step)
    {
        (_from, _to) = (from, to);
        _decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9) + (IsRound(step) ? 0 : 1), 0, 15);

        // Counted rather than added up, so that no tick is lost to rounding.
        Ticks = Enumerable.Range(0, (int)Math.Round((to - from) / step) + 1).Select(i => from + (i * step)).ToList();
    }

    /// <summary>Where the ticks are.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis for some values, with about so many ticks.</summary>
    public static Axis For(IReadOnlyList<double> values, int ticks)
    {
        var (least, most) = values.Count == 0 ? (0, 1) : (values.Min(), values.Max());
        if (most - least < 1e-12 * Math.Max(1, Math.Abs(most)))
        {
            // All the same: a little room on both sides.
            var room = Math.Max(Math.Abs(most) * 0.1, 1e-6);
            (least, most) = (least - room, most + room);
        }

        var step = RoundStep((most - least) / ticks);
        return new Axis(Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }

    /// <summary>An axis for epochs: whole numbers from the first to the last, at most so many ticks.</summary>
    public static (double From, double To, IReadOnlyList<int> Ticks) Epochs(int count, int ticks)
    {
        var step = count <= ticks ? 1 : Math.Max(1, (int)RoundStep(count / (double)ticks));
        var first = step == 1 ? 1 : step;
        var numbers = Enumerable.Range(0, ((count - first) / step) + 1).Select(i => first + (i * step)).ToList();

        // One epoch is a point in the middle.
        return count == 1 ? (0.5, 1.5, numbers) : (1, count, numbers);
    }

    /// <summary>Where a value lies between the ends: 0 to 1.</summary>
    public double Place(double value) => (value - _from) / (_to - _from);

    /// <summary>A tick as text, with as many decimals as tell it from its neighbours.</summary>
    public string Text(double tick)
    {
        // Counting from below zero up to it ends a little beside it.
        var number = Math.Abs(tick) < (_to - _from) * 1e-9 ? 0 : tick;
        var isShort = _decimals <= 4 && Math.Max(Math.Abs(_from), Math.Abs(_to)) < 1e6;
        return number == 0 && !isShort ? "0" : number.ToString(isShort ? "F" + _decimals : "0.###e+0", CultureInfo.InvariantCulture);
    }

    // 1, 2, 2.5, 5 or 10 times a power of ten: the numbers that people count in.
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return ((double[])[1, 2, 2.5, 5, 10]).First(factor => factor * power >= step * (1 - 1e-9)) * power;
    }

    // 0.25 needs a decimal more than 0.2 and 0.5.
    private static bool IsRound(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
        return Math.Abs((step / power) - 2.5) > 1e-6;
    }
}
