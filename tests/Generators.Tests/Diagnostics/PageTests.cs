using System.Text.RegularExpressions;
using CompiledNets.Generators.Analyzers;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks that every rule has a page, that the page's first example is reported, and that its second example is not.</summary>
public sealed partial class PageTests
{
    // The rules that need more than a source file: a block in another assembly, a failure of the compiler, and an .editorconfig.
    private static readonly ProblemId[] s_withoutExample = [ProblemId.NoSource, ProblemId.InternalError, ProblemId.ShapeOfLocal];

    public static TheoryData<string> Ids => new(ProblemCatalogue.All.Select(rule => rule.DiagnosticId));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_of_a_page_is_reported_and_the_right_one_is_not(string id)
    {
        var rule = ProblemCatalogue.All.Single(rule => rule.DiagnosticId == id);
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "diagnostics", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        var examples = CSharpBlock().Matches(page).Select(match => match.Groups[1].Value).ToList();
        if (s_withoutExample.Contains(rule.Id))
        {
            Assert.Empty(examples);
            return;
        }

        Assert.Equal(2, examples.Count);
        Assert.Equal([id], (await ReportedAsync(examples[0])).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await ReportedAsync(examples[1]));
    }

    [Fact]
    public void Every_rule_has_a_row_and_a_page_and_every_page_a_rule()
    {
        Repository.AssertDerived(Derived.DiagnosticsIndex.Write(), "docs", "diagnostics", "README.md");
        Assert.Equal(
            ProblemCatalogue.All.Select(rule => rule.DiagnosticId + ".md").Append("README.md").Append("messages.md").Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.PathOf("docs", "diagnostics")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_message_of_a_real_net_is_listed() => Repository.AssertDerived(Derived.MessageList.Write(), "docs", "diagnostics", "messages.md");

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_message_without_its_origins_has_at_most_200_characters(string id)
    {
        var report = Derived.MessageList.ReportOf(ProblemCatalogue.All.Single(rule => rule.DiagnosticId == id));
        Assert.True(report.Text.Length <= 200, $"{report.Text.Length} characters: {report.Text}");
        Assert.DoesNotMatch(@"\{\w+\}|\.$|  ", report.Text);
        Assert.InRange(ProblemCatalogue.Of(report.Id).NextStep.Length, 10, 120);
    }

    [Fact]
    public void Every_rule_has_a_test()
    {
        var tests = Derived.DiagnosticsIndex.Tests();
        Assert.Equal([], ProblemCatalogue.All.Select(rule => rule.DiagnosticId).Where(id => !tests.ContainsKey(id)));
    }

    [Fact]
    public void The_tables_about_Keras_name_existing_rules_and_tests()
    {
        var tests = Derived.KerasTable.AllTests();
        Assert.Equal(18, Derived.KerasTable.Messages.Count);
        Assert.All(Derived.KerasTable.Messages.Concat(Derived.KerasTable.Silent), row =>
        {
            Assert.True(row.Test.Length == 0 ? row.Here.Contains("yet", StringComparison.Ordinal) : tests.Contains(row.Test), $"There is no test {row.Test}.");
            Assert.All(Derived.KerasTable.RulesIn(row.Here), id => Assert.Contains(ProblemCatalogue.All, rule => rule.DiagnosticId == id));
        });
    }

    [Fact]
    public void Every_rule_is_tracked_for_release()
    {
        var releases = File.ReadAllText(Repository.PathOf("src", "Generators", "AnalyzerReleases.Unshipped.md")) + File.ReadAllText(Repository.PathOf("src", "Generators", "AnalyzerReleases.Shipped.md"));
        Assert.All(ProblemCatalogue.All, rule => Assert.Contains($"{rule.DiagnosticId} | {rule.Category} | {rule.Severity} |", releases, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mistake_of_the_README_is_reported_as_it_says()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");
        var lines = CSharpBlock().Match(readme).Groups[1].Value.TrimEnd().Split('\n').Select(line => "        " + line);
        var source = $$"""
            using CompiledNets;
            using static CompiledNets.Layers;

            [CompiledNet]
            public partial class TwoScales
            {
                public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
                {
            {{string.Join('\n', lines)}}
                    return both;
                }
            }
            """;
        var reported = Assert.Single(await ReportedAsync(Compile.OfFiles([source])));
        var start = reported.Location.GetLineSpan().StartLinePosition;
        var message = $"TwoScales.cs({start.Line + 1},{start.Character + 1}): error {reported.Id}: {reported.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
        Assert.Contains($"```\n{message}\n```", LineBreakInMessage().Replace(readme, " "), StringComparison.Ordinal);
    }

    // The README breaks the message into two lines.
    [GeneratedRegex(@"(?<=TwoScales\.cs.*)\n(?!```)")]
    private static partial Regex LineBreakInMessage();

    // NetTest needs marks, and the examples have none because they are for readers.
    private static Task<IReadOnlyList<Diagnostic>> ReportedAsync(string source) => ReportedAsync(Compile.Of(source));

    private static async Task<IReadOnlyList<Diagnostic>> ReportedAsync(CSharpCompilation compilation)
    {
        var (generated, _) = Compile.Generate(compilation);
        Assert.DoesNotContain(generated.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return await generated.WithAnalyzers([new DefinitionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
