using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>
/// Compiles the nets of the gallery. The folder Snapshots contains the approved code of three small nets. To rewrite it, run
/// <c>CN_UPDATE=1 dotnet test tests/Generators.Tests</c>.
/// </summary>
public sealed class GeneratedCodeTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_generated = new(Generate);

    [Theory]
    [InlineData("FirstExample")]
    [InlineData("HeadlineNet")]
    [InlineData("ResidualBlock")]
    public Task The_code_of_a_net_is_the_approved_code(string net)
    {
        var approved = Repository.ReadDerived(() => s_generated.Value[net], "tests", "Generators.Tests", "Snapshots", net + ".verified.cs");
        var test = new CSharpSourceGeneratorTest<NetGenerator, DefaultVerifier> { TestCode = File.ReadAllText(Repository.PathOf("samples", "Gallery", "Nets", net + ".cs")) };
        test.UseNetProject();
        test.TestState.GeneratedSources.Add((typeof(NetGenerator), $"CompiledNets.Samples.{net}.g.cs", SourceText.From(approved, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))));
        return test.RunAsync();
    }

    [Fact]
    public void Every_net_of_the_gallery_compiles() => Assert.Equal(
        Sources().SelectMany(source => Regex.Matches(source, @"public partial class (\w+)")).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
        s_generated.Value.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("DigitCnn", "DigitCnnSequential")]
    [InlineData("FirstExample", "FirstExampleSequential")]
    public void A_sequence_of_layers_has_the_same_code_as_the_functional_form(string functional, string sequential)
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

    // Reads only the nets, because the files that train them need the rest of the gallery.
    private static string[] Sources() => Directory.GetFiles(Repository.PathOf("samples", "Gallery", "Nets"), "*.cs")
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText)
        .Where(source => source.Contains("[CompiledNet", StringComparison.Ordinal))
        .ToArray();
}
