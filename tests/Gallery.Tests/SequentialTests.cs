namespace CompiledNets.Samples.Tests;

/// <summary>Compares nets in the functional form with the same nets as sequences of layers.</summary>
public class SequentialTests
{
    [Theory]
    [InlineData(nameof(FirstExample), nameof(FirstExampleSequential))]
    [InlineData(nameof(DigitCnn), nameof(DigitCnnSequential))]
    public void Both_forms_of_a_net_have_the_same_code(string functional, string sequential)
    {
        var code = CodeCommand.Read(functional);
        Assert.DoesNotContain(sequential, code, StringComparison.Ordinal);
        Assert.Equal(code, CodeCommand.Read(sequential).Replace(sequential, functional, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(FirstExample), nameof(FirstExampleSequential), 500)]
    [InlineData(nameof(DigitCnn), nameof(DigitCnnSequential), 64)]
    public void Both_forms_of_a_net_have_the_same_weights_and_losses_before_and_after_training(string functional, string sequential, int limit)
    {
        Course one = Train((dynamic)SampleCatalogue.Find(functional)!, limit);
        Course other = Train((dynamic)SampleCatalogue.Find(sequential)!, limit);
        Assert.Equal(one.Before, other.Before);
        Assert.Equal(one.After, other.After);
        Assert.Equal(one.Measured, other.Measured);
        Assert.NotEqual(one.Before, one.After);
    }

    private static Course Train<TInputs, TOutputs, TGradients, TTargets>(Sample<TInputs, TOutputs, TGradients, TTargets> sample, int limit)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var data = sample.Load(Requests.Of(limit));
        using var net = sample.Create(seed: 3);
        using var optimizer = sample.Defaults.Optimizer();
        var before = WeightsOf(net);
        var history = net.Fit(data.Train.Inputs, data.Train.Targets, new FitOptions { Optimizer = optimizer, Epochs = 2, BatchSize = 16 }, (data.Test.Inputs, data.Test.Targets));
        return new Course(before, WeightsOf(net), history.Epochs.SelectMany(epoch => epoch.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value:R}")).ToList());
    }

    private static IReadOnlyList<string> WeightsOf(CompiledNet net) =>
        net.NamedWeights().Select(named => named.Name + " " + string.Join(' ', named.Weight.Value.data<float>().ToArray())).ToList();

    private sealed record Course(IReadOnlyList<string> Before, IReadOnlyList<string> After, IReadOnlyList<string> Measured);
}
