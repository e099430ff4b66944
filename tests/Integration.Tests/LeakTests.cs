using CompiledNets.Integration.Tests.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>The collection of tests that count all tensors of the process. They do not run in parallel with other tests.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class LeakTests
{
    [Theory]
    [InlineData(ComputePrecision.Full)]
    [InlineData(ComputePrecision.MixedBFloat16)]
    public void Steps_leave_no_tensor_for_the_garbage_collector(ComputePrecision precision)
    {
        using var net = new Convolutions(seed: 1) { Precision = precision };
        var images = new Convolutions.Inputs(randn(4, 11, 10, 4));
        var kinds = new Convolutions.Targets(randint(5, [4], ScalarType.Int64));
        using var optimizer = new RMSprop();

        // The first steps place their results in an arena and keep its tensors and their views for the next ones.
        Steps(8);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        // Without garbage collection, the count includes every tensor that is not disposed of.
        var before = Tensor.TotalCount;
        Assert.True(GC.TryStartNoGCRegion(64 << 20));
        Steps(50);
        GC.EndNoGCRegion();
        Assert.Equal(before, Tensor.TotalCount);

        void Steps(int count)
        {
            for (var i = 0; i < count; i++)
            {
                net.TrainStep(images, kinds, optimizer);
                net.Evaluate(images, kinds);
                net.Predict(images).Dispose();
                using var outputs = net.Forward(images);
                net.Backward(outputs).Dispose();
            }
        }
    }

    [Theory]
    [InlineData("words.embeddings lstm.kernel lstm.recurrent_kernel lstm.bias shared.kernel shared.bias between.kernel between.bias")]
    [InlineData("first.kernel first.bias second.kernel second.bias")]
    [InlineData("words.embeddings first.kernel first.bias")]
    [InlineData("head.kernel head.bias")]
    public void Stages_that_do_not_run_leave_no_tensor_for_the_garbage_collector(string frozen)
    {
        using var net = new Towers(seed: 1);
        foreach (var name in frozen.Split(' '))
        {
            net.Weights[name].Trainable = false;
        }

        using var optimizer = new SGD(0.01);
        var inputs = new Towers.Inputs(randint(9, [2, 7], ScalarType.Int64), rand(2, 5));
        var targets = new Towers.Targets(rand(2, 3), rand(2, 4));
        Steps(3);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        Assert.True(GC.TryStartNoGCRegion(64 << 20));
        Steps(20);
        GC.EndNoGCRegion();
        Assert.Equal(before, Tensor.TotalCount);

        void Steps(int count)
        {
            for (var i = 0; i < count; i++)
            {
                net.TrainStep(inputs, targets, optimizer);
                using var outputs = net.Forward(inputs);
                net.Backward(outputs).Dispose();
            }
        }
    }
}
