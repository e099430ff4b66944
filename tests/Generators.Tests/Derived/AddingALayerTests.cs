using System.Text.RegularExpressions;

namespace CompiledNets.Generators.Tests.Derived;

public sealed partial class AddingALayerTests
{
    [Fact]
    public void The_code_of_the_page_is_that_of_the_repository()
    {
        var files = new[] { "src/Generators", "tests/Integration.Tests/Layers", "tests/Generators.Tests/Diagnostics" }
            .SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder.Split('/')), "*.cs", SearchOption.AllDirectories))
            .Select(file => Unindented(File.ReadAllText(file)))
            .ToList();
        var blocks = Block().Matches(File.ReadAllText(Repository.PathOf("docs", "adding-a-layer.md")).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(4, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(files, file => file.Contains(Unindented(block), StringComparison.Ordinal)));
    }

    private static string Unindented(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimStart()));

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
