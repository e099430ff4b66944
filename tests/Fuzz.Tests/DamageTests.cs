using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNets.Fuzz.Tests;

/// <summary>Compiles damaged sources, because an editor runs the compiler on sources that are only half written.</summary>
public sealed class DamageTests
{
    private const int Sources = 20_000;
    private const int SourcesPerBatch = 500;

    [Fact]
    public async Task The_generator_and_the_analyzer_do_not_throw_on_damaged_sources()
    {
        var whole = Whole();
        var failures = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var count = Fuzz.Count(Sources);

        // Runs several compilations at once, as an editor does.
        await Parallel.ForEachAsync(Enumerable.Range(0, count).Chunk(SourcesPerBatch), async (batch, _) =>
        {
            // Each source has its own namespace. Otherwise, damaged copies of one net would declare the same class.
            var sources = batch.Select(i => string.Create(CultureInfo.InvariantCulture, $"namespace N{i};\n") + Damage(whole, Fuzz.Random("Damage", i))).ToList();
            await foreach (var failure in FailuresAsync(sources))
            {
                failures.Enqueue(failure);
            }
        });

        Fuzz.AssertNone(failures, count);
    }

    /// <summary>Finds the failing sources by bisection. Most batches have none, so this is faster than one compilation for each source.</summary>
    private static async IAsyncEnumerable<string> FailuresAsync(IReadOnlyList<string> sources)
    {
        if (await FailureAsync(sources) is not { } failure)
        {
            yield break;
        }

        if (sources is [var single])
        {
            yield return failure + "\n" + single;
            yield break;
        }

        foreach (var half in sources.Chunk((sources.Count + 1) / 2))
        {
            await foreach (var found in FailuresAsync(half))
            {
                yield return found;
            }
        }
    }

    private static async Task<string?> FailureAsync(IReadOnlyList<string> sources)
    {
        var batch = new NetBatch(sources);
        string? failure = null;
        var result = batch.Generate(out _);
        failure ??= result.Results[0].Exception?.ToString();
        failure ??= result.Diagnostics.FirstOrDefault(own => own.Id is "CN0199" or "CS8785")?.GetMessage();
        var reported = await batch.AnalyzeAsync(exception => failure ??= exception.ToString());
        return failure ?? reported.FirstOrDefault(own => own.Id is "CN0199" or "AD0001")?.GetMessage();
    }

    private static IReadOnlyList<string> Whole() =>
    [
        .. GraphBatch.Draw("Whole", 0, 40).Select(net => net.Checked.Source),
        .. Word.All.Take(60).Select((word, i) => WordCase.Draw(word, $"Word{i}", Fuzz.Random("Word", i)).Write()),
        .. Constructs.All,
    ];

    private static string Damage(IReadOnlyList<string> whole, Random random)
    {
        var source = random.Pick(whole);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(token => token.ToFullString()).ToList();
            if (tokens.Count < 4)
            {
                break;
            }

            // Most damage is after the declaration of the class, where people type most.
            var at = random.Next(random.Chance(0.8) ? Math.Min(8, tokens.Count - 2) : 0, tokens.Count);
            switch (random.Next(6))
            {
                case 0:
                    tokens.RemoveRange(at, tokens.Count - at);
                    break;
                case 1:
                    tokens.RemoveRange(at, Math.Min(random.Next(1, 6), tokens.Count - at));
                    break;
                case 2:
                    var other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                case 3:
                    tokens[at] = random.Pick(Constructs.Tokens) + " ";
                    break;
                case 4:
                    tokens.Insert(at, random.Pick(Constructs.Tokens) + " ");
                    break;
                default:
                    tokens.InsertRange(at, tokens.GetRange(at, Math.Min(random.Next(1, 12), tokens.Count - at)));
                    break;
            }

            source = string.Concat(tokens);
        }

        return source;
    }
}
