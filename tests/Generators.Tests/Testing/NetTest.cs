using CompiledNets.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;

namespace CompiledNets.Generators.Tests;

/// <summary>Runs the generator and the analyzer on sources, and asserts that they and C# report exactly the marked and expected diagnostics.</summary>
internal sealed class NetTest : CSharpAnalyzerTest<DefinitionAnalyzer, DefaultVerifier>
{
    private readonly List<Diagnostic> _reported = [];

    /// <summary>Creates a test of files with marks: <c>{|CN1004:right|}</c> expects CN1004 exactly under <c>right</c>.</summary>
    /// <param name="sources">The files. The test adds the usings that nets need to each file.</param>
    public NetTest(params string[] sources)
    {
        foreach (var source in sources)
        {
            TestState.Sources.Add(NetProject.Usings + source);
        }

        this.UseNetProject();
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        DiagnosticVerifier = (diagnostic, _, _) => _reported.Add(diagnostic);

        // SeverityTests cover suppression. The base class would compile each source once more to check it.
        TestBehaviors = TestBehaviors.SkipSuppressionCheck;
    }

    /// <summary>Gets the analyzers to run. The default is <see cref="DefinitionAnalyzer"/>.</summary>
    public IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; init; } = [new DefinitionAnalyzer()];

    /// <summary>Gets the type of the generator to run. The default is <see cref="NetGenerator"/>.</summary>
    public Type Generator { get; init; } = typeof(NetGenerator);

    /// <summary>Gets a part of the message of each diagnostic, in the order of the source. The default is empty, and messages are not compared.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        // Does not call the base class, which would compile everything again to compare the generated code. GeneratedCodeTests compare it.
        var state = TestState.WithInheritedValuesApplied(null, [])
            .WithProcessedMarkup(MarkupOptions, null, [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)], [], DefaultFilePath);
        await VerifyDiagnosticsAsync(new EvaluatedProjectState(state, ReferenceAssemblies), [], [.. state.ExpectedDiagnostics], Verify, cancellationToken);
        _reported.Sort((one, other) => one.Location.SourceSpan.CompareTo(other.Location.SourceSpan));
        for (var i = 0; i < Messages.Count; i++)
        {
            var message = _reported[i].GetMessage();
            Assert.True(message.Contains(Messages[i], StringComparison.Ordinal), $"The message is: {message}\nIt does not contain: {Messages[i]}");
        }
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

    protected override IEnumerable<Type> GetSourceGenerators() => [Generator];

    /// <summary>Returns the project unchanged. The base class would set a severity for each rule, which would override the severity for all rules.</summary>
    protected override Project ApplyCompilationOptions(Project project) => project;

    /// <summary>Ignores missing doc comments in the sources of the test; generated code must have them.</summary>
    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
        base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics)
        && (diagnostic.Id != "CS1591" || TestState.Sources.All(source => source.filename != diagnostic.Location.SourceTree?.FilePath));
}
