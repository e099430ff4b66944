using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>
/// Checks that a backward pass ends below the lowest layer that is trainable at run time, and that all gradients above it are those of autograd.
/// </summary>
public sealed class StageTests
{
    private const int Seed = 5;

    [Theory]
    [InlineData("low norm")]
    [InlineData("low norm middle")]
    [InlineData("middle")]
    [InlineData("high")]
    [InlineData("low norm middle high")]
    public void A_chain_computes_no_gradient_below_the_lowest_layer_that_learns(string frozen)
    {
        using var net = new Chain(seed: Seed, dtype: ScalarType.Float64);

        // The stage above all others always runs.
        string[] others = ["low", "norm", "middle"];
        Check(net, frozen.Split(' '), others.TakeWhile(frozen.Split(' ').Contains));
    }

    [Theory]
    [InlineData("words lstm shared between", "words lstm shared between")]
    [InlineData("first second third", "first second third")]
    [InlineData("first second", "first second")]
    [InlineData("words lstm", "words lstm")]
    [InlineData("words lstm first", "words lstm first")]
    [InlineData("second third", "")]
    [InlineData("words lstm shared between first second third", "words lstm shared between first second third")]
    [InlineData("words lstm shared between head", "words lstm shared between")]
    public void Towers_compute_no_gradient_of_a_tower_in_which_nothing_learns(string frozen, string skipped)
    {
        using var net = new Towers(seed: Seed, dtype: ScalarType.Float64);
        Check(net, frozen.Split(' '), skipped.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_net_in_a_net_is_left_out_if_nothing_in_it_learns()
    {
        using var net = new OnChain(seed: Seed, dtype: ScalarType.Float64);
        Check(net, ["chain.low", "chain.norm", "chain.middle", "chain.high"], ["chain.low", "chain.norm", "chain.middle", "chain.high"]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(39)]
    public void Many_layers_share_stages(int frozen)
    {
        using var net = new ManyLayers(seed: Seed, dtype: ScalarType.Float64);
        var names = Enumerable.Range(0, 40).Select(i => i == 0 ? "dense" : $"dense_{i}").ToList();

        // A stage has three layers.
        Check(net, names.Take(frozen), names.Take(frozen / 3 * 3));
    }

    [Fact]
    public void A_weight_that_learns_keeps_its_layer_and_those_above_in_the_pass()
    {
        using var net = new Chain(seed: Seed, dtype: ScalarType.Float64);
        net.Low.Trainable = net.Norm.Trainable = net.Middle.Trainable = false;
        net.Middle.Weights.Single(weight => weight.Structure.Name == "bias").Trainable = true;
        Compare(net, skipped: ["low", "norm"]);
    }

    [Fact]
    public void Backward_returns_the_gradients_of_inputs_below_layers_that_do_not_learn()
    {
        using var net = new Chain(seed: Seed, dtype: ScalarType.Float64);
        Freeze(net, ["low", "norm", "middle"]);
        GradientCheck.ForwardBackward(net);

        // The other input is of ids, which have no gradient.
        using var towers = new Towers(seed: Seed, dtype: ScalarType.Float64);
        Freeze(towers, ["words", "lstm", "first", "second", "third"]);
        towers.Words.Weights[0].Gradient.fill_(double.NaN);
        using var words = randint(9, [2, 7], ScalarType.Int64);
        using var x = rand(2, 5, ScalarType.Float64).requires_grad_();
        using var expected = towers.ForwardWithAutograd(new(words, x));
        var gradient = autograd.grad([expected.Both, expected.Left], [x], [ones_like(expected.Both), ones_like(expected.Left)])[0];
        using var outputs = towers.Forward(new(words, x.detach()));
        using var both = ones_like(outputs.Both);
        using var left = ones_like(outputs.Left);
        using var actual = towers.Backward(new(both, left));
        Assert.True(allclose(actual.X, gradient));
        Assert.True(towers.Words.Weights[0].Gradient.isnan().all().ToBoolean());
    }

    [Fact]
    public void A_layer_that_learns_again_gets_its_gradients_again()
    {
        using var net = new Chain(seed: Seed, dtype: ScalarType.Float64);
        using var optimizer = new SGD(0.1);
        using var x = rand(3, 6, 6, 2, ScalarType.Float64);
        using var wanted = rand(3, 2, ScalarType.Float64);
        net.ComputeGradients(x, wanted);
        Assert.True(net.Low.KernelGradient.abs().max().ToDouble() > 0);
        net.Low.Trainable = net.Norm.Trainable = false;

        // The gradient of the last step is not taken for one of this step.
        Assert.Equal(0, net.Low.KernelGradient.abs().max().ToDouble());
        using var before = net.Low.Kernel.clone();
        net.TrainStep(x, wanted, optimizer);
        Assert.True(net.Low.Kernel.equal(before).all().ToBoolean());
        net.Low.Trainable = true;
        net.TrainStep(x, wanted, optimizer);
        Assert.False(net.Low.Kernel.equal(before).all().ToBoolean());
        GradientCheck.Train(net);
    }

    /// <summary>Freezes layers, and compares the gradients of a step.</summary>
    private static void Check<TI, TO, TG, TT>(TrainableNet<TI, TO, TG, TT> net, IEnumerable<string> frozen, IEnumerable<string> skipped)
        where TI : IBatch<TI>
        where TO : IBatch<TO>, IDisposable
        where TG : IBatch<TG>, IDisposable
        where TT : IBatch<TT>
    {
        Freeze(net, frozen);
        Compare(net, skipped);
    }

    /// <summary>Makes layers not trainable, and all others trainable.</summary>
    private static void Freeze(CompiledNet net, IEnumerable<string> layers)
    {
        var names = layers.ToHashSet();
        foreach (var (name, weight) in net.NamedWeights().Where(named => named.Weight.HasGradient))
        {
            weight.Trainable = !names.Contains(name[..name.LastIndexOf('.')]);
        }
    }

    /// <summary>Checks that a step computes the gradients of autograd, except for those of the given layers, which it does not touch.</summary>
    private static void Compare<TI, TO, TG, TT>(TrainableNet<TI, TO, TG, TT> net, IEnumerable<string> skipped)
        where TI : IBatch<TI>
        where TO : IBatch<TO>, IDisposable
        where TG : IBatch<TG>, IDisposable
        where TT : IBatch<TT>
    {
        manual_seed(Seed);
        var sizes = new Dictionary<string, long> { ["T"] = 7 };
        var (inputs, targets) = (RandomBatch.Inputs(net, sizes), RandomBatch.Targets(net, sizes));
        var weights = net.NamedWeights().Where(named => named.Weight.HasGradient).ToList();
        weights.ForEach(named => named.Weight.Gradient.fill_(double.NaN));
        var loss = net.ComputeGradients(inputs, targets);
        using var expected = net.LossWithAutograd(inputs, targets);
        Assert.Equal(expected.ToDouble(), loss, 1e-12);
        var gradients = autograd.grad([expected], weights.Select(named => (Tensor)named.Weight.Leaf).ToArray());
        var left = skipped.ToHashSet();
        for (var i = 0; i < weights.Count; i++)
        {
            var (name, weight) = weights[i];
            var isSkipped = left.Contains(name[..name.LastIndexOf('.')]);
            Assert.True(
                isSkipped ? weight.Gradient.isnan().all().ToBoolean() : allclose(weight.Gradient, gradients[i], atol: 1e-12),
                $"Seed {Seed}: the gradient of {name} is {(isSkipped ? "computed" : "not that of autograd")}.");
        }
    }
}
