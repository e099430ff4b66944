namespace CompiledNets.Samples;

/// <summary>Tweets as rows of letters: 140 of 256, one-hot. Some are loud: they have many capitals.</summary>
internal static class Tweets
{
    public const int Length = 140;
    public const int Letters = 256;

    /// <summary>Writes a tweet, and returns the part of its letters that are capitals.</summary>
    public static double Write(Span<float> tweet, ref RandomNumbers random)
    {
        var loudness = random.Uniform(0.05, 0.95);
        var capitals = 0;
        for (var i = 0; i < Length; i++)
        {
            var isCapital = random.Uniform() < loudness;
            capitals += isCapital ? 1 : 0;
            tweet[(i * Letters) + (isCapital ? 'A' : 'a') + random.Below(26)] = 1;
        }

        return capitals / (double)Length;
    }
}
