using System.Text;
using System.Text.RegularExpressions;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>Writes docs/diagnostics/messages.md: for each rule the message of a real net, that of the first example of its page, and the next step.</summary>
internal static partial class MessageList
{
    private const string Plain = "[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) { var hidden = Dense(4)(x); return hidden; } }";

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("# Messages\n\nEvery message, as the first example of its page causes it, and what to do next. An editor shows the next step as the description of the\n");
        text.Append("diagnostic. The list is derived: `CN_UPDATE=1 dotnet test tests/Generators.Tests`.\n");
        foreach (var category in ProblemCatalogue.All.GroupBy(rule => rule.Category))
        {
            text.Append($"\n## {category.Key["CompiledNets.".Length..]}\n\n| Id | Message | Next step |\n|---|---|---|\n");
            foreach (var rule in category)
            {
                text.Append($"| [{rule.DiagnosticId}]({rule.DiagnosticId}.md) | {Cell(ReportOf(rule).Message)} | {Cell(rule.NextStep)} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Gets the report of a rule that a real net causes.</summary>
    public static Report ReportOf(ProblemRule rule)
    {
        var sink = new Sink { Fails = rule.Id == ProblemId.InternalError };
        foreach (var tree in NetOf(rule) is var compilation ? compilation.SyntaxTrees : [])
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            {
                NetReader.Read(model.GetDeclaredSymbol(declaration)!, compilation, sink, CancellationToken.None);
            }
        }

        // The text of a failure ends with its place in the compiler, which differs from machine to machine.
        var found = sink.Reports.First(report => report.Id == rule.Id);
        return rule.Id == ProblemId.InternalError ? found with { Message = WithoutPlace(found.Message), Text = WithoutPlace(found.Text) } : found;
    }

    private static CSharpCompilation NetOf(ProblemRule rule)
    {
        if (rule.Id == ProblemId.NoSource)
        {
            using var stream = new MemoryStream();
            Assert.True(Compile.Of("public static class Blocks { public static Sym<float> Block(Sym<float> x) => x; }").WithAssemblyName("Library").Emit(stream).Success);
            return Compile.Of(Plain.Replace("Dense(4)(x)", "Blocks.Block(x)", StringComparison.Ordinal)).AddReferences(MetadataReference.CreateFromImage(stream.ToArray()));
        }

        var page = File.ReadAllText(Repository.PathOf("docs", "diagnostics", rule.DiagnosticId + ".md")).ReplaceLineEndings("\n");
        return Compile.Of(CSharpBlock().Match(page) is { Success: true } example ? example.Groups[1].Value : Plain);
    }

    private static string WithoutPlace(string failure) => Place().Replace(failure, "(at ...)");

    [GeneratedRegex(@"\(at .*\)$")]
    private static partial Regex Place();

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    private sealed class Sink : IReportSink
    {
        public bool WantsHints => true;

        /// <summary>Gets or sets whether the next report fails, as a bug of the compiler would.</summary>
        public bool Fails { get; set; }

        public List<Report> Reports { get; } = [];

        public void Add(Report report)
        {
            if (Fails)
            {
                Fails = false;
                throw new InvalidOperationException("The sink of this example fails");
            }

            Reports.Add(report);
        }
    }
}
