using System.Collections.Immutable;
using CompiledNets.Generators.Analyzers;
using CompiledNets.Generators.Tests;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CompiledNets.CodeFixes.Tests;

/// <summary>
/// Applies the fix of the first diagnostic, then the fixes of all diagnostics at once, and compares the texts. Asserts that before and after exactly
/// the marked diagnostics are reported, such as <c>{|CN1006:0|}</c>, and no error of C#. The shapes of locals are reported too.
/// </summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<DefinitionAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    /// <summary>Creates a test of a source.</summary>
    /// <param name="before">The source. The test adds the usings that nets need.</param>
    /// <param name="after">The source after the first fix. It is <paramref name="before"/> if no fix must be offered.</param>
    /// <param name="afterAll">The source after all fixes at once. The default is <paramref name="after"/>.</param>
    public FixTest(string before, string after, string? afterAll = null)
    {
        this.UseNetProject();
        TestCode = NetProject.Usings + before;
        FixedCode = NetProject.Usings + after;
        BatchFixedCode = NetProject.Usings + (afterAll ?? after);

        // By default the package ignores marks of fixable diagnostics in the texts after the fix.
        FixedState.MarkupHandling = BatchFixedState.MarkupHandling = MarkupMode.Allow;
        CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne;
        TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*.cs]\n{DefinitionAnalyzer.ShapeHintsOption} = true\n"));
    }

    /// <summary>Asserts that a diagnostic has at most one fix.</summary>
    protected override ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions)
    {
        Assert.InRange(actions.Length, 0, 1);
        return base.FilterCodeActions(actions);
    }
}
