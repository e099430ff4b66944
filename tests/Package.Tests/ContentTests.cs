using System.Xml.Linq;

namespace CompiledNets.Package.Tests;

[Collection(nameof(Feed))]
public sealed class ContentTests(Feed feed)
{
    public static TheoryData<string> Libraries => new(
        "CompiledNets",
        "CompiledNets.Applications",
        "CompiledNets.Distributed",
        "CompiledNets.Files",
        "CompiledNets.Onnx",
        "CompiledNets.Reports",
        "CompiledNets.Serving",
        "CompiledNets.Testing");

    [Fact]
    public void The_main_package_has_the_libraries_the_compiler_and_the_build_steps()
    {
        using var package = feed.Open("CompiledNets");
        Assert.Equal(
            [
                "CompiledNets.nuspec", "README.md", "icon.png",
                "analyzers/dotnet/cs/CompiledNets.CodeFixes.dll", "analyzers/dotnet/cs/CompiledNets.Generators.dll",
                "buildTransitive/CompiledNets.targets", "buildTransitive/RelaxLibTorchSharp.targets", "buildTransitive/RelaxVersionNeeds.cs",
                "lib/net10.0/CompiledNets.Abstractions.dll", "lib/net10.0/CompiledNets.Abstractions.xml",
                "lib/net10.0/CompiledNets.Cpu.dll", "lib/net10.0/CompiledNets.Cpu.xml",
                "lib/net10.0/CompiledNets.Runtime.dll", "lib/net10.0/CompiledNets.Runtime.xml",
            ],
            package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml"));
    }

    [Fact]
    public void The_main_package_depends_on_the_packages_of_its_libraries_and_not_on_a_libtorch()
    {
        var expected = new[] { "src/Runtime/CompiledNets.Runtime.csproj", "src/Cpu/CompiledNets.Cpu.csproj", "src/Abstractions/CompiledNets.Abstractions.csproj" }
            .SelectMany(project => XDocument.Load(Path.Combine(Place.Repository, project)).Descendants("PackageReference"))
            .Select(reference => (string)reference.Attribute("Include")!)
            .Distinct()
            .Select(id => (id, Place.VersionOf(id)));
        Assert.Equal(expected.Order(), DependenciesOf("CompiledNets").Order());
        Assert.Contains(expected, dependency => dependency.id == "TorchSharp");
    }

    [Theory]
    [InlineData("CompiledNets.Applications", "CompiledNets.Files", "CompiledNets.Onnx")]
    [InlineData("CompiledNets.Distributed")]
    [InlineData("CompiledNets.Files", "Sep", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies")]
    [InlineData("CompiledNets.Onnx", "Google.Protobuf")]
    [InlineData("CompiledNets.Reports", "Spectre.Console")]
    [InlineData("CompiledNets.Serving")]
    [InlineData("CompiledNets.Testing")]
    public void The_other_packages_depend_on_the_main_package_of_the_same_version(string id, params string[] others)
    {
        (string, string)[] expected = [("CompiledNets", feed.Version), .. others.Select(other => (other, other.StartsWith("CompiledNets.", StringComparison.Ordinal) ? feed.Version : Place.VersionOf(other)))];
        Assert.Equal(expected.Order(), DependenciesOf(id).Order());

        // The generator comes along.
        var main = feed.NuspecOf(id).Descendants().Single(element => (string?)element.Attribute("id") == "CompiledNets");
        Assert.DoesNotContain("Analyzers", (string?)main.Attribute("exclude") ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_package_has_documentation_symbols_a_readme_an_icon_and_a_licence(string id)
    {
        var nuspec = feed.NuspecOf(id);
        string? Value(string name) => nuspec.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.False(string.IsNullOrEmpty(Value("description")));
        Assert.StartsWith("https://github.com/", Value("projectUrl"), StringComparison.Ordinal);

        using var package = feed.Open(id);
        Assert.All(["README.md", "icon.png"], name => Assert.True(package.GetEntry(name)!.Length > 300, name));
        using var symbols = feed.Open(id, "snupkg");
        var libraries = package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(libraries);
        Assert.All(libraries, library =>
        {
            Assert.NotNull(package.GetEntry(Path.ChangeExtension(library, "xml")));
            Assert.NotNull(symbols.GetEntry(Path.ChangeExtension(library, "pdb")));
        });
    }

    private IEnumerable<(string, string)> DependenciesOf(string id) => feed.NuspecOf(id).Descendants().Where(element => element.Name.LocalName == "dependency")
        .Select(element => ((string)element.Attribute("id")!, (string)element.Attribute("version")!));
}
