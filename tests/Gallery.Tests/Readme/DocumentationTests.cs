using System.Text.RegularExpressions;

namespace CompiledNets.Samples.Tests;

/// <summary>
/// Checks that the code of every page is compiled: each block is a part of a source file of the samples or the tests. The pages of words and diagnostics, and
/// those for contributors, have tests of their own.
/// </summary>
public sealed partial class DocumentationTests
{
    // The README's first block is a mistake, whose message a test of the generator compares.
    private const string Mistake = "var fine = Conv2D(";

    private static readonly string[] s_ofContributors = ["docs/architecture.md", "docs/adding-a-layer.md", "docs/style.md"];

    // The lines of the files that the test projects compile.
    private static readonly List<string[]> s_sources = new[]
    {
        "samples/Gallery/Nets", "tests/Gallery.Tests/Readme", "tests/Applications.Tests/Readme", "tests/Serving.Tests", "tests/Interop.Tests/Pages",
    }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root(), folder), "*.cs"))
        .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n'))
        .ToList();

    public static TheoryData<string> Pages => new(new[] { ".", "docs" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root(), folder), "*.md"))
        .Concat(Directory.EnumerateDirectories(Path.Combine(Repository.Root(), "src")).Select(folder => Path.Combine(folder, "README.md")).Where(File.Exists))
        .Select(file => Path.GetRelativePath(Repository.Root(), file).Replace('\\', '/'))
        .Except(s_ofContributors));

    [Theory]
    [MemberData(nameof(Pages))]
    public void All_code_of_a_page_is_compiled(string page)
    {
        var blocks = Block().Matches(Repository.Read(page)).Select(match => Dedent(match.Groups[2].Value, match.Groups[1].Value)).ToList();
        Assert.All(blocks.Where(block => !block[0].StartsWith(Mistake, StringComparison.Ordinal)), block => Assert.True(
            s_sources.Exists(source => Contains(source, block)), $"No source file has this code of {page}:\n{string.Join('\n', block)}"));
    }

    [Fact]
    public void The_pages_have_code() => Assert.InRange(((IEnumerable<object[]>)Pages).Sum(page => Block().Count(Repository.Read((string)page[0]))), 30, 1000);

    [Fact]
    public void Code_with_another_letter_is_found_in_no_source()
    {
        string[] block = ["using var net = new Digits(seed: 1);", "net.SaveWeight(\"digits.safetensors\");"];
        Assert.DoesNotContain(s_sources, source => Contains(source, block));
    }

    private static string[] Dedent(string code, string indentation) =>
        [.. code.Split('\n').Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line[indentation.Length..] : line)];

    /// <summary>Checks whether a source has the lines of a block, with one indentation for all of them.</summary>
    private static bool Contains(string[] source, string[] block)
    {
        for (var start = 0; start + block.Length <= source.Length; start++)
        {
            if (source[start].EndsWith(block[0], StringComparison.Ordinal) && source[start][..^block[0].Length] is var indentation && string.IsNullOrWhiteSpace(indentation)
                && block.Index().All(line => source[start + line.Index] == (line.Item.Length == 0 ? "" : indentation + line.Item)))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("^( *)```csharp\n(.*?)\n *```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
