namespace CompiledNets.Samples.Tests;

public class SampleTests
{
    public static TheoryData<string> Names => new(SampleCatalogue.All.Select(sample => sample.Name));

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
    public void The_number_of_samples_does_not_exceed_the_limit(string name)
    {
        var limit = Smoke.LimitOf(name);
        dynamic sample = SampleCatalogue.Find(name)!;
        using dynamic data = sample.Load(Requests.Of(limit));
        Assert.Equal((limit, limit, limit), ((long)data.Train.Count, (long)data.Validation.Count, (long)data.Test.Count));
    }

    [Fact]
    public void Names_differ_in_more_than_their_case() =>
        Assert.Equal(SampleCatalogue.All.Count, SampleCatalogue.All.Select(sample => sample.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
}
