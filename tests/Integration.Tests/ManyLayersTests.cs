using CompiledNets.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Checks a net whose emitted steps have loops over layers.</summary>
public sealed class ManyLayersTests
{
    [Fact]
    public void The_outputs_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var net = new ManyLayers(seed: 1, dtype: ScalarType.Float64);
        var x = randn([4, 6], ScalarType.Float64);
        var y = Layer("dense", x).tanh();
        for (var i = 1; i <= ManyLayers.Blocks; i++)
        {
            y = (Layer($"dense_{i}", y).tanh() + y) * 0.9f;
        }

        var expected = Layer($"dense_{ManyLayers.Blocks + 1}", y).softmax(-1);
        foreach (var actual in (Tensor[])[net.Predict(x), net.Predict(x), net.Predict(x)])
        {
            Assert.True((expected - actual).abs().max().ToDouble() < 1e-12);
        }

        Tensor Layer(string name, Tensor from) => from.matmul(net.Weights[name + ".kernel"].Value) + net.Weights[name + ".bias"].Value;
    }

    [Fact]
    public void The_gradients_are_those_of_autograd()
    {
        using var net = new ManyLayers(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Fact]
    public void A_step_leaves_out_what_only_layers_need_that_are_not_trainable()
    {
        using var net = new ManyLayers(seed: 1, dtype: ScalarType.Float64);
        net.Dense40.Trainable = false;
        net.Dense.Trainable = false;
        using var scope = NewDisposeScope();
        var (x, wanted) = (RandomBatch.Inputs(net), RandomBatch.Targets(net));
        for (var run = 0; run < 3; run++)
        {
            net.ComputeGradients(x, wanted);
        }

        var expected = autograd.grad([net.LossWithAutograd(x, wanted)], [net.Weights["dense_39.kernel"].Leaf, net.Weights["dense_41.kernel"].Leaf]);
        Assert.True((expected[0] - net.Dense39.KernelGradient).abs().max().ToDouble() < 1e-12);
        Assert.True((expected[1] - net.Dense41.KernelGradient).abs().max().ToDouble() < 1e-12);
    }

    [Fact]
    public void A_step_of_a_thousand_layers_computes_the_gradients_that_layers_need()
    {
        using var net = new ThousandLayers(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(net);
        for (var i = 0; i < 700; i++)
        {
            var layer = (NetLayer)typeof(ThousandLayers).GetProperty(i == 0 ? "Dense" : $"Dense{i}")!.GetValue(net)!;
            layer.Trainable = false;
        }

        using var scope = NewDisposeScope();
        var (x, wanted) = (RandomBatch.Inputs(net), RandomBatch.Targets(net));
        net.ComputeGradients(x, wanted);
        var expected = autograd.grad([net.LossWithAutograd(x, wanted)], [net.Weights["dense_700.kernel"].Leaf, net.Weights["dense_1100.kernel"].Leaf]);
        Assert.True((expected[0] - net.Dense700.KernelGradient).abs().max().ToDouble() < 1e-12);
        Assert.True((expected[1] - net.Dense1100.KernelGradient).abs().max().ToDouble() < 1e-12);
    }

    [Fact]
    public void The_summary_and_the_picture_have_all_layers()
    {
        using var net = new ManyLayers(seed: 1);
        var summary = net.Summary();
        var arrows = net.Graph.ToDot().Split('\n').Where(line => line.Contains(" -> ", StringComparison.Ordinal)).Select(line => line.Trim()).ToHashSet();
        for (var i = 1; i <= ManyLayers.Blocks; i++)
        {
            var (before, dense, dropout, add, after) = (i == 1 ? "dense" : Name("multiply", i - 2), $"dense_{i}", Name("dropout", i - 1), Name("add", i - 1), Name("multiply", i - 1));
            Assert.Superset(new HashSet<string> { $"\"{before}\" -> \"{dense}\";", $"\"{dense}\" -> \"{dropout}\";", $"\"{dropout}\" -> \"{add}\";", $"\"{before}\" -> \"{add}\";", $"\"{add}\" -> \"{after}\";" }, arrows);
            Assert.Contains($" {dense} (Dense) ", summary, StringComparison.Ordinal);
        }

        Assert.Equal(3 + (5 * ManyLayers.Blocks), arrows.Count);

        static string Name(string word, int number) => number == 0 ? word : $"{word}_{number}";
    }
}
