using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

/// <summary>The code of docs/custom-loops.md. <see cref="DocumentationTests"/> compares it with the page.</summary>
internal static class Loops
{
    public static void TrainSteps(IEnumerable<(Tensor Images, Tensor Labels)> batches)
    {
        using var net = new DigitCnn(seed: 1);
        using var optimizer = new Adam();
        foreach (var (images, labels) in batches)
        {
            var loss = net.TrainStep(images, labels, optimizer);
        }
    }

    public static void Normalize(DigitCnn net, Optimizer optimizer, Tensor images, Tensor labels)
    {
        net.ComputeGradients(images, labels);
        using var length = net.Weights.Gradients.norm();
        net.Weights.Gradients.div_(length);            // any change of the gradients
        optimizer.Step(net);
    }

    public static void Surgery(DigitCnn net, Optimizer optimizer, (Tensor Images, Tensor Labels) task, (Tensor Images, Tensor Labels) otherTask)
    {
        using var scope = NewDisposeScope();
        net.ComputeGradients(task.Images, task.Labels);
        var first = net.Weights.Gradients.clone();
        net.ComputeGradients(otherTask.Images, otherTask.Labels);
        var second = net.Weights.Gradients.clone();

        // Each gradient loses its part in the direction of the other if the two contradict each other. Yu et al., 2020.
        var product = first.dot(second);
        if (product.ToDouble() < 0)
        {
            (first, second) = (first - second * (product / second.dot(second)), second - first * (product / first.dot(first)));
        }

        net.Weights.Gradients.copy_(first + second);
        optimizer.Step(net);
    }

    public static void FromOutside(DigitCnn net, Optimizer optimizer, Tensor images, Tensor wanted)
    {
        using var outputs = net.Forward(images);
        using var difference = outputs.Digit - wanted;
        using var gradients = net.Backward(2 * difference);
        optimizer.Step(net);
    }

    public static Tensor Paint(IEnumerable<Tensor> points)
    {
        using var painter = new Painter(seed: 1);
        using var critic = new Critic(seed: 2);
        using Optimizer ofPainter = new Adam(), ofCritic = new Adam();
        foreach (var real in points)
        {
            using var scope = NewDisposeScope();
            var n = real.size(0);

            // The critic learns to tell real points from painted ones.
            Tensor painted = painter.Predict(randn(n, 8));
            critic.TrainStep(cat([real, painted], 0), cat([ones(n, 1), zeros(n, 1)], 0), ofCritic);

            // The painter learns to paint what the critic takes for real. The gradient of -mean(log(judged)) passes through the critic.
            painted = painter.Forward(randn(n, 8));
            Tensor judged = critic.Forward(painted);
            var wish = critic.Backward(-1 / (judged * n));
            painter.Backward(wish.Point);
            ofPainter.Step(painter);
        }
        return painter.Predict(randn(100, 8));
    }

    public static (Tensor Mean, Tensor Deviation) Doubt(DigitCnn net, Tensor images)
    {
        using var scope = NewDisposeScope();
        var draws = stack(Enumerable.Range(0, 20).Select(_ => (Tensor)net.Predict(images, training: true)), 0);
        var (mean, deviation) = (draws.mean([0]), draws.std(0));
        return (mean.MoveToOuterDisposeScope(), deviation.MoveToOuterDisposeScope());
    }

    public static void Scopes(DigitCnn net, Optimizer optimizer, IEnumerable<(Tensor Images, Tensor Labels)> batches)
    {
        foreach (var (images, labels) in batches)
        {
            using var scope = NewDisposeScope();
            net.TrainStep(images, labels, optimizer);
            var digits = net.Predict(images);        // disposed of with the scope
        }
    }
}
