namespace CompiledNets.Samples;

/// <summary>Generates tweets of 140 random letters, one-hot over 256 characters. The probability of a capital letter differs between tweets.</summary>
internal static class Tweets
{
    public const int Length = 140;
    public const int Letters = 256;

    /// <summary>Writes a tweet and returns the fraction of capital letters.</summary>
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
