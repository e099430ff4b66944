using System.Collections.Immutable;
using CompiledNets.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.CodeFixes.Tests;

public sealed class AddModifierCodeFixTests
{
    [Fact]
    public Task A_net_is_made_partial() => VerifyAsync(
        """
        [CompiledNet]
        public sealed class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """,
        """
        [CompiledNet]
        public sealed partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """);

    [Fact]
    public Task A_class_around_a_net_is_made_partial() => VerifyAsync(
        """
        public class Outer
        {
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
            }
        }
        """,
        """
        public partial class Outer
        {
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
            }
        }
        """);

    [Fact]
    public Task A_definition_is_made_static() => VerifyAsync(
        """
        [CompiledNet]
        public partial class Net
        {
            // The graph.
            public Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """,
        """
        [CompiledNet]
        public partial class Net
        {
            // The graph.
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """);

    /// <summary>Applies the fix in a workspace, compares the text, and asserts that nothing is reported any more.</summary>
    private static async Task VerifyAsync(string before, string after)
    {
        const string Usings = "using System; using CompiledNets; using static CompiledNets.Layers;\n";
        using var workspace = new AdhocWorkspace();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var document = workspace
            .AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                "Nets",
                "Nets",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                metadataReferences: references))
            .AddDocument("Net.cs", Usings + before);
        var diagnostic = Assert.Single(await ReportedAsync(document));

        var actions = new List<CodeAction>();
        await new AddModifierCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        var operations = await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(Usings + after, (await changed.GetTextAsync()).ToString());
        Assert.Empty(await ReportedAsync(changed));
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(Document document) =>
        await (await document.Project.GetCompilationAsync())!.WithAnalyzers([new DefinitionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
}
