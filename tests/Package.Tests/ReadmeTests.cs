using System.Text.RegularExpressions;

namespace CompiledNets.Package.Tests;

/// <summary>Runs the commands of the packages' pages, and those of the README that install the packages.</summary>
[Collection(nameof(Feed))]
public sealed partial class ReadmeTests(Feed feed)
{
    [Fact]
    public void The_commands_that_create_applications_run()
    {
        var folder = Directory.CreateDirectory(feed.PathOf("commands")).FullName;
        var commands = CommandsOf("src/Templates/README.md");
        Assert.Equal(["new install", "new compilednet", "new compilednet-web", "new net-item"], commands.Select(command => string.Join(' ', command[..2])));
        foreach (var command in commands)
        {
            DotNet.Run(folder, feed.Environment, command);
        }

        Assert.All(["Spirals/Spirals.slnx", "Spirals/Spirals/Spirals.csproj", "SpiralsWeb/SpiralsWeb.csproj", "MyNet.cs"], file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
        Assert.Contains("public partial class MyNet", File.ReadAllText(Path.Combine(folder, "MyNet.cs")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/Package/README.md")]
    public void The_commands_that_add_the_packages_make_a_net_of_an_empty_application_compile(string page)
    {
        var name = "Added" + page.Count(letter => letter == '/');
        feed.Run("new", "console", "-o", feed.PathOf(name));
        var commands = CommandsOf(page).Where(command => command[0] == "add").ToList();
        Assert.Equal(["CompiledNets", "TorchSharp-cpu"], commands.Select(command => command[2]));
        foreach (var command in commands)
        {
            DotNet.Run(feed.PathOf(name), feed.Environment, command);
        }

        DotNet.Run(feed.PathOf(name), feed.Environment, "new", "net-item", "-n", "Kinds");
        DotNet.Run(feed.PathOf(name), feed.Environment, "build", "-tl:off", "-warnaserror", "-p:UseCurrentRuntimeIdentifier=true", "-p:CreateHardLinksForCopyLocalIfPossible=true");
    }

    // Returns the words of the commands of dotnet, without their comments.
    private static List<string[]> CommandsOf(string page) => [.. Block().Matches(File.ReadAllText(Path.Combine(Place.Repository, page)).ReplaceLineEndings("\n"))
        .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words[0] == "dotnet")
        .Select(words => words[1..])];

    [GeneratedRegex("^```sh\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
