using System.Globalization;

namespace CompiledNets.Samples.Tests;

/// <summary>
/// The scale of the tests: small by default, full with <c>CN_FUZZ_SCALE=1</c>, which scales the fuzz tests too. Continuous
/// integration runs the full one.
/// </summary>
internal static class Scale
{
    /// <summary>True if the scale is the full one.</summary>
    public static bool IsFull { get; } =
        double.TryParse(Environment.GetEnvironmentVariable("CN_FUZZ_SCALE"), NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale >= 1;

    /// <summary>Chooses a size by the scale.</summary>
    public static int Of(int small, int full) => IsFull ? full : small;
}
