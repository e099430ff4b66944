using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace CompiledNets.Generators.Tests;

/// <summary>Describes the project in which the sources of a test are compiled.</summary>
internal static class NetProject
{
    /// <summary>The usings that a net needs, in one line that is added before the source.</summary>
    public const string Usings = "using System; using CompiledNets; using static CompiledNets.Layers;\n";

    // Refers to assemblies of this machine, so that no package of reference assemblies is downloaded.
    private static readonly ReferenceAssemblies s_noPackage = new("net10.0");

    /// <summary>Gets the options for reading sources: the newest C#, with doc comments checked.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>Gets the options of a library with nullable annotations.</summary>
    public static CSharpCompilationOptions CompilationOptions { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>Gets the assemblies of the framework that the tests run on, those of CompiledNets that a net uses, and those that these reference.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = FindReferences();

    /// <summary>Configures a test to compile its sources in this project.</summary>
    public static void UseNetProject(this AnalyzerTest<DefaultVerifier> test)
    {
        test.ReferenceAssemblies = s_noPackage;
        test.SolutionTransforms.Add((solution, project) => solution
            .WithProjectParseOptions(project, ParseOptions)
            .WithProjectCompilationOptions(project, CompilationOptions)
            .AddMetadataReferences(project, References));
    }

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        Assembly[] used = [typeof(CompiledNetAttribute).Assembly, typeof(FitOptions).Assembly, typeof(Csv).Assembly, typeof(ConsoleProgress).Assembly];
        var names = used.SelectMany(assembly => assembly.GetReferencedAssemblies().Append(assembly.GetName())).Select(name => name.Name).ToHashSet();
        return
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework || names.Contains(Path.GetFileNameWithoutExtension(path)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
