namespace CompiledNets.Samples.Tests;

public class FirstExampleTests
{
    [Fact]
    public void A_rule_always_gives_the_same_samples_and_parts_have_no_sample_in_common()
    {
        var (rows, labels) = Rows(seed: 1, part: 0);
        Assert.Equal(rows, Rows(seed: 1, part: 0).Rows);
        Assert.Equal(labels, Rows(seed: 1, part: 0).Labels);
        Assert.Empty(rows.Intersect(Rows(seed: 1, part: 1).Rows));
        Assert.NotEqual(labels, Rows(seed: 2, part: 0).Labels);
    }

    [Fact]
    public void The_hidden_rule_can_be_learned()
    {
        using var data = HiddenRule.Make(Requests.Of()).As(x => new FirstExample.Inputs(x), y => new FirstExample.Targets(y));
        using var net = new FirstExample(seed: 1);
        using var optimizer = new RMSprop();
        var history = net.Fit(data.Train.Inputs, data.Train.Targets, new FitOptions { Optimizer = optimizer, Epochs = 6, BatchSize = 32 });
        Assert.Equal(history["loss"].OrderDescending(), history["loss"]);

        // A random guess is right in one of ten cases.
        Assert.InRange(net.Evaluate(data.Test.Inputs, data.Test.Targets)["accuracy"], 0.5, 1);
    }

    [Fact]
    public void A_message_names_a_folder_that_is_not_read()
    {
        var said = new List<string>();
        HiddenRule.Make(new DataRequest("somewhere", Limit: 10, said.Add));
        Assert.Contains("'somewhere' is not read", Assert.Single(said), StringComparison.Ordinal);
    }

    private static (IReadOnlyList<string> Rows, float[] Labels) Rows(ulong seed, int part)
    {
        var samples = HiddenRule.Samples(seed, part, count: 50);
        return (samples.Inputs.data<float>().ToArray().Chunk(64).Select(row => string.Join(' ', row)).ToList(), samples.Labels.data<float>().ToArray());
    }
}
