using System.Globalization;
using TorchSharp;

// libtorch computes on all cores, and one net at a time is easier to read in a log.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CompiledNets.Fuzz.Tests;

/// <summary>
/// How much is made up, and from which seed. <c>CN_FUZZ_SEED=7</c> makes up other programs, <c>CN_FUZZ_SCALE=10</c> ten times
/// as many; a failure prints the seed that it happened with.
/// </summary>
internal static class Fuzz
{
    private const int DefaultSeed = 20;

    public static int Seed { get; } = Setting("CN_FUZZ_SEED") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultSeed;

    /// <summary>How many of something are made up, where <paramref name="usual"/> are in a run of all tests.</summary>
    public static int Count(int usual) =>
        Math.Max(1, (int)(usual * (Setting("CN_FUZZ_SCALE") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 1)));

    /// <summary>Random numbers for one case of one test, the same whatever ran before; libtorch's too.</summary>
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

    /// <summary>Fails with everything that was found, and how to find it again.</summary>
    public static void AssertNone(IReadOnlyCollection<string> failures, int of)
    {
        const int Shown = 8;
        Assert.True(
            failures.Count == 0,
            $"{failures.Count} of {of} failed with CN_FUZZ_SEED={Seed}. The first:\n\n{string.Join("\n\n", failures.Take(Shown))}");
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
