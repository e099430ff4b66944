using CompiledNets.Generators.Emission;

namespace CompiledNets.Generators.Tests.Emission;

/// <summary>Rows that repeat for many layers become one entry of a table.</summary>
public sealed class RowRollerTests
{
    private const int Layers = 70;

    [Fact]
    public void Rows_that_differ_in_numbers_become_a_function_of_their_index()
    {
        List<string> rows = ["new(\"dense\", 0, \"x\")"];
        foreach (var i in Enumerable.Range(1, Layers))
        {
            rows.Add($"new(\"dense_{i}\", {2 * i}, new[] {{ \"dense{(i == 1 ? "" : $"_{i - 1}")}_relu\", \"N\" }}, -1)");
            rows.Add($"new(\"dense_{i}_relu\", -1, \"{{{i}}} of \\\"dense_{i}\\\"\", s_weights0)");
        }

        rows.Add("new(\"last\")");
        Assert.Equal(
            [
                "new(\"dense\", 0, \"x\"),",
                "new(\"dense_1\", 2, new[] { \"dense_relu\", \"N\" }, -1),",
                $"{{ {Layers - 1}, static i => [",
                "    new($\"dense_{i + 1}_relu\", -1, $\"{{{i + 1}}} of \\\"dense_{i + 1}\\\"\", s_weights0),",
                "    new($\"dense_{i + 2}\", 2 * i + 4, new[] { $\"dense_{i + 1}_relu\", \"N\" }, -1),",
                "] },",
                $"new(\"dense_{Layers}_relu\", -1, \"{{{Layers}}} of \\\"dense_{Layers}\\\"\", s_weights0),",
                "new(\"last\"),",
            ],
            RowRoller.Roll(rows));
    }

    [Theory]
    [InlineData("new(-{0})")]
    [InlineData("new({0}.5)")]
    [InlineData("new(s_weights{0})")]
    public void Rows_that_a_function_cannot_express_stay_as_they_are(string format)
    {
        List<string> rows = [.. Enumerable.Range(1, Layers).Select(i => string.Format(null, format, i))];
        Assert.Equal(rows.Select(row => row + ","), RowRoller.Roll(rows));
    }

    [Fact]
    public void Few_rows_stay_as_they_are()
    {
        List<string> rows = [.. Enumerable.Range(1, LoopRoller.LeastCount - 1).Select(i => $"new(\"dense_{i}\")")];
        Assert.Equal(rows.Select(row => row + ","), RowRoller.Roll(rows));
    }
}
