using System.Globalization;
using TorchSharp;

// Parallel tests would not be faster, because libtorch computes on all cores. Logs of one test at a time are easier to read.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CompiledNets.Fuzz.Tests;

/// <summary>
/// The seed and the number of random programs. <c>CN_FUZZ_SEED=7</c> draws other programs, and <c>CN_FUZZ_SCALE=10</c> draws ten times as many. The
/// message of a failure contains the seed.
/// </summary>
internal static class Fuzz
{
    private const int DefaultSeed = 20;

    public static int Seed { get; } = Setting("CN_FUZZ_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultSeed;

    /// <summary>Multiplies a number of cases by the scale.</summary>
    /// <param name="usual">The number of cases at scale 1.</param>
    public static int Count(int usual) =>
        Math.Max(1, (int)(usual * (Setting("CN_FUZZ_SCALE") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 1)));

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
