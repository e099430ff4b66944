using System.Text.RegularExpressions;

namespace CompiledNets.Generators.Tests.Architecture;

/// <summary>Checks the rules of docs/style.md that a program can check.</summary>
public sealed class StyleTests
{
    [Theory]
    [InlineData(@"<summary>\s*(///\s*)?(What|Where|Whether|How|Who|That)\b", "a summary that begins with What, Where, Whether, How, Who or That")]
    [InlineData(@"\bwhere (it|they|one|none) (is|are) not given\b", "\"where it is not given\" instead of \"the default is ...\"")]
    [InlineData(@"\b(goes|comes|stands|lies) behind\b|\bone behind the other\b", "\"behind\" instead of \"after\"")]
    public void Sources_are_written_in_plain_English(string pattern, string what)
    {
        var found = new List<string>();
        foreach (var file in Files("src", "*.cs").Concat(Files("docs", "*.md")).Where(file => Path.GetFileName(file) != "style.md"))
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

    private static IEnumerable<string> Files(string folder, string pattern)
    {
        var files = Directory.GetFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return files;
    }
}
