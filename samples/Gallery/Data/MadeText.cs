namespace CompiledNets.Samples;

/// <summary>
/// Generates random texts with topics. A part of the words belongs to the topic of the text, and the other words belong to no topic. Each topic has
/// ten words, whose ids start at 1.
/// </summary>
internal static class MadeText
{
    public const int WordsOfTopic = 10;

    /// <summary>Writes a text.</summary>
    /// <param name="words">The ids to write.</param>
    /// <param name="topic">The number of the text's topic, from 0.</param>
    /// <param name="topics">The number of topics.</param>
    /// <param name="vocabulary">The number of words in the vocabulary.</param>
    /// <param name="share">The probability that a word belongs to the topic.</param>
    /// <param name="random">The source of random numbers.</param>
    public static void Write(Span<long> words, int topic, int topics, int vocabulary, double share, ref RandomNumbers random)
    {
        var first = 1 + (topics * WordsOfTopic);
        foreach (ref var word in words)
        {
            word = random.Uniform() < share
                ? 1 + (topic * WordsOfTopic) + random.Below(WordsOfTopic)
                : first + random.Below(vocabulary - first);
        }
    }
}
