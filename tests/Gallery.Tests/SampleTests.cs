namespace CompiledNets.Samples.Tests;

public class SampleTests
{
    public static TheoryData<string> Names => new(SampleCatalogue.All.Select(sample => sample.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_has_the_name_of_its_net(string name)
    {
        using var net = SampleCatalogue.Find(name.ToUpperInvariant())!.Create(seed: 1);
        Assert.Equal(name, net.Structure.Name);
        Assert.Equal(name, net.GetType().Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_training_has_an_optimizer_of_its_own(string name)
    {
        var defaults = SampleCatalogue.Find(name)!.Defaults;
        using var first = defaults.Optimizer();
        using var second = defaults.Optimizer();
        Assert.NotSame(first, second);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_limit_is_kept(string name)
    {
        var limit = Smoke.LimitOf(name);
        using var folder = new TemporaryFolder();
        using var console = new TestConsole();
        Assert.Equal(0, await console.RunAsync("train", name, "--limit", $"{limit}", "--epochs", "1", "--data", DataPlaces.Drawn, "--output", folder.Path));
        Assert.Matches($"; {limit} samples to train, {limit} to (measure|validate, {limit} to test)\\.", console.Output);
    }

    [Fact]
    public void Names_differ_in_more_than_their_case() =>
        Assert.Equal(SampleCatalogue.All.Count, SampleCatalogue.All.Select(sample => sample.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
}
