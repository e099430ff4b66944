using CompiledNets.Testing;
using TorchSharp;

namespace CompiledNets.Samples.Tests;

public sealed class SteadyStepTests
{
    private const int WarmUp = 80;

    // Each 32nd step sets subnormal numbers to zero. Step 96 is one of these.
    private const int Steps = 17;

    [Fact]
    public void A_training_step_of_DigitCnn_allocates_nothing_in_the_steady_state() => AllocatesNothing(new DigitCnn(seed: 1), new Adadelta());

    [Fact]
    public void A_training_step_of_Mlp_allocates_nothing_in_the_steady_state() => AllocatesNothing(new Mlp(seed: 1), new Adam());

    [Fact]
    public void A_training_step_of_ToyResNet_allocates_nothing_in_the_steady_state() => AllocatesNothing(new ToyResNet(seed: 1), new Adam());

    [Fact]
    public void A_training_step_of_HeadlineNet_allocates_nothing_in_the_steady_state() => AllocatesNothing(new HeadlineNet(seed: 1), new Adam());

    [Fact]
    public void A_training_step_of_TweetPairs_allocates_nothing_in_the_steady_state() => AllocatesNothing(new TweetPairs(seed: 1), new Adam());

    [Fact]
    public void A_training_step_of_TextTransformer_allocates_nothing_in_the_steady_state() => AllocatesNothing(new TextTransformer(seed: 1), new Adam());

    [Fact]
    public void A_training_step_of_UNet_allocates_nothing_in_the_steady_state() => AllocatesNothing(new UNet(seed: 1), new Adam());

    private static void AllocatesNothing<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> created, Optimizer optimizer)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var net = created;
        using var updates = optimizer;
        var inputs = RandomBatch.Inputs(net);
        var targets = RandomBatch.Targets(net);
        Run(WarmUp);
        var (bytes, tensors) = (GC.GetAllocatedBytesForCurrentThread(), Created());

        Run(Steps);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - bytes);
        Assert.Equal(0, Created() - tensors);

        // The counts do count.
        net.Predict(inputs).Dispose();
        Assert.True(GC.GetAllocatedBytesForCurrentThread() > bytes);
        Assert.True(Created() > tensors);

        void Run(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                net.TrainStep(inputs, targets, updates);
            }
        }
    }

    private static long Created()
    {
        var counts = DisposeScopeManager.Statistics;
        return counts.CreatedOutsideScopeCount + counts.CreatedInScopeCount;
    }
}
