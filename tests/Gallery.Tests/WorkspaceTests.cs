using CompiledNets.Testing;
using TorchSharp;

namespace CompiledNets.Samples.Tests;

public sealed class WorkspaceTests
{
    [Fact]
    public void The_workspace_is_reserved_by_the_second_step_and_grows_with_the_batch()
    {
        using var net = new DigitCnn(seed: 1);
        using var optimizer = new Adadelta();
        Assert.Equal(0, net.WorkspaceBytes);
        Train(16);
        var sixteen = net.WorkspaceBytes;
        Train(32);
        var thirtyTwo = net.WorkspaceBytes;
        Train(16);

        // Results of images are the most of it. The first convolution alone has 26 x 26 x 32 numbers for each image.
        Assert.True(sixteen > 16 * 26 * 26 * 32 * sizeof(float), $"{sixteen}");
        Assert.InRange((double)thirtyTwo / sixteen, 1.5, 2.1);
        Assert.Equal(thirtyTwo, net.WorkspaceBytes);

        void Train(int batch)
        {
            using var scope = torch.NewDisposeScope();
            var sizes = new Dictionary<string, long> { ["N"] = batch };
            var inputs = RandomBatch.Inputs(net, sizes);
            var targets = RandomBatch.Targets(net, sizes);
            for (var i = 0; i < 3; i++)
            {
                net.TrainStep(inputs, targets, optimizer);
            }
        }
    }
}
