using System.Globalization;

namespace CompiledNets.Integration.Tests;

/// <summary>
/// The scale of the tests. The default is small. Continuous integration sets <c>CN_FUZZ_SCALE=1</c> for the full scale, which also applies to the
/// fuzz tests.
/// </summary>
internal static class Scale
{
    /// <summary>True if the tests run at full scale.</summary>
    public static bool IsFull { get; } =
        double.TryParse(Environment.GetEnvironmentVariable("CN_FUZZ_SCALE"), NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale >= 1;

    /// <summary>Chooses a size by the scale.</summary>
    public static int Of(int small, int full) => IsFull ? full : small;
}
