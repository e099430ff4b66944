using System.Text.RegularExpressions;
using CompiledNets.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks that nothing is reported about nets that are right: all samples, and the nets of the docs.</summary>
public sealed partial class FalseAlarmTests
{
    private const string Globals = "global using System; global using System.Linq; global using CompiledNets;";

    // A net with a mistake, which shows that the analyzer has run.
    private const string Wrong =
        """
        using static CompiledNets.Layers;

        [CompiledNet]
        public partial class WrongNet
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x)
            {
                var unused = Dense(4)(x);
                return Dense(1)(x);
            }
        }
        """;

    [Fact]
    public async Task Samples_compile_without_a_message()
    {
        var files = Directory.GetFiles(Repository.PathOf("samples", "Gallery", "Nets"), "*.cs").Select(File.ReadAllText).Where(text => text.Contains("[CompiledNet", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 25, $"There are {files.Count} samples.");
        await AssertOnlyWrongAsync(files);
    }

    [Fact]
    public async Task Nets_of_the_docs_compile_without_a_message()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs"), "*.md").Append(Repository.PathOf("README.md"));
        var nets = pages.SelectMany(page => CSharpBlock().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value)).SelectMany(NetsIn).ToList();
        Assert.True(nets.Count > 4, $"There are {nets.Count} nets.");
        for (var i = 0; i < nets.Count; i++)
        {
            await AssertOnlyWrongAsync([nets[i]]);
        }
    }

    /// <summary>Gets the nets in a block of code, each as a file.</summary>
    private static IEnumerable<string> NetsIn(string code) => CSharpSyntaxTree.ParseText(code, NetProject.ParseOptions).GetRoot().DescendantNodes()
        .OfType<ClassDeclarationSyntax>()
        .Where(type => type.AttributeLists.ToString().Contains("CompiledNet", StringComparison.Ordinal))
        .Select(type => "using static CompiledNets.Layers;\n" + type.ToFullString());

    /// <summary>Asserts that the files compile, and that the only message is that of the wrong net.</summary>
    private static async Task AssertOnlyWrongAsync(IEnumerable<string> files)
    {
        var (generated, _) = Compile.Generate(Compile.OfFiles([.. files, Wrong, Globals]));
        Assert.Empty(generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        var reported = await generated.WithAnalyzers([new DefinitionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal("CN1403: This Dense is not used", Assert.Single(reported.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}"))[..30]);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
