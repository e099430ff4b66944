using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// A numbering of words as in Keras' TextVectorization: 0 is padding, 1 is any unknown word, and 2 is the most frequent word. Texts are
/// converted to lower case. Words consist of letters, digits, underscores and apostrophes.
/// </summary>
public sealed partial class Vocabulary
{
    private readonly Dictionary<string, long> _numbers;

    /// <summary>Initializes a vocabulary.</summary>
    /// <param name="words">The words in the order of their numbers, from 2.</param>
    /// <exception cref="ArgumentException">A word occurs twice.</exception>
    public Vocabulary(IEnumerable<string> words)
    {
        Words = ["", "[UNK]", .. words];
        _numbers = Words.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => (long)pair.number);
    }

    /// <summary>Gets the words in the order of their numbers, from 0.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Creates a vocabulary of the words of texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="maxTokens">The largest number of words, including padding and the unknown word. The default is no limit.</param>
    /// <returns>A vocabulary with the most frequent words first. Equally frequent words are in ordinal order.</returns>
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

    /// <summary>Converts texts to the numbers of their words.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="length">The number of words of each row. The end of longer texts is cut off; shorter texts are padded with 0.</param>
    /// <returns>A tensor of the shape (texts, length) and dtype int64. The caller disposes of it.</returns>
    public Tensor Encode(IReadOnlyCollection<string> texts, int length)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if ((long)texts.Count * length > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, $"{texts.Count} texts of {length} words are more than {Array.MaxLength} numbers. Encode fewer texts at once, or shorten them.");
        }

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
