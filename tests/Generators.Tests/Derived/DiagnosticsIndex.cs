using System.Text;
using System.Text.RegularExpressions;
using CompiledNets.Generators.Problems;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>Writes docs/diagnostics/README.md: for each rule its page, its severity and a test that triggers it.</summary>
internal static partial class DiagnosticsIndex
{
    public static string Write()
    {
        var tests = Tests();
        var text = new StringBuilder();
        text.Append("# Diagnostics\n\nEvery mistake in a net is an ordinary C# diagnostic under the argument that is wrong. Severities can be set in an `.editorconfig`,\n");
        text.Append("`dotnet_diagnostic.CN1403.severity = none`, and single places with `#pragma warning disable`. The table is derived from the rules in\n`src/Generators/Problems` and the tests: `CN_UPDATE=1 dotnet test tests/Generators.Tests`. [messages.md](messages.md) lists every message with the next step.\n");
        foreach (var category in ProblemCatalogue.All.GroupBy(rule => rule.Category))
        {
            text.Append($"\n## {category.Key["CompiledNets.".Length..]}\n\n| Id | Rule | Severity | Test |\n|---|---|---|---|\n");
            foreach (var rule in category)
            {
                text.Append($"| [{rule.DiagnosticId}]({rule.DiagnosticId}.md) | {rule.Title} | {rule.Severity} | {tests.GetValueOrDefault(rule.DiagnosticId, "none")} |\n");
            }
        }

        return text.Append(KerasTable.Write()).ToString();
    }

    /// <summary>
    /// Finds the first test of each rule. It marks the rule in a source. If a source alone cannot trigger the rule, the test names the rule.
    /// </summary>
    public static Dictionary<string, string> Tests()
    {
        var found = new Dictionary<string, string>();
        var files = new[] { "Diagnostics", "FrontEnd", "Editor" }
            .SelectMany(folder => Directory.GetFiles(Repository.PathOf("tests", "Generators.Tests", folder), "*.cs"))
            .Where(file => Path.GetFileName(file) != "PageTests.cs")
            .Order(StringComparer.Ordinal)
            .Select(file => (Class: Path.GetFileNameWithoutExtension(file), Lines: File.ReadAllLines(file)))
            .ToList();
        foreach (var pattern in new[] { Mark(), Name() })
        {
            foreach (var (type, lines) in files)
            {
                for (var i = 0; i < lines.Length; i++)
                {
                    foreach (var id in pattern.Matches(lines[i]).Select(match => match.Groups[1].Value))
                    {
                        found.TryAdd(id, $"{type}.{MethodAt(lines, i)}");
                    }
                }
            }
        }

        return found;
    }

    // The rows of a theory are before its method; all other lines are after the method's name.
    private static string MethodAt(string[] lines, int index)
    {
        var isRow = lines[index].TrimStart().StartsWith("[InlineData", StringComparison.Ordinal);
        var near = isRow ? lines.Skip(index) : lines.Take(index + 1).Reverse();
        return near.Select(line => Method().Match(line)).First(match => match.Success).Groups[1].Value;
    }

    [GeneratedRegex(@"\{\|(CN\d{4}):")]
    private static partial Regex Mark();

    [GeneratedRegex("\"(CN\\d{4})\"")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*(?:public|private) (?:static )?(?:async )?[\w<>\[\]]+ (\w+_\w+)\(")]
    private static partial Regex Method();
}
