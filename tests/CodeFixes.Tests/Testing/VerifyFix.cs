using System.Collections.Immutable;
using CompiledNets.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.CodeFixes.Tests;

/// <summary>Applies lightbulbs in a workspace, compares the text, and asserts that the result compiles and that nothing is reported any more.</summary>
internal static class VerifyFix
{
    private const string Usings = "using System; using CompiledNets; using static CompiledNets.Layers;\n";

    /// <summary>Applies the only fix of the only diagnostic.</summary>
    /// <param name="stays">What is still reported afterwards: what is no mistake.</param>
    public static async Task AppliesAsync(CodeFixProvider fix, string before, string after, params string[] stays)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, before);
        var diagnostic = Assert.Single(await ReportedAsync(document));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        await AssertBecomesAsync(document, Assert.Single(actions), after, stays);
    }

    /// <summary>Applies a fix to everything in the file at once.</summary>
    public static async Task AppliesToAllAsync(CodeFixProvider fix, string before, string after, params string[] left)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, before);
        var diagnostics = await ReportedAsync(document);
        var provider = fix.GetFixAllProvider()!;
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        var all = await provider.GetFixAsync(new FixAllContext(
            document, fix, FixAllScope.Document, actions[0].EquivalenceKey, diagnostics.Select(own => own.Id).Distinct(), new Diagnostics(diagnostics), CancellationToken.None));
        await AssertBecomesAsync(document, all!, after, left);
    }

    /// <summary>Offers nothing for what is reported.</summary>
    public static async Task OffersNothingAsync(CodeFixProvider fix, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source);
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await ReportedAsync(document))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        Assert.Empty(actions);
    }

    /// <summary>Applies the only refactoring that is offered where the text says <c>$$</c>; or none, where <paramref name="after"/> is null.</summary>
    public static async Task RefactorsAsync(CodeRefactoringProvider refactoring, string before, string? after)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, before.Replace("$$", "", StringComparison.Ordinal));
        var actions = new List<CodeAction>();
        var position = Usings.Length + before.IndexOf("$$", StringComparison.Ordinal);
        await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(position, 0), actions.Add, CancellationToken.None));
        if (after is null)
        {
            Assert.Empty(actions);
        }
        else
        {
            await AssertBecomesAsync(document, Assert.Single(actions), after, []);
        }
    }

    private static async Task AssertBecomesAsync(Document document, CodeAction action, string after, string[] left)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal((Usings + after).ReplaceLineEndings("\n"), (await changed.GetTextAsync()).ToString().ReplaceLineEndings("\n"));
        Assert.Equal(left, (await ReportedAsync(changed)).Select(own => own.Id).Distinct());
        Assert.DoesNotContain((await changed.Project.GetCompilationAsync())!.GetDiagnostics(), own => own.Severity == DiagnosticSeverity.Error);
    }

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("CompiledNets.Generators", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Nets",
            "Nets",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: references);
        return workspace.AddProject(project).AddDocument("Net.cs", Usings + source);
    }

    /// <summary>What is reported, with the shapes of locals shown.</summary>
    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(Document document)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new ShowShapes()), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var compilation = (await document.Project.GetCompilationAsync())!.WithAnalyzers([new DefinitionAnalyzer()], options);
        return [.. (await compilation.GetAnalyzerDiagnosticsAsync()).OrderBy(own => own.Location.SourceSpan.Start)];
    }

    private sealed class Diagnostics(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    private sealed class ShowShapes : AnalyzerConfigOptionsProvider
    {
        private static readonly Options s_options = new();

        public override AnalyzerConfigOptions GlobalOptions => s_options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_options;

        private sealed class Options : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = key == DefinitionAnalyzer.ShapeHintsOption ? "true" : null;
                return value is not null;
            }
        }
    }
}
