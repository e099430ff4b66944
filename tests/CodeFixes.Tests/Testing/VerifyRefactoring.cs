using CompiledNets.Generators.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.CodeFixes.Tests;

/// <summary>Applies refactorings, which <see cref="FixTest{TFix}"/> cannot do.</summary>
internal static class VerifyRefactoring
{
    /// <summary>
    /// Applies the only refactoring that is offered at <c>$$</c> and compares the text. Asserts that the result compiles without diagnostics.
    /// </summary>
    public static async Task AppliesAsync(CodeRefactoringProvider refactoring, string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        var (document, actions) = await OfferedAsync(workspace, refactoring, before);
        var operations = await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(NetProject.Usings + after, (await changed.GetTextAsync()).ToString());
        await new FixTest<EmptyCodeFixProvider>(after, after).RunAsync();
    }

    /// <summary>Asserts that no refactoring is offered at <c>$$</c>.</summary>
    public static async Task OffersNothingAsync(CodeRefactoringProvider refactoring, string source)
    {
        using var workspace = new AdhocWorkspace();
        Assert.Empty((await OfferedAsync(workspace, refactoring, source)).Actions);
    }

    private static async Task<(Document Document, List<CodeAction> Actions)> OfferedAsync(AdhocWorkspace workspace, CodeRefactoringProvider refactoring, string source)
    {
        TestFileMarkupParser.GetPosition(NetProject.Usings + source, out var text, out var position);
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Nets", "Nets", LanguageNames.CSharp,
            compilationOptions: NetProject.CompilationOptions, parseOptions: NetProject.ParseOptions, metadataReferences: NetProject.References);
        var document = workspace.AddProject(project).AddDocument("Net.cs", text);
        var actions = new List<CodeAction>();
        await refactoring.ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(position, 0), actions.Add, CancellationToken.None));
        return (document, actions);
    }
}
