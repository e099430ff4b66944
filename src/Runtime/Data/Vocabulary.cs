using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Words and their numbers, as Keras' TextVectorization has them: 0 pads, 1 is every word that is not known, the most frequent
/// word is 2. Texts are put in lower case, and what is neither letter nor digit parts words.
/// </summary>
public sealed partial class Vocabulary
{
    private readonly Dictionary<string, long> _numbers;

    /// <summary>Makes a vocabulary.</summary>
    /// <param name="words">The words, from number 2.</param>
    /// <exception cref="ArgumentException">A word is there twice.</exception>
    public Vocabulary(IEnumerable<string> words)
    {
        Words = ["", "[UNK]", .. words];
        _numbers = Words.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => (long)pair.number);
    }

    /// <summary>The words by their numbers.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Finds the words of texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="maxTokens">The most words, with the two that are always there; all where it is null.</param>
    /// <returns>A vocabulary with the most frequent words first; equally frequent ones are sorted.</returns>
    public static Vocabulary Of(IEnumerable<string> texts, int? maxTokens = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens ?? 3, 3, nameof(maxTokens));
        return new(texts.SelectMany(Split)
            .CountBy(word => word)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key)
            .Take((maxTokens ?? int.MaxValue) - 2));
    }

    /// <summary>The numbers of the words of texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="length">How many words each has: longer ones are cut off behind, shorter ones padded with 0.</param>
    /// <returns>(texts, length), int64. The caller disposes of it.</returns>
    public Tensor Encode(IReadOnlyCollection<string> texts, int length)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var numbers = new long[(long)texts.Count * length];
        var start = 0;
        foreach (var text in texts)
        {
            var place = start;
            foreach (var word in Split(text).Take(length))
            {
                numbers[place++] = _numbers.GetValueOrDefault(word, 1);
            }

            start += length;
        }

        using var flat = tensor(numbers);
        return flat.view(texts.Count, length).clone();
    }

    private static IEnumerable<string> Split(string text) => Word().Matches(text).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex(@"[\p{L}\p{N}_']+")]
    private static partial Regex Word();
}
