using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

/// <summary>Runs the code in docs/custom-loops.md.</summary>
public class CustomLoopsTests
{
    [Fact]
    public void The_loops_train()
    {
        manual_seed(1);
        (Tensor Images, Tensor Labels)[] batches = [.. Enumerable.Range(0, 2).Select(_ => (rand(4, 28, 28, 1), nn.functional.one_hot(randint(10, [4], ScalarType.Int64), 10).to_type(ScalarType.Float32)))];
        Loops.TrainSteps(batches);
        using var net = new DigitCnn(seed: 1);
        using var adam = new Adam();
        var before = net.Weights.Values.clone();
        Loops.Normalize(net, adam, batches[0].Images, batches[0].Labels);
        Assert.Equal(1, net.Weights.Gradients.norm().ToDouble(), 1e-4);
        Loops.Surgery(net, adam, batches[0], batches[1]);
        Loops.FromOutside(net, adam, batches[0].Images, batches[0].Labels);
        Loops.Scopes(net, adam, batches);
        Assert.Equal(5, net.Step);
        Assert.Equal(5, adam.Iterations);
        Assert.False(before.allclose(net.Weights.Values));
        var (mean, deviation) = Loops.Doubt(net, batches[0].Images);
        Assert.Equal([4, 10], mean.shape);
        Assert.True(deviation.mean().ToDouble() > 0);
    }

    [Fact]
    public void The_painter_learns_where_the_points_are()
    {
        manual_seed(1);
        var points = Enumerable.Range(0, 300).Select(_ => randn(32, 2) * 0.3 + 2).ToList();
        using var first = Loops.Paint([]);
        using var painted = Loops.Paint(points);
        Assert.True(Distance(painted) < Distance(first) / 2, $"The distance of the painted points is {Distance(painted)} after training and was {Distance(first)}.");

        static double Distance(Tensor points) => (points.mean([0]) - 2).norm().ToDouble();
    }

    [Fact]
    public void The_objectives_of_the_page_train()
    {
        manual_seed(1);
        using var vae = new LoopVae(seed: 1);
        using var images = rand(8, 28, 28, 1);
        Assert.True(double.IsFinite(vae.Fit(images, images, new FitOptions { Epochs = 1 })["loss"][0]));

        using var net = new LoopClassifier(seed: 1);
        using var wanted = nn.functional.one_hot(randint(3, [8], ScalarType.Int64), 3).to_type(ScalarType.Float32);
        Assert.Equal(["loss", "largestError", "accuracy", "percent", "recall_0", "recall_1", "recall_2"], net.Evaluate(rand(8, 6), wanted).Keys);
    }
}
