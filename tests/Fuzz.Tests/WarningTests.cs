using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Fuzz.Tests;

/// <summary>
/// Checks that each warning about a random net that is valid is meant: its reason is in the source. The reasons are found in the text, and not by the
/// compiler.
/// </summary>
public sealed partial class WarningTests
{
    private const int Graphs = 2_000;
    private const int GraphsPerBatch = 200;

    [Fact]
    public void Warnings_about_valid_graphs_have_a_reason_in_the_source()
    {
        var failures = new List<string>();
        var (count, warnings) = (Fuzz.Count(Graphs), 0);
        for (var start = 0; start < count; start += GraphsPerBatch)
        {
            foreach (var (made, net) in GraphBatch.Draw("Warnings", start, Math.Min(GraphsPerBatch, count - start)))
            {
                foreach (var warning in net.Reports.Where(report => report.Severity == DiagnosticSeverity.Warning))
                {
                    warnings++;
                    if (!IsMeant(made, warning))
                    {
                        failures.Add(net.Describe($"{warning.Id} has no reason: {warning.GetMessage()}"));
                    }
                }
            }
        }

        Fuzz.AssertNone(failures, warnings);
        Assert.True(warnings > count / 20, $"Only {warnings} warnings in {count} graphs.");
    }

    private static bool IsMeant(GraphCase net, Diagnostic warning)
    {
        var text = warning.Location.SourceTree!.GetText();
        var line = text.Lines[warning.Location.GetLineSpan().StartLinePosition.Line].ToString();
        var message = warning.GetMessage();
        var used = net.Statements.SelectMany(statement => statement.Uses).ToHashSet();
        return warning.Id switch
        {
            // Neither a statement nor a shape asks for the values of the input, or only a draw like it does.
            "CN1404" => Name().Match(message).Groups[1].Value is var input && (!used.Contains(input) || net.Statements.Where(statement => statement.Uses.Contains(input)).All(statement => statement.Text.Contains("Like(", StringComparison.Ordinal))),

            // The shared layer is never called. Its calls in lines with errors have been replaced.
            "CN1403" => !net.Statements.Any(statement => statement.Text.Contains("shared(", StringComparison.Ordinal)),
            "CN1406" => Noise().IsMatch(Origin(net, line)),
            "CN1407" => Ranged().IsMatch(line) && net.Statements.Count(statement => Ranged().IsMatch(statement.Text)) > 1,
            "CN1408" => Shapes().Match(message) is { Success: true } shapes && shapes.Groups[1].Value != shapes.Groups[2].Value,

            // A net or a layer has its channels first, and the word is on the line.
            "CN1409" => text.ToString().Contains("ChannelsFirst", StringComparison.Ordinal) && line.Contains(message[..message.IndexOf(' ', StringComparison.Ordinal)], StringComparison.Ordinal),
            "CN1111" => net.Statements.Any(statement => statement.Text.Contains("Masking(", StringComparison.Ordinal)),
            _ => false,
        };
    }

    /// <summary>Gets the statement behind assignments of one local to another.</summary>
    private static string Origin(GraphCase net, string line)
    {
        while (Alias().Match(line) is { Success: true } alias && net.Statements.FirstOrDefault(statement => statement.Result == alias.Groups[1].Value) is { } source)
        {
            line = source.Text;
        }

        return line;
    }

    [GeneratedRegex("'(\\w+)'")]
    private static partial Regex Name();

    [GeneratedRegex("Dropout|GaussianNoise")]
    private static partial Regex Noise();

    [GeneratedRegex("Softmax|Sigmoid|Sparsemax|Activation")]
    private static partial Regex Ranged();

    [GeneratedRegex(@"of shape (\(.*?\)) to fit (\(.*?\))\.")]
    private static partial Regex Shapes();

    [GeneratedRegex(@"var \w+ = (\w+);")]
    private static partial Regex Alias();
}
