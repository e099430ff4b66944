using System.Collections.Immutable;
using System.Runtime.Loader;
using CompiledNets.Generators;
using CompiledNets.Generators.Analyzers;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Fuzz.Tests;

/// <summary>A net of a batch with its source, its model and its diagnostics.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Source">The text of the file.</param>
/// <param name="Model">The model of the front end, or null if it could not read the class.</param>
/// <param name="Reports">The diagnostics of CompiledNets, and the errors of C# if they were requested.</param>
internal sealed record CheckedNet(string Name, string Source, NetModel? Model, IReadOnlyList<Diagnostic> Reports)
{
    public bool IsValid => Model is { IsValid: true } && Errors.Count == 0;

    public IReadOnlyList<Diagnostic> Errors => Reports.Where(report => report.Severity == DiagnosticSeverity.Error).ToList();

    /// <summary>Formats the source and its diagnostics for a failure.</summary>
    public string Describe(string what) => what + "\n" + Source + string.Concat(Reports.Select(report => $"\n  {report.Id} at {report.Location.GetLineSpan().StartLinePosition}: {report.GetMessage()}"));
}

/// <summary>Many nets in one compilation in memory: checked, compiled and loaded together.</summary>
internal sealed class NetBatch
{
    private const string Usings = "using System; using CompiledNets; using static CompiledNets.Layers;\n";

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("CompiledNets.Generators", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<MetadataReference> s_withoutOnnx =
        [.. s_references.Where(reference => Path.GetFileName(reference.Display) != "CompiledNets.Onnx.dll")];

    private readonly CSharpCompilation _compilation;

    /// <param name="sources">The text of each file.</param>
    /// <param name="withOnnx">Whether the nets can be saved as ONNX.</param>
    public NetBatch(IEnumerable<string> sources, bool withOnnx = false) => _compilation = CSharpCompilation.Create(
        "Nets",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(Usings + source, s_options, path: $"{index}.cs")),
        withOnnx ? s_references : s_withoutOnnx,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Gets the position after the added usings, at which the source of a file begins.</summary>
    public static int SourceStart => Usings.Length;

    /// <summary>Writes a file with one net.</summary>
    public static string Net(string name, string members, bool channelsFirst = false) =>
        $"[CompiledNet{(channelsFirst ? "(DataFormat = DataFormat.ChannelsFirst)" : "")}]\npublic partial class {name}\n{{\n{members}\n}}\n";

    /// <summary>Reads the net of each file and collects the diagnostics.</summary>
    /// <param name="withCSharp">Whether the errors of C# are collected too.</param>
    public IReadOnlyList<CheckedNet> Check(bool withCSharp = false)
    {
        var errors = withCSharp
            ? _compilation.GetDiagnostics().Where(own => own.Severity == DiagnosticSeverity.Error && !IsAboutGenerated(own)).ToLookup(own => own.Location.SourceTree)
            : Enumerable.Empty<Diagnostic>().ToLookup(own => own.Location.SourceTree);
        return _compilation.SyntaxTrees
            .AsParallel()
            .AsOrdered()
            .Select(tree =>
            {
                var reports = new Reports();
                var type = NetIn(tree);
                var model = type is null ? null : NetReader.Read(type, _compilation, reports, CancellationToken.None);
                return new CheckedNet(type?.Name ?? "", tree.ToString()[Usings.Length..], model, [.. reports.All, .. errors[tree]]);
            })
            .ToList();
    }

    /// <summary>Runs the generator as the compiler does.</summary>
    public GeneratorDriverRunResult Generate(out Compilation generated) => CSharpGeneratorDriver
        .Create([new NetGenerator().AsSourceGenerator()], parseOptions: s_options)
        .RunGeneratorsAndUpdateCompilation(_compilation, out generated, out _)
        .GetRunResult();

    /// <summary>Runs the analyzer as the compiler does.</summary>
    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Action<Exception> failed) => _compilation
        .WithAnalyzers([new DefinitionAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => failed(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false))
        .GetAnalyzerDiagnosticsAsync();

    /// <summary>Compiles and loads all nets, calls <paramref name="use"/>, and unloads the nets.</summary>
    public void Run(Action<Func<string, Type>> use)
    {
        var result = Generate(out var generated);
        Assert.All(result.Results, single => Assert.Null(single.Exception));
        using var stream = new MemoryStream();
        var emitted = generated.Emit(stream);
        var errors = emitted.Diagnostics.Where(own => own.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(emitted.Success, "The generated code does not compile:\n" + string.Join("\n", errors.Take(3).Select(Describe)));
        stream.Position = 0;
        var context = new AssemblyLoadContext("nets", isCollectible: true);
        try
        {
            var assembly = context.LoadFromStream(stream);
            use(name => assembly.GetType(name, throwOnError: true)!);
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Describe(Diagnostic error) =>
        error + "\n    " + error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line] + "\n" + NetOf(error.Location.SourceTree);

    private static string NetOf(SyntaxTree? tree) => tree is null ? "" : Path.GetFileName(tree.FilePath);

    private INamedTypeSymbol? NetIn(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.ClassDeclarationSyntax>()
            .Where(type => type.AttributeLists.Count > 0)
            .Select(type => model.GetDeclaredSymbol(type))
            .FirstOrDefault();
    }

    // Errors without a source file are not errors of a net. The sources themselves do not use generated members.
    private static bool IsAboutGenerated(Diagnostic error) => error.Location.SourceTree is null;

    private sealed class Reports : IReportSink
    {
        public List<Diagnostic> All { get; } = [];

        public bool WantsHints => true;

        public void Add(Report report) => All.Add(Generators.Diagnostics.DiagnosticCatalogue.Create(report));
    }
}
