using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.Tests;

/// <summary>Asserts what is reported about a source, in both directions: everything that is marked, and nothing else.</summary>
internal static class Verify
{
    /// <summary>The members of a net, with marks.</summary>
    public static Task<IReadOnlyList<Diagnostic>> NetAsync(string members, params string[] messages) =>
        SourceAsync("[CompiledNet]\npublic partial class Net\n{\n" + members + "\n}\n", messages);

    /// <summary>A whole file, with marks.</summary>
    /// <param name="text">The file.</param>
    /// <param name="messages">A part of the message of each diagnostic, in the order of the source; none to leave messages alone.</param>
    public static async Task<IReadOnlyList<Diagnostic>> SourceAsync(string text, params string[] messages)
    {
        var markup = Markup.Parse(text);
        var compilation = Compile.Of(markup.Source);
        var (generated, result) = Compile.Generate(compilation);
        Assert.Empty(result.Diagnostics);
        Assert.All(result.Results, single => Assert.Null(single.Exception));

        // Only ours: what C# says of the source (and of the generated code) is asserted below.
        var shift = compilation.SyntaxTrees[0].GetText().ToString().IndexOf(markup.Source, StringComparison.Ordinal);
        var reported = await Compile.AnalyzeAsync(generated);
        var actual = reported.Select(diagnostic => $"{diagnostic.Id} '{compilation.SyntaxTrees[0].GetText().ToString(diagnostic.Location.SourceSpan)}' at {diagnostic.Location.SourceSpan.Start - shift}: {diagnostic.GetMessage()}").ToList();
        var expected = markup.Expected.Select(mark => $"{mark.Id} '{markup.Source.Substring(mark.Span.Start, mark.Span.Length)}' at {mark.Span.Start}").ToList();
        Assert.True(
            actual.Count == expected.Count && actual.Zip(expected, (a, e) => a.StartsWith(e + ":", StringComparison.Ordinal)).All(matches => matches),
            $"Expected:\n  {string.Join("\n  ", expected)}\nReported:\n  {string.Join("\n  ", actual)}\nIn:\n{markup.Source}");
        for (var i = 0; i < messages.Length; i++)
        {
            Assert.Contains(messages[i], reported[i].GetMessage(), StringComparison.Ordinal);
        }

        // Whatever is wrong with a net, the rest of the program still compiles; and a net that is right compiles itself.
        var errors = generated.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => diagnostic.Id != "CS1591" || diagnostic.Location.SourceTree != compilation.SyntaxTrees[0])
            .ToList();
        Assert.True(errors.Count == 0, "C# reports:\n  " + string.Join("\n  ", errors));
        return reported;
    }
}
