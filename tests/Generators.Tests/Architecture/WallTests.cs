using System.Text.RegularExpressions;

namespace CompiledNets.Generators.Tests.Architecture;

/// <summary>Checks dependencies that are more detailed than those between rooms, which <see cref="RoomTests"/> checks.</summary>
public sealed partial class WallTests
{
    private static readonly string s_generators = Repository.PathOf("src", "Generators");

    [Fact]
    public void The_emitter_does_not_decide_about_sizes() => AssertNone("Emission", "ShapeSolver");

    [Fact]
    public void A_word_does_not_know_another_word()
    {
        var files = Directory.GetFiles(Path.Combine(s_generators, "Layers"), "*.cs", SearchOption.AllDirectories);
        var words = files.Select(File.ReadAllText).SelectMany(text => WordClass().Matches(text).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.True(words.Count > 15);
        foreach (var file in files)
        {
            var text = Code(file);
            var own = WordClass().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
            if (own.Count == 0)
            {
                continue;
            }

            // A word could use another by its constructor or its static members. Operations such as Ops.Dropout have the same names as words.
            foreach (var other in words.Except(own))
            {
                Assert.False(Regex.IsMatch(text, $@"new {other}\(|(?<!Ops\.|nameof\()\b{other}\.(Signature|Infer|Lower)\b"), $"{file} knows {other}");
            }
        }
    }

    [Fact]
    public void Passes_know_traits_and_no_concrete_word() => AssertNone("Passes", "WordCatalogue.Find", "WordCatalogue.Of<", "is Conv2D", "is Dense");

    [Fact]
    public void The_compiler_needs_no_assembly_that_Roslyn_does_not_bring() => Assert.Subset(
        new HashSet<string> { "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory" },
        typeof(NetGenerator).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).ToHashSet());

    [Theory]
    [InlineData("src/Runtime/CompiledNets.Runtime.csproj", "Generators")]
    [InlineData("src/Runtime/CompiledNets.Runtime.csproj", "../Files/")]
    [InlineData("src/Runtime/CompiledNets.Runtime.csproj", "../Reports/")]
    [InlineData("src/Runtime/CompiledNets.Runtime.csproj", "Spectre")]
    [InlineData("src/Runtime/CompiledNets.Runtime.csproj", "SkiaSharp")]
    [InlineData("src/Runtime/CompiledNets.Runtime.csproj", "../Distributed/")]
    [InlineData("src/Distributed/CompiledNets.Distributed.csproj", "PackageReference")]
    [InlineData("src/Files/CompiledNets.Files.csproj", "../Reports/")]
    [InlineData("src/Reports/CompiledNets.Reports.csproj", "../Files/")]
    [InlineData("src/Serving/CompiledNets.Serving.csproj", "../Files/")]
    [InlineData("src/Serving/CompiledNets.Serving.csproj", "../Reports/")]
    [InlineData("src/Testing/CompiledNets.Testing.csproj", "PackageReference")]
    [InlineData("src/Abstractions/CompiledNets.Abstractions.csproj", "ProjectReference")]
    [InlineData("src/Abstractions/CompiledNets.Abstractions.csproj", "PackageReference")]
    [InlineData("src/Generators/CompiledNets.Generators.csproj", "ProjectReference")]
    [InlineData("src/Generators/CompiledNets.Generators.csproj", "Workspaces")]
    public void Assemblies_do_not_reference_what_they_must_not(string project, string forbidden) =>
        Assert.DoesNotContain(forbidden, File.ReadAllText(Repository.PathOf(project.Split('/'))), StringComparison.Ordinal);

    [Fact]
    public void Only_Interop_and_Mpi_call_native_functions()
    {
        var sources = new[] { "src/Runtime", "src/Distributed", "src/Files", "src/Reports", "src/Serving", "src/Testing", "samples" }.SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder.Split('/')), "*.cs", SearchOption.AllDirectories)).ToList();
        var native = sources.Where(file => Regex.IsMatch(Code(file), @"\b(DllImport|LibraryImport|NativeLibrary|jit\.compile)\b")).Select(file => Path.GetRelativePath(Repository.PathOf("src", "Runtime"), file)).ToList();
        Assert.Equal([Path.Combine("..", "Distributed", "Mpi", "MpiLibrary.cs"), Path.Combine("Interop", "FreedMemory.cs"), Path.Combine("Interop", "NativeMethods.cs"), Path.Combine("Interop", "Script.cs")], native.Order(StringComparer.Ordinal));
    }

    private static void AssertNone(string room, params string[] forbidden)
    {
        var files = Directory.GetFiles(Path.Combine(s_generators, room), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = Code(file);
            foreach (var word in forbidden)
            {
                Assert.False(Regex.IsMatch(text, $@"\b{Regex.Escape(word)}\b"), $"{Path.GetRelativePath(s_generators, file)} knows {word}");
            }
        }
    }

    /// <summary>Reads a file without comments and without its namespace, which names the file's own room.</summary>
    private static string Code(string file) => string.Join('\n', File.ReadLines(file).Where(line => !line.StartsWith("namespace ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"internal sealed class (\w+)(?:\(\))? : Word\b")]
    private static partial Regex WordClass();
}
