using CompiledNets.Testing;
using TorchSharp;

namespace CompiledNets.Samples.Tests;

public sealed class SteadyStepTests
{
    private const int WarmUp = 40;
    private const int Steps = 10;

    [Fact]
    public void The_gradients_of_DigitCnn_allocate_nothing_in_the_steady_state() => AllocatesNothing(new DigitCnn(seed: 1));

    [Fact]
    public void The_gradients_of_Mlp_allocate_nothing_in_the_steady_state() => AllocatesNothing(new Mlp(seed: 1));

    private static void AllocatesNothing<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> created)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var net = created;
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
                net.ComputeGradients(inputs, targets);
            }
        }
    }

    private static long Created()
    {
        var counts = DisposeScopeManager.Statistics;
        return counts.CreatedOutsideScopeCount + counts.CreatedInScopeCount;
    }
}
