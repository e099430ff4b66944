using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

/// <summary>Runs the code in the README, and checks the links of all pages.</summary>
public class ReadmeTests
{
    private static readonly string s_readme = Repository.Read("README.md");

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
    public void The_checks_of_the_page_about_tests_pass() => Pages.Checks();

    [Fact]
    public void The_loops_of_the_page_about_TorchSharp_train()
    {
        manual_seed(1);
        (Tensor Images, Tensor Labels)[] batches = [(rand(4, 1, 28, 28), randint(10, [4], ScalarType.Int64))];
        TorchSharpLoops.TrainModule(batches);
        TorchSharpLoops.TrainNet(batches);
        using var net = new CompiledDigits(seed: 1);
        Assert.Equal(4, TorchSharpLoops.Autograd(net, batches[0].Images, batches[0].Labels));
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
