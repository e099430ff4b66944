using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNets.Generators.Diagnostics;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace CompiledNets.CodeFixes;

/// <summary>
/// Applies the repair that a message proposes: it wraps an operand in a layer, changes or adds an argument, declares a property of a named size, or
/// changes the shape of a target. The repair is in the properties of the diagnostic.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepairCodeFix))]
[Shared]
public sealed class RepairCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. ProblemCatalogue.All.Select(rule => rule.DiagnosticId)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null
                || !diagnostic.Properties.TryGetValue(DiagnosticCatalogue.RepairProperty, out var kind)
                || !diagnostic.Properties.TryGetValue(DiagnosticCatalogue.CodeProperty, out var code)
                || code is null)
            {
                continue;
            }

            var place = diagnostic.Properties.TryGetValue(DiagnosticCatalogue.PlaceProperty, out var index) && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? diagnostic.AdditionalLocations[number]
                : diagnostic.Location;

            // A declaration in another file must be repaired there.
            if (place.SourceTree != root.SyntaxTree)
            {
                continue;
            }

            var node = root.FindNode(place.SourceSpan, getInnermostNodeForTie: true);
            var action = kind switch
            {
                nameof(RepairKind.Wrap) when node is ExpressionSyntax operand =>
                    Replace(context.Document, root, operand, SyntaxFactory.ParseExpression($"{code}({operand.WithoutTrivia()})"), $"Put {code} before it"),
                nameof(RepairKind.Apply) when node is ExpressionSyntax operand && code.Replace("{operand}", operand.WithoutTrivia().ToString()) is var call =>
                    Replace(context.Document, root, operand, SyntaxFactory.ParseExpression(call), $"Write {call}"),
                nameof(RepairKind.Extend) when node is InvocationExpressionSyntax call => Replace(context.Document, root, call, Extended(call, code), $"Write {code}"),
                nameof(RepairKind.Replace) when node is ExpressionSyntax argument =>
                    Replace(context.Document, root, argument, SyntaxFactory.ParseExpression(code), $"Write {code}"),
                nameof(RepairKind.Declare) => Declare(context.Document, root, node, code),
                nameof(RepairKind.Reshape) => await ReshapeAsync(context.Document, root, node, code, context.CancellationToken).ConfigureAwait(false),
                _ => null,
            };
            if (action is not null)
            {
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>Adds an argument to a call, before its name.</summary>
    private static ExpressionSyntax Extended(InvocationExpressionSyntax call, string code)
    {
        var arguments = call.ArgumentList.Arguments.Select(argument => argument.ToString()).ToList();
        var name = arguments.FindIndex(argument => argument.StartsWith("name:", System.StringComparison.Ordinal));
        arguments.Insert(name < 0 ? arguments.Count : name, code);
        return SyntaxFactory.ParseExpression($"{call.Expression.WithoutTrivia()}({string.Join(", ", arguments)})");
    }

    private static CodeAction Replace(Document document, SyntaxNode root, ExpressionSyntax old, ExpressionSyntax @new, string title) => CodeAction.Create(
        title,
        _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(old, @new.WithTriviaFrom(old)))),
        equivalenceKey: title);

    /// <summary>
    /// Adds <c>[Dim("T", MultipleOf = 2)]</c> to the first parameter whose shape contains the name, or changes an existing attribute.
    /// </summary>
    private static CodeAction? Declare(Document document, SyntaxNode root, SyntaxNode node, string code)
    {
        var attribute = Attribute(code);
        var name = attribute.ArgumentList!.Arguments[0].ToString();
        var parameters = node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes().OfType<ParameterSyntax>() ?? [];
        var parameter = parameters.FirstOrDefault(own => own.AttributeLists.SelectMany(list => list.Attributes)
            .Any(shape => shape.ArgumentList?.Arguments.Any(argument => Names(argument, name.Trim('"'))) ?? false));
        if (parameter is null)
        {
            return null;
        }

        var existing = parameter.AttributeLists.SelectMany(list => list.Attributes)
            .FirstOrDefault(own => own.Name.ToString() == "Dim" && own.ArgumentList?.Arguments.FirstOrDefault()?.ToString() == name);
        var title = $"Declare [{code}]";
        return CodeAction.Create(
            title,
            _ => Task.FromResult(document.WithSyntaxRoot(existing is null
                ? root.ReplaceNode(parameter, WithAttribute(parameter, attribute))
                : root.ReplaceNode(existing, Merged(existing, attribute)))),
            equivalenceKey: title);
    }

    private static ParameterSyntax WithAttribute(ParameterSyntax parameter, AttributeSyntax attribute)
    {
        var list = parameter.AttributeLists[parameter.AttributeLists.Count - 1];
        return parameter.ReplaceNode(list, list.AddAttributes(attribute.WithLeadingTrivia(SyntaxFactory.Space)));
    }

    /// <summary>Merges two attributes. If both set an argument, the added one wins.</summary>
    private static AttributeSyntax Merged(AttributeSyntax existing, AttributeSyntax added)
    {
        var names = added.ArgumentList!.Arguments.Select(argument => argument.NameEquals?.Name.ToString()).ToList();
        var kept = existing.ArgumentList!.Arguments.Where(argument => argument.NameEquals is null || !names.Contains(argument.NameEquals.Name.ToString()));
        var all = kept.Concat(added.ArgumentList.Arguments.Where(argument => argument.NameEquals is not null));
        return existing.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SeparatedList(all.Select(argument => argument.WithoutTrivia())))).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static bool Names(AttributeArgumentSyntax argument, string name) =>
        argument.Expression is LiteralExpressionSyntax { Token: { RawKind: (int)SyntaxKind.StringLiteralToken, ValueText: var text } }
        && System.Text.RegularExpressions.Regex.IsMatch(text, $@"\b{System.Text.RegularExpressions.Regex.Escape(name)}\b");

    /// <summary>Changes the <c>[Shape(...)]</c> of the parameter that is the operand.</summary>
    private static async Task<CodeAction?> ReshapeAsync(Document document, SyntaxNode root, SyntaxNode node, string code, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var syntax = (model?.GetSymbolInfo(node, cancellation).Symbol as IParameterSymbol)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        var shape = (syntax as ParameterSyntax)?.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(own => own.Name.ToString() is "Shape" or "ShapeAttribute");
        if (shape is null || shape.SyntaxTree != root.SyntaxTree)
        {
            return null;
        }

        var title = $"Give it the shape [{code}]";
        return CodeAction.Create(title, _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(shape, Attribute(code).WithTriviaFrom(shape)))), equivalenceKey: title);
    }

    private static AttributeSyntax Attribute(string code) =>
        ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"void M([{code}] int x) {{ }}")!).ParameterList.Parameters[0].AttributeLists[0].Attributes[0];
}
