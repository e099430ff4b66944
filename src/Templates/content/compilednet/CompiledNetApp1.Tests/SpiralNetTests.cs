using CompiledNets.Testing;

namespace CompiledNetApp1.Tests;

public sealed class SpiralNetTests
{
    [Fact]
    public void It_gives_each_point_three_probabilities()
    {
        using var net = new SpiralNet(seed: 1);
        using var arms = net.Predict(RandomBatch.Inputs(net));
        TensorCheck.Shape(arms.Arm, -1, 3);
        TensorCheck.Finite(arms.Arm);
    }

    [Fact]
    public void Its_gradients_are_those_of_autograd()
    {
        using var net = new SpiralNet(seed: 1);
        GradientCheck.Train(net);
    }

    [Fact]
    public void It_learns()
    {
        using var net = new SpiralNet(seed: 1);
        var (points, arms) = SpiralData.Make(300, seed: 1);
        TrainingCheck.Learns(net, points, arms, steps: 200);
    }
}
