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
using Microsoft.CodeAnalysis.Formatting;

namespace CompiledNets.CodeFixes;

/// <summary>Adds a method Define to a net that has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMethodCodeFix))]
[Shared]
public sealed class AddMethodCodeFix : CodeFixProvider
{
    private const string Define = "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [ProblemCatalogue.Of(ProblemId.NetNeedsDefine).DiagnosticId];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan) is ClassDeclarationSyntax type && !HasDefine(type))
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Add a method Define", _ => Task.FromResult(Methods.Add(context.Document, root, type, Define)), equivalenceKey: "Define"),
                    diagnostic);
            }
        }
    }

    private static bool HasDefine(ClassDeclarationSyntax type)
    {
        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax { Identifier.ValueText: "Define" })
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Adds methods to a class.</summary>
internal static class Methods
{
    /// <summary>Adds a method after the other members.</summary>
    public static Document Add(Document document, SyntaxNode root, ClassDeclarationSyntax type, string method)
    {
        // The formatter does not change line endings, so the method gets those of the class.
        var found = type.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var endOfLine = SyntaxFactory.ElasticEndOfLine(found == default ? "\r\n" : found.ToString());
        var member = SyntaxFactory.ParseMemberDeclaration(method)!
            .WithLeadingTrivia(type.Members.Count > 0 ? SyntaxFactory.TriviaList(endOfLine, SyntaxFactory.ElasticMarker) : SyntaxFactory.TriviaList(SyntaxFactory.ElasticMarker))
            .WithTrailingTrivia(endOfLine)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return document.WithSyntaxRoot(root.ReplaceNode(type, type.AddMembers(member)));
    }
}
