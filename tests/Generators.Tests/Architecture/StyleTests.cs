using System.Text.RegularExpressions;

namespace CompiledNets.Generators.Tests.Architecture;

/// <summary>Checks the rules of docs/style.md that a program can check.</summary>
public sealed class StyleTests
{
    [Theory]
    [InlineData(@"<summary>\s*(///\s*)?(What|Where|Whether|How|Who|That)\b", "a summary that begins with What, Where, Whether, How, Who or That")]
    [InlineData(@"\b(void|Task) (What|Where|Whether|How|Who|That)_\w+\(", "a test name that begins with What, Where, Whether, How, Who or That")]
    [InlineData(@"\bwhere (it|they|one|none) (is|are) not given\b", "\"where it is not given\" instead of \"the default is ...\"")]
    [InlineData(@"\bwhere there (is|are) none\b|\bwhere it is null\b", "\"where there is none\" instead of \"if there is none\" or \"or null\"")]
    [InlineData(@"\bwhere (it|that) is asked for\b", "\"where that is asked for\" instead of the name of the option")]
    [InlineData(@"\b(goes|comes|stands|lies) behind\b|\bone behind the other\b|_behind_", "\"behind\" instead of \"after\"")]
    [InlineData(@"\b(is|are) no part of (?!axis)", "\"is no part of\" instead of \"does not contain\" or \"does not belong to\"")]
    [InlineData(@", the channels? (first|last)\b", "\", the channels first\" instead of \", channels first\"")]
    [InlineData(@"\bfrom nothing\b", "\"from nothing\" instead of \"from random weights\"")]
    [InlineData(@"\bmakes? of (a|the|it|them|its|our)\b", "\"what it makes of\" instead of the result's name")]
    [InlineData(@"\b(of|on) one's own\b", "\"of one's own\" instead of \"custom\"")]
    public void Sources_are_written_in_plain_English(string pattern, string what)
    {
        var found = new List<string>();
        foreach (var file in Files())
        {
            var text = File.ReadAllText(file);
            foreach (Match match in Regex.Matches(text, pattern))
            {
                var line = text.AsSpan(0, match.Index).Count('\n') + 1;
                found.Add($"{Path.GetRelativePath(Repository.PathOf("."), file)}:{line}: {match.Value.ReplaceLineEndings(" ")}");
            }
        }

        Assert.True(found.Count == 0, $"There is {what}, {found.Count} times (docs/style.md):\n{string.Join('\n', found)}");
    }

    /// <summary>Returns the C# files, and the Markdown files of docs and samples. It leaves out the two files that list the phrases, and generated files.</summary>
    private static IEnumerable<string> Files() =>
        new[] { ("src", "*.cs"), ("docs", "*.md"), ("samples", "*.cs"), ("samples", "*.md"), ("tests", "*.cs"), ("bench", "*.cs") }
            .SelectMany(part => Files(part.Item1, part.Item2))
            .Where(file => Path.GetFileName(file) is not ("style.md" or "StyleTests.cs"));

    private static IEnumerable<string> Files(string folder, string pattern)
    {
        var files = Directory.GetFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Snapshots"))
            .ToList();
        Assert.NotEmpty(files);
        return files;
    }
}
