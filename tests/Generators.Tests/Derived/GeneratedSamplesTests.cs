using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>The code of the samples, which stands in samples/Gallery/Generated for people to read.</summary>
public sealed class GeneratedSamplesTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_generated = new(Generate);

    [Fact]
    public void The_code_of_every_sample_stands_in_the_repository_as_it_is_emitted()
    {
        foreach (var (net, text) in s_generated.Value)
        {
            Repository.AssertDerived(text, "samples", "Gallery", "Generated", net + ".g.cs");
        }

        Assert.Equal(
            s_generated.Value.Keys.Select(net => net + ".g.cs").Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.PathOf("samples", "Gallery", "Generated"), "*.cs").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_net_of_the_gallery_is_among_them() => Assert.Equal(
        Sources().SelectMany(source => System.Text.RegularExpressions.Regex.Matches(source, @"public partial class (\w+)")).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
        s_generated.Value.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("DigitCnn", "DigitCnnSequential")]
    [InlineData("FirstExample", "FirstExampleSequential")]
    public void A_sequence_of_layers_is_the_same_code_as_the_functional_form(string functional, string sequential)
    {
        Assert.DoesNotContain(sequential, s_generated.Value[functional], StringComparison.Ordinal);
        Assert.Equal(s_generated.Value[functional], s_generated.Value[sequential].Replace(sequential, functional, StringComparison.Ordinal));
    }

    private static IReadOnlyDictionary<string, string> Generate()
    {
        var (compilation, result) = Compile.Generate(Compile.OfFiles(Sources()));
        Assert.Equal([], compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        return result.Results.Single().GeneratedSources.ToDictionary(
            source => source.HintName["CompiledNets.Samples.".Length..^".g.cs".Length],
            source => source.SourceText.ToString().ReplaceLineEndings("\n"));
    }

    // The nets alone: how they are trained needs the rest of the gallery.
    private static string[] Sources() => Directory.GetFiles(Repository.PathOf("samples", "Gallery", "Nets"), "*.cs")
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText)
        .Where(source => source.Contains("[CompiledNet", StringComparison.Ordinal))
        .ToArray();
}
