namespace CompiledNets.Bench.Races;

/// <summary>The median and the quartiles of times.</summary>
internal readonly record struct Quartiles(double First, double Median, double Third)
{
    public static Quartiles Of(List<double> times)
    {
        var sorted = times.Order().ToList();
        return new(sorted[sorted.Count / 4], sorted[sorted.Count / 2], sorted[3 * sorted.Count / 4]);
    }

    public override string ToString() => $"{Median:F3} ({First:F3}-{Third:F3})";
}
