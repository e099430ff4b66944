using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Races;

/// <summary>Datasets and streams that several trainings read at once. Each training is as alone.</summary>
public sealed class DataRaceTests
{
    [Fact]
    public void Two_trainings_read_one_dataset_in_memory() => AssertAsAlone((net, x, y, options) => net.Fit(x, y, options));

    [Fact]
    public void Two_trainings_read_one_dataset_of_a_function()
    {
        using Tensor x = Race.Numbers(1, 40, 64), y = Race.Numbers(2, 40, 4);
        var dataset = Dataset.From<WideNet.Inputs, WideNet.Targets>(40, i => (x.narrow(0, i, 1).clone(), y.narrow(0, i, 1).clone()));
        AssertAsAlone((net, _, _, options) => net.Fit(dataset, options));
    }

    [Fact]
    public void Two_trainings_read_one_stream_each_from_its_beginning()
    {
        using Tensor x = Race.Numbers(1, 40, 64), y = Race.Numbers(2, 40, 4);
        var stream = Samples();
        AssertAsAlone((net, _, _, options) => net.Fit(stream.Batch(8), options));

        async IAsyncEnumerable<(WideNet.Inputs, WideNet.Targets)> Samples()
        {
            for (var i = 0; i < 40; i++)
            {
                await Task.Yield();
                yield return (x.narrow(0, i, 1).clone(), y.narrow(0, i, 1).clone());
            }
        }
    }

    [Fact]
    public void A_dataset_that_fails_while_its_batches_are_read_ahead_ends_the_training_with_its_error()
    {
        using Tensor x = Race.Numbers(1, 40, 64), y = Race.Numbers(2, 40, 4);
        var dataset = Dataset.From<WideNet.Inputs, WideNet.Targets>(40, i => i == 29 ? throw new InvalidDataException("sample 29") : (x.narrow(0, i, 1).clone(), y.narrow(0, i, 1).clone()));
        Race.Succeed([.. Enumerable.Range(0, 4).Select(prefetch => (Action)(() =>
        {
            using var net = new WideNet(seed: 1);
            var options = new FitOptions { BatchSize = 4, Shuffle = false, Prefetch = prefetch };
            Assert.Equal("sample 29", Assert.Throws<InvalidDataException>(() => net.Fit(dataset, options)).Message);
            Assert.Equal(7, net.Step);
            Assert.All(Race.Weights(net), number => Assert.True(float.IsFinite(number)));
        }))]);
    }

    private static void AssertAsAlone(Action<WideNet, Tensor, Tensor, FitOptions> fit)
    {
        using Tensor x = Race.Numbers(1, 40, 64), y = Race.Numbers(2, 40, 4);
        var options = new FitOptions { Epochs = 3, BatchSize = 8 };
        using WideNet alone = new(seed: 1), one = new(seed: 1), other = new(seed: 1);
        fit(alone, x, y, options);
        Race.Succeed(() => fit(one, x, y, options), () => fit(other, x, y, options));
        Assert.Equal(15, alone.Step);
        Assert.Equal(Race.Weights(alone), Race.Weights(one));
        Assert.Equal(Race.Weights(alone), Race.Weights(other));
    }
}
