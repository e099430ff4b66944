namespace CompiledNets.Samples;

/// <summary>
/// Texts without meaning, but with topics: some words of a text are of its topic, the others are of no topic. The ids from 1 on
/// belong to topics, ten each.
/// </summary>
internal static class MadeText
{
    public const int WordsOfTopic = 10;

    /// <summary>Writes a text.</summary>
    /// <param name="words">The ids of the words.</param>
    /// <param name="topic">The number of its topic, from 0.</param>
    /// <param name="topics">The number of topics.</param>
    /// <param name="vocabulary">The number of words in the vocabulary.</param>
    /// <param name="share">The part of the words that is of the topic.</param>
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
