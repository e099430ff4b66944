using System.Globalization;
using TorchSharp;

// Parallel tests would not be faster, because libtorch computes on all cores. Logs of one test at a time are easier to read.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CompiledNets.Fuzz.Tests;

/// <summary>
/// The number and the seed of the generated programs. <c>CN_FUZZ_SEED=7</c> generates other programs. <c>CN_FUZZ_SCALE=1</c> generates the full
/// number, as <c>.ci/run</c> does; the default is 0.15 of it. A failure prints its seed.
/// </summary>
internal static class Fuzz
{
    private const int DefaultSeed = 20;
    private const double DefaultScale = 0.15;

    public static int Seed { get; } = Setting("CN_FUZZ_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultSeed;

    /// <summary>Gets the scale of all numbers.</summary>
    public static double Scale { get; } = Setting("CN_FUZZ_SCALE") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : DefaultScale;

    /// <summary>Scales a number of programs.</summary>
    /// <param name="full">The number at full scale.</param>
    public static int Count(int full) => Math.Max(1, (int)(full * Scale));

    /// <summary>Creates the random numbers of one case of a test and seeds libtorch. The numbers do not depend on other tests.</summary>
    public static Random Random(string test, int @case = 0)
    {
        var hash = 17;
        foreach (var letter in test)
        {
            hash = unchecked((hash * 31) + letter);
        }

        var seed = unchecked((((Seed * 397) ^ hash) * 397) ^ @case) & int.MaxValue;
        torch.manual_seed(seed);
        return new Random(seed);
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Fails if there are failures. The message contains the first failures and the seed.</summary>
    public static void AssertNone(IReadOnlyCollection<string> failures, int of)
    {
        const int Shown = 8;
        Assert.True(
            failures.Count == 0,
            $"{failures.Count} of {of} failed with CN_FUZZ_SEED={Seed}. The first:\n\n{string.Join("\n\n", failures.Take(Shown))}");
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
