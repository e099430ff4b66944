using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CompiledNets.CodeFixes;

/// <summary>Makes a net partial, or its methods static.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddModifierCodeFix))]
[Shared]
public sealed class AddModifierCodeFix : CodeFixProvider
{
    private static readonly string s_partial = ProblemCatalogue.Of(ProblemId.NetMustBePartial).DiagnosticId;
    private static readonly string s_static = ProblemCatalogue.Of(ProblemId.MethodMustBeStatic).DiagnosticId;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [s_partial, s_static];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // A method that is not static is reported at its call, but its declaration is elsewhere.
            var declaration = root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent as MemberDeclarationSyntax;
            if (declaration is null)
            {
                continue;
            }

            var modifier = diagnostic.Id == s_partial ? "partial" : "static";
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Add '{modifier}'",
                    async cancellation =>
                    {
                        var editor = await DocumentEditor.CreateAsync(context.Document, cancellation).ConfigureAwait(false);
                        var added = editor.Generator.GetModifiers(declaration);
                        editor.SetModifiers(declaration, modifier == "partial" ? added.WithPartial(true) : added.WithIsStatic(true));
                        return editor.GetChangedDocument();
                    },
                    equivalenceKey: modifier),
                diagnostic);
        }
    }
}
