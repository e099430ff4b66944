using System.Text.RegularExpressions;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Tests.Derived;

/// <summary>Checks that docs/references.md has a row for each part of training, and that the tests it names exist.</summary>
public sealed partial class ReferenceTableTests
{
    private static readonly string s_text = File.ReadAllText(Repository.PathOf("docs", "references.md")).ReplaceLineEndings("\n");

    public static TheoryData<string, string> Parts
    {
        get
        {
            var parts = new TheoryData<string, string>();
            foreach (var signature in WordCatalogue.All.Select(word => word.Signature).Where(signature => signature.Kind is WordKind.Loss or WordKind.Metric))
            {
                parts.Add(signature.Kind == WordKind.Loss ? "Losses" : "Metrics", signature.Name);
            }

            foreach (var type in typeof(Optimizer).Assembly.GetExportedTypes().Where(type => !type.IsAbstract))
            {
                if (type.IsAssignableTo(typeof(Optimizer)))
                {
                    parts.Add("Optimizers", type.Name);
                }
                else if (type.IsAssignableTo(typeof(LearningRateSchedule)))
                {
                    parts.Add("Schedules", type.Name);
                }
            }

            return parts;
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_part_of_training_has_a_row(string table, string name) => Assert.Single(Rows(table), row => row.StartsWith($"| `{name}`", StringComparison.Ordinal));

    [Fact]
    public void Every_row_is_of_a_known_part_and_names_existing_tests()
    {
        var known = Parts.Select(part => (string)part[1]).ToHashSet();
        var tests = Directory.GetFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        foreach (var row in ((string[])["Optimizers", "Schedules", "Losses", "Metrics"]).SelectMany(Rows))
        {
            Assert.Contains(Code().Match(row).Groups[1].Value, known);
            var named = Code().Matches(row.Split('|')[^2]).Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, test => Assert.True(tests.Any(text => text.Contains($"public void {test}(", StringComparison.Ordinal)), $"There is no test {test}."));
        }
    }

    [Fact]
    public void Every_row_about_training_names_existing_tests()
    {
        var tests = Directory.GetFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var rows = s_text[s_text.IndexOf("## Training\n", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        Assert.True(rows.Count > 15, $"There are {rows.Count} rows.");
        foreach (var row in rows)
        {
            var named = Code().Matches(row.Split('|')[^2]).Select(match => match.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, test => Assert.True(tests.Any(text => text.Contains($" {test}(", StringComparison.Ordinal)), $"There is no test {test}."));
        }
    }

    private static IEnumerable<string> Rows(string table)
    {
        var start = s_text.IndexOf($"## {table}\n", StringComparison.Ordinal);
        var end = s_text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return s_text[start..(end < 0 ? s_text.Length : end)].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
    }

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Code();
}
