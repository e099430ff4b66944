using System.Text.Json;

namespace CompiledNets.Build.Tests.Projects;

/// <summary>Builds small applications that refer to TorchSharp. They do not refer to libtorch, which would make the tests slow.</summary>
public sealed class NativeLibraryTests
{
    private const string Always = "-p:CompiledNetsRelaxLibTorchSharp=true";

    private static readonly string[] Build = ["build", "-c", Place.Configuration, "-p:UseAppHost=false", "-p:UseSharedCompilation=false", "-v", "minimal", "-tl:off"];

    [Fact]
    public void The_application_gets_a_relaxed_copy_once_and_the_package_does_not_change()
    {
        var before = Place.Hashes("torchsharp");
        using var project = Application();
        var library = Path.Combine(project.Output, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

        var first = project.Run([.. Build, Always]);
        Assert.Contains("loads without GLIBCXX_3.4.32", first);
        Assert.True(IsRelaxed(library));
        var written = File.GetLastWriteTimeUtc(library);

        var second = project.Run([.. Build, Always]);
        Assert.DoesNotContain("GLIBCXX_3.4.32", second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(library));
        Assert.True(IsRelaxed(library));

        File.Delete(Directory.EnumerateFiles(project["obj"], "libLibTorchSharp.so", SearchOption.AllDirectories).Single());
        Assert.Contains("loads without GLIBCXX_3.4.32", project.Run([.. Build, Always]));

        project.Run([.. Build, "-p:CompiledNetsRelaxLibTorchSharp=false"]);
        Assert.Equal(Place.Hash(Place.LibTorchSharp), Place.Hash(library));

        Assert.Contains("loads without GLIBCXX_3.4.32", project.Run([.. Build, Always]));
        Assert.True(IsRelaxed(library));
        Assert.Equal(before, Place.Hashes("torchsharp"));

        project.Run("clean", "-c", Place.Configuration);
        Assert.Empty(Directory.EnumerateFiles(project.Path, "*LibTorchSharp*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("-p:RuntimeIdentifier=linux-x64", "libLibTorchSharp.so")]
    [InlineData("-p:SelfContained=false", "runtimes/linux-x64/native/libLibTorchSharp.so")]
    public void The_relaxed_copy_is_published(string property, string path)
    {
        using var project = Application();

        var text = project.Run("msbuild", "-restore", "-t:ResolveReferences;ComputeResolvedFilesToPublishList", "-getItem:ResolvedFileToPublish", "-p:UseAppHost=false", "-p:SelfContained=false", property, Always);

        using var json = JsonDocument.Parse(text);
        var published = json.RootElement.GetProperty("Items").GetProperty("ResolvedFileToPublish").EnumerateArray()
            .Where(item => item.GetProperty("RelativePath").GetString()!.EndsWith("libLibTorchSharp.so", StringComparison.Ordinal)).ToArray();
        var library = Assert.Single(published);
        Assert.Equal(path, library.GetProperty("RelativePath").GetString()!.Replace('\\', '/'));
        Assert.True(IsRelaxed(library.GetProperty("FullPath").GetString()!));
    }

    [Fact]
    public void A_damaged_library_ends_the_build_with_an_error_that_names_it()
    {
        using var project = Application("""
              <Target Name="Damage" AfterTargets="ResolvePackageAssets" BeforeTargets="CompiledNetsRelaxLibTorchSharp">
                <WriteLinesToFile File="$(MSBuildProjectDirectory)/damaged/libLibTorchSharp.so" Lines="damaged" Overwrite="true" />
                <ItemGroup>
                  <RuntimeTargetsCopyLocalItems Remove="@(RuntimeTargetsCopyLocalItems)" />
                  <RuntimeTargetsCopyLocalItems Include="$(MSBuildProjectDirectory)/damaged/libLibTorchSharp.so" PathInPackage="runtimes/linux-x64/native/libLibTorchSharp.so" />
                </ItemGroup>
              </Target>
            """);

        var (code, text) = project.TryRun([.. Build, Always]);

        Assert.NotEqual(0, code);
        Assert.Contains($"{project["damaged", "libLibTorchSharp.so"]} : error CNB0001: This native library is damaged", text);
    }

    [Fact]
    public void An_unknown_value_of_the_property_is_an_error()
    {
        using var project = Application();

        var (code, text) = project.TryRun([.. Build, "-p:CompiledNetsRelaxLibTorchSharp=sometimes"]);

        Assert.NotEqual(0, code);
        Assert.Contains("error CNB0003: CompiledNetsRelaxLibTorchSharp is 'sometimes'", text);
    }

    private static Project Application(string content = "") => new($"""
          <ItemGroup>
            <PackageReference Include="TorchSharp" Version="{Place.VersionOf("TorchSharp")}" />
          </ItemGroup>
        {content}
        """, "Console.WriteLine(1);");

    private static bool IsRelaxed(string library) =>
        new ElfFile(File.ReadAllBytes(library)).ReadVersionNeeds().Single(need => need.Version == "GLIBCXX_3.4.32").IsWeak;
}
