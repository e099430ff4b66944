using System.Globalization;

namespace CompiledNets.Runtime.Tests.Options;

/// <summary>A number that an option refuses.</summary>
/// <param name="Option">The class and the parameter.</param>
/// <param name="Value">The number.</param>
/// <param name="Make">Creates the object with the number.</param>
/// <param name="Expected">A part of the message: what the parameter must be.</param>
internal sealed record BadNumber(string Option, double Value, Action<double> Make, string Expected)
{
    public static readonly double[] NotFinite = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];
    public static readonly double[] Negative = [.. NotFinite, -1, -double.Epsilon];
    public static readonly double[] NotDecay = [.. Negative, 1, 2];
    public static readonly double[] NotFraction = [.. Negative, 1.0001];
    public static readonly double[] NotPositive = [.. Negative, 0];

    /// <summary>Gets the name of the parameter.</summary>
    public string Parameter => Option[(Option.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Option} {Value:R}");

    /// <summary>Makes a case of each number.</summary>
    public static IEnumerable<BadNumber> Of(string option, IEnumerable<double> values, string expected, Action<double> make) =>
        values.Select(value => new BadNumber(option, value, make, expected));

    /// <summary>Asserts that the number is refused with a message that names the parameter, what it must be, and the number.</summary>
    public void AssertRefused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Make(Value));
        Assert.Equal(Parameter, error.ParamName);
        Assert.Contains(Expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.CurrentCulture, $"Actual value was {error.ActualValue}"), error.Message, StringComparison.Ordinal);
    }
}
