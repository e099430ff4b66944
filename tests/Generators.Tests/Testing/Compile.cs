using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNets.Generators.Tests;

/// <summary>Compiles source that contains nets.</summary>
internal static class Compile
{
    /// <summary>A compilation of files, each with the usings that nets need.</summary>
    public static CSharpCompilation Of(params string[] sources) => OfFiles(sources.Select(source => NetProject.Usings + source));

    /// <summary>A compilation of files that have all they need.</summary>
    public static CSharpCompilation OfFiles(IEnumerable<string> sources) => CSharpCompilation.Create(
        "Nets",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, NetProject.ParseOptions, path: $"Net{index}.cs")),
        NetProject.References,
        NetProject.CompilationOptions);

    /// <summary>A driver for the generator that keeps track of its steps.</summary>
    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new NetGenerator().AsSourceGenerator()],
        parseOptions: NetProject.ParseOptions,
        driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator.</summary>
    public static (Compilation Compilation, GeneratorDriverRunResult Result) Generate(CSharpCompilation compilation)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return (output, driver.GetRunResult());
    }

    /// <summary>The model of the net in a source.</summary>
    public static NetModel? Model(string source, string type = "Net")
    {
        var compilation = Of(source);
#pragma warning disable RS0030 // A test may look a type up by its name.
        return NetReader.Read(compilation.GetTypeByMetadataName(type)!, compilation, NoReports.Instance, CancellationToken.None);
#pragma warning restore RS0030
    }

    /// <summary>The graph of the net in a source, for a purpose, as text.</summary>
    public static string Graph(string source, Purpose purpose) => GraphPrinter.Print(PassPipeline.Compile(Model(source)!, purpose, new WeightViews()));
}
