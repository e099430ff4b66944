using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNets.CodeFixes;

/// <summary>Writes the shape of a local variable, or of all of the file, as a comment after its line.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteShapeCodeFix))]
[Shared]
public sealed class WriteShapeCodeFix : CodeFixProvider
{
    private static readonly string s_shape = ProblemCatalogue.Of(ProblemId.ShapeOfLocal).DiagnosticId;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [s_shape];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) => await WriteAsync(document, diagnostics).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create("Write the shape as a comment", _ => WriteAsync(context.Document, [diagnostic]), equivalenceKey: nameof(WriteShapeCodeFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> WriteAsync(Document document, IEnumerable<Diagnostic> diagnostics)
    {
        var text = await document.GetTextAsync().ConfigureAwait(false);
        var changes = diagnostics
            .GroupBy(diagnostic => text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).LineNumber)
            .OrderBy(line => line.Key)
            .Select(line => Change(text.Lines[line.Key], [.. line]));
        return document.WithText(text.WithChanges(changes));
    }

    /// <summary>Replaces an existing comment of a line, or adds one at its end.</summary>
    private static TextChange Change(TextLine line, IReadOnlyList<Diagnostic> diagnostics)
    {
        // The message is "x: (N, 26, 26, 32) float32". If the line declares one variable, its name is left out.
        var shapes = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => diagnostic.GetMessage()).ToList();
        var comment = "// " + (shapes.Count == 1 ? shapes[0].Substring(shapes[0].IndexOf(": ", System.StringComparison.Ordinal) + 2) : string.Join("; ", shapes));
        var code = line.ToString();
        var start = code.IndexOf("// (", System.StringComparison.Ordinal);
        return start >= 0
            ? new TextChange(TextSpan.FromBounds(line.Start + start, line.End), comment)
            : new TextChange(TextSpan.FromBounds(line.Start + code.TrimEnd().Length, line.End), " " + comment);
    }
}
