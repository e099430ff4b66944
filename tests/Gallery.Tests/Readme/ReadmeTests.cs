using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

/// <summary>Compiles and runs the code in the README.</summary>
public class ReadmeTests
{
    private static readonly string s_readme = Repository.Read("README.md");

    [Fact]
    public void The_net_of_the_README_compiles() => Assert.Contains("```csharp\n" + Repository.Read("tests/Gallery.Tests/Readme/RetweetNet.cs") + "```\n", s_readme, StringComparison.Ordinal);

    [Fact]
    public void The_use_of_the_net_in_the_README_compiles()
    {
        var lines = Repository.Read("tests/Gallery.Tests/Readme/Use.cs").Split('\n');
        var (first, last) = (Array.FindIndex(lines, line => line.Contains("<readme>", StringComparison.Ordinal)), Array.FindIndex(lines, line => line.Contains("</readme>", StringComparison.Ordinal)));
        var code = string.Join('\n', lines[(first + 1)..last].Select(line => line.Length > 8 ? line[8..] : ""));
        Assert.Contains("```csharp\n" + code + "\n```\n", s_readme, StringComparison.Ordinal);
    }

    [Fact]
    public void It_trains_and_predicts()
    {
        using var words = rand(64, 100);
        using var extra = rand(64, 5);
        using var labels = ones(64, 1);
        var (history, main, aux) = Use.Run(words, extra, labels);
        using (main)
        using (aux)
        {
            Assert.Equal(5, history.Epochs.Count);
            Assert.Equal([64, 1], main.shape);
            Assert.Equal([64, 1], aux.shape);
        }
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var root = Repository.Root();
        foreach (var page in Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(root, "README.md")))
        {
            var links = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(page), @"\]\(([^)#:\s]+)(#[^)]*)?\)").Select(match => match.Groups[1].Value);
            Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)), $"{Path.GetRelativePath(root, page)} links to {link}, which is not there."));
        }

        Assert.Contains("](docs/architecture.md)", s_readme, StringComparison.Ordinal);
    }
}
