using System.Collections.Immutable;
using CompiledNets.Generators.Analyzers;
using CompiledNets.Generators.Tests;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CompiledNets.CodeFixes.Tests;

/// <summary>
/// Applies the lightbulb of the first diagnostic, and that of all at once, and compares the texts; asserts what is reported before and
/// after, where the text has marks such as <c>{|CN1006:0|}</c>, and that C# reports no error. The shapes of locals are reported too.
/// </summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<DefinitionAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    /// <summary>A test of a source.</summary>
    /// <param name="before">The source.</param>
    /// <param name="after">What the first lightbulb makes of it; the source itself where there is to be none.</param>
    /// <param name="afterAll">What all make of it at once; the default is <paramref name="after"/>.</param>
    public FixTest(string before, string after, string? afterAll = null)
    {
        this.CompileNets();
        TestCode = NetProject.Usings + before;
        FixedCode = NetProject.Usings + after;
        BatchFixedCode = NetProject.Usings + (afterAll ?? after);

        // By default marks of what a provider fixes are not read in what it has fixed.
        FixedState.MarkupHandling = BatchFixedState.MarkupHandling = MarkupMode.Allow;
        CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne;
        TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*.cs]\n{DefinitionAnalyzer.ShapeHintsOption} = true\n"));
    }

    protected override ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions)
    {
        Assert.InRange(actions.Length, 0, 1);
        return base.FilterCodeActions(actions);
    }
}
