using System;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.CodeFixes;

/// <summary>
/// Replaces a text that Keras takes as an argument by its word: <c>"relu"</c> by <c>ReLU</c>, <c>"same"</c> by <c>Padding.Same</c>, and
/// <c>"he_normal"</c> by <c>Initializer.HeNormal</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KerasTextCodeFix))]
[Shared]
public sealed class KerasTextCodeFix : CodeFixProvider
{
    // An argument that cannot be converted to the type of its parameter.
    private const string WrongArgument = "CS1503";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [WrongArgument];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (model is not null
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax { Parent: ArgumentSyntax argument } text
                && text.IsKind(SyntaxKind.StringLiteralExpression)
                && TypeOf(argument, model, context.CancellationToken) is { } type
                && CodeFor(text.Token.ValueText, type, text.SpanStart, model) is { } code)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write {code}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(text, SyntaxFactory.ParseExpression(code).WithTriviaFrom(text)))),
                        equivalenceKey: code),
                    diagnostic);
            }
        }
    }

    /// <summary>Gets the type of the parameter that an argument of a word is for, or null if the call is not one of a word.</summary>
    private static ITypeSymbol? TypeOf(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellation)
    {
        if (argument.Parent is not ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list)
        {
            return null;
        }

        // The call does not compile, so the method is a candidate only.
        var methods = model.GetSymbolInfo(call, cancellation).CandidateSymbols.OfType<IMethodSymbol>().Where(method => IsOfLibrary(method.ContainingType, "Layers"));
        var index = list.Arguments.IndexOf(argument);
        return methods
            .Select(method => argument.NameColon is { } name
                ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText)
                : method.Parameters.ElementAtOrDefault(index))
            .FirstOrDefault(parameter => parameter is not null)?.Type;
    }

    private static string? CodeFor(string text, ITypeSymbol type, int position, SemanticModel model)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        if (type.TypeKind != TypeKind.Delegate)
        {
            return IsOfLibrary(type, type.Name) ? MemberOf(type, text) is { } member ? type.Name + "." + member : null : null;
        }

        // An activation: a method of Layers, which the file has usually imported.
        if (model.Compilation.GetTypeByMetadataName("CompiledNets.Layers") is not { } layers || MemberOf(layers, text, type) is not { } word)
        {
            return null;
        }

        return model.LookupSymbols(position, name: word).Any(symbol => IsOfLibrary(symbol.ContainingType, "Layers")) ? word : "Layers." + word;
    }

    /// <summary>Finds a static member whose name is a text of Keras in another spelling. A method gets parentheses, unless it is to be a delegate.</summary>
    private static string? MemberOf(ITypeSymbol type, string text, ITypeSymbol? @delegate = null)
    {
        var name = text.Replace("_", "");
        var member = type.GetMembers().FirstOrDefault(member => member.IsStatic
            && member.DeclaredAccessibility == Accessibility.Public
            && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)
            && (@delegate is null || (member is IMethodSymbol method && Fits(method, @delegate))));
        return member is IMethodSymbol && @delegate is null ? member.Name + "()" : member?.Name;
    }

    private static bool Fits(IMethodSymbol method, ITypeSymbol @delegate) =>
        ((INamedTypeSymbol)@delegate).DelegateInvokeMethod is { } invoke
        && method.Parameters.Length == invoke.Parameters.Length
        && SymbolEqualityComparer.Default.Equals(method.ReturnType, invoke.ReturnType);

    private static bool IsOfLibrary(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "CompiledNets", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
