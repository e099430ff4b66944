using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Finds the words of the language. Reflection finds those that are classes, so that adding a word needs no more than its own file. Internal words have
/// a namespace of their own: the operator + and the word Add are both named Add.
/// </summary>
internal static class WordCatalogue
{
    private static readonly IReadOnlyList<Word> s_words =
    [
        .. typeof(Word).Assembly.GetTypes()
            .Where(type => typeof(Word).IsAssignableFrom(type) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (Word)Activator.CreateInstance(type)!),
        .. Elementwise.All,
        .. ActivationFormulas.All,
        .. ElementwiseMerge.All,
        .. Operator.All,
        .. MeanLoss.All,
    ];

    private static readonly Dictionary<string, Word> s_public =
        s_words.Where(word => !word.Signature.IsInternal).ToDictionary(word => word.Signature.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, Word> s_internal =
        s_words.Where(word => word.Signature.IsInternal).ToDictionary(word => word.Signature.Name, StringComparer.Ordinal);

    /// <summary>Gets all words that users can write, in ordinal order of their names.</summary>
    public static IReadOnlyList<Word> All { get; } = s_public.Values.OrderBy(word => word.Signature.Name, StringComparer.Ordinal).ToList();

    /// <summary>Finds a word that users can write by its name.</summary>
    public static Word? Find(string name) => s_public.TryGetValue(name, out var word) ? word : null;

    /// <summary>Gets the word that is a class of its own.</summary>
    public static T Of<T>()
        where T : Word => Only<T>.Word;

    /// <summary>Gets the word of a call.</summary>
    public static Word Of(CallModel call) => (call.IsInternal ? s_internal : s_public)[call.Word];

    private static class Only<T>
        where T : Word
    {
        public static readonly T Word = s_words.OfType<T>().Single();
    }
}
