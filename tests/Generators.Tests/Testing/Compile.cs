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
    /// <summary>Creates a compilation of files. It adds the usings that nets need to each file.</summary>
    public static CSharpCompilation Of(params string[] sources) => OfFiles(sources.Select(source => NetProject.Usings + source));

    /// <summary>Creates a compilation of files without adding usings.</summary>
    public static CSharpCompilation OfFiles(IEnumerable<string> sources) => CSharpCompilation.Create(
        "Nets",
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, NetProject.ParseOptions, path: $"Net{index}.cs")),
        NetProject.References,
        NetProject.CompilationOptions);

    /// <summary>Creates a driver for the generator that records its steps.</summary>
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

    /// <summary>Returns the model of the net in a source.</summary>
    public static NetModel? Model(string source, string type = "Net")
    {
        var compilation = Of(source);
#pragma warning disable RS0030 // A test may look a type up by its name.
        return NetReader.Read(compilation.GetTypeByMetadataName(type)!, compilation, NoReports.Instance, CancellationToken.None);
#pragma warning restore RS0030
    }

    /// <summary>Returns the graph of the net in a source, for a purpose, as text.</summary>
    public static string Graph(string source, Purpose purpose) => GraphPrinter.Print(PassPipeline.Compile(Model(source)!, purpose, new WeightViews()));
}
