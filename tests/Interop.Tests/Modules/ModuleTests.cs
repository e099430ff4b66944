using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Interop.Tests;

/// <summary>Compares nets as modules of TorchSharp with libtorch's autograd and with the same modules by hand.</summary>
public sealed class ModuleTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void An_optimizer_of_TorchSharp_trains_a_net_as_it_trains_the_same_module()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var net = new Perceptron(seed: 1);
        using var module = net.AsTensorModule();
        using var byHand = nn.Sequential(("first", nn.Linear(6, 8)), ("tanh", nn.Tanh()), ("second", nn.Linear(8, 3)));
        var expected = byHand.parameters().ToList();
        using (no_grad())
        {
            expected[0].copy_(net.Dense.Kernel.t());
            expected[2].copy_(net.Dense1.Kernel.t());
            expected[1].zero_();
            expected[3].zero_();
        }

        using var adam = optim.Adam(module.parameters(), 0.01);
        using var adamByHand = optim.Adam(byHand.parameters(), 0.01);
        var before = net.Weights.Values.clone();
        for (var step = 0; step < 20; step++)
        {
            var (x, y) = (randn(16, 6), randn(16, 3));
            var loss = Step(module, adam, x, y);
            Assert.Equal(Step(byHand, adamByHand, x, y), loss, 1e-5);
        }

        AssertClose(expected[0].t(), net.Dense.Kernel);
        AssertClose(expected[1], net.Dense.Bias);
        AssertClose(expected[2].t(), net.Dense1.Kernel);
        AssertClose(expected[3], net.Dense1.Bias);
        Assert.True((net.Weights.Values - before).abs().max().ToDouble() > 0.05);
        Assert.Equal(20, net.Step);

        static double Step(nn.Module<Tensor, Tensor> module, optim.Optimizer optimizer, Tensor x, Tensor y)
        {
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(module.call(x), y);
            loss.backward();
            optimizer.step();
            return loss.ToDouble();
        }
    }

    [Fact]
    public void Gradients_of_weights_and_inputs_are_those_of_autograd()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        using var net = new SmallCnn(seed: 2);
        using var other = new SmallCnn(seed: 2);
        using var module = net.AsTensorModule();
        var (first, second) = (randn(4, 8, 8, 2), randn(3, 8, 8, 2));

        // Both calls come before the backward pass, the sum's gradient is a view with strides of zero, and the input of the second call is no leaf.
        var own = Gradients(module.call, net, first, second);
        var expected = Gradients(image => other.ForwardWithAutograd(image), other, first, second);
        Assert.Equal(expected.Count, own.Count);
        Assert.All(expected.Zip(own), pair => AssertClose(pair.First, pair.Second));
        Assert.True(own.Max(gradient => gradient.abs().max().ToDouble()) > 0.01);

        static List<Tensor> Gradients(Func<Tensor, Tensor> call, SmallCnn net, Tensor first, Tensor second)
        {
            var (x, z) = (first.clone().requires_grad_(), second.clone().requires_grad_());
            var loss = call(x)[TensorIndex.Colon, 0].sum() + (call(z * 2)[TensorIndex.Colon, 1] * 3).sum();
            loss.backward();
            return [x.grad!, z.grad!, .. net.Weights.Learned.Select(weight => weight.Leaf.grad!)];
        }
    }

    [Fact]
    public void Modules_before_and_after_a_net_get_the_gradients_of_autograd()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var net = new Perceptron(seed: 3);
        var (before, after) = (nn.Linear(4, 6), nn.Linear(3, 2));
        using var sequence = nn.Sequential(("before", before), ("net", net.AsTensorModule()), ("after", after));
        Assert.Equal(["before.weight", "before.bias", "net.dense.kernel", "net.dense.bias", "net.dense_1.kernel", "net.dense_1.bias", "after.weight", "after.bias"], sequence.named_parameters().Select(parameter => parameter.name));

        var x = randn(5, 4);
        sequence.call(x).square().sum().backward();
        var own = sequence.parameters().Select(parameter => parameter.grad!.clone()).ToList();
        sequence.zero_grad();
        after.call(net.ForwardWithAutograd(before.call(x))).square().sum().backward();
        Assert.All(sequence.parameters().Zip(own), pair => AssertClose(pair.First.grad!, pair.Second));
    }

    [Fact]
    public void A_net_with_ids_and_several_outputs_is_a_module_of_its_records()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        using var net = new Mixed(seed: 4);
        using var module = net.AsModule();
        var (ids, extra) = (randint(10, [3, 7], ScalarType.Int64), randn(3, 5));
        var (own, expected) = (Gradients(inputs => module.call(inputs)), Gradients(inputs => net.ForwardWithAutograd(inputs)));
        Assert.All(expected.Zip(own), pair => AssertClose(pair.First, pair.Second));
        Assert.Throws<ArgumentException>(() => net.AsTensorModule());

        List<Tensor> Gradients(Func<Mixed.Inputs, Mixed.Outputs> call)
        {
            foreach (var weight in net.Weights.Learned)
            {
                weight.Leaf.grad = null;
            }

            var leaf = extra.clone().requires_grad_();
            var outputs = call(new(ids, leaf));
            (outputs.Score.sum() + (outputs.Hidden * outputs.Hidden).sum() + (outputs.Given * 3).sum()).backward();
            return [leaf.grad!.clone(), .. net.Weights.Learned.Select(weight => weight.Leaf.grad!.clone()), outputs.Score.detach(), outputs.Hidden.detach(), outputs.Given.detach()];
        }
    }

    [Fact]
    public void Training_mode_updates_moving_averages_and_draws_new_numbers_and_evaluation_mode_predicts()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var net = new SmallCnn(seed: 5);
        using var module = net.AsTensorModule();
        var image = randn(4, 8, 8, 2);
        Assert.Equal(net.Weights.Fixed.Select(weight => weight.Name), module.named_buffers().Select(buffer => buffer.name));
        var mean = module.named_buffers().First(buffer => buffer.name.EndsWith("moving_mean", StringComparison.Ordinal)).buffer;
        Assert.Equal(0, mean.abs().max().ToDouble());
        module.call(image);
        Assert.NotEqual(0, mean.abs().max().ToDouble());
        var kept = mean.clone();
        module.eval();
        AssertClose(net.Predict(image), module.call(image));
        Assert.Equal(kept.data<float>().ToArray(), mean.data<float>().ToArray());

        using var dropping = new Dropping(seed: 5);
        using var droppingModule = dropping.AsTensorModule();
        var (first, second) = (droppingModule.call(ones(1, 64)), droppingModule.call(ones(1, 64)));
        Assert.NotEqual(first.data<float>().ToArray(), second.data<float>().ToArray());
        Assert.Contains(0f, first.data<float>().ToArray());
        droppingModule.eval();
        Assert.All(droppingModule.call(ones(1, 64)).data<float>().ToArray(), number => Assert.Equal(1f, number));
    }

    [Fact]
    public void Weights_that_are_not_trained_get_no_gradient()
    {
        using var scope = NewDisposeScope();
        using var net = new OnFrozen(seed: 6);
        using var module = net.AsTensorModule();
        Assert.Equal(["dense.kernel", "dense.bias"], module.named_parameters().Select(parameter => parameter.name));
        Assert.Equal(4, module.named_buffers().Count());

        net.Weights["dense.bias"].Trainable = false;
        module.call(randn(2, 6)).sum().backward();
        Assert.NotNull(net.Weights["dense.kernel"].Leaf.grad);
        Assert.Null(net.Weights["dense.bias"].Leaf.grad);
    }

    [Fact]
    public void A_state_dict_has_the_weights_of_the_net_and_loads_them()
    {
        using var scope = NewDisposeScope();
        using Perceptron net = new(seed: 7), other = new(seed: 8);
        using nn.Module<Tensor, Tensor> module = net.AsTensorModule(), otherModule = other.AsTensorModule();
        otherModule.load_state_dict(module.state_dict());
        Assert.Equal(net.Weights.Values.data<float>().ToArray(), other.Weights.Values.data<float>().ToArray());
    }

    [Fact]
    public void A_module_cannot_be_converted_and_leaves_the_net_as_it_is()
    {
        using var net = new Perceptron(seed: 9);
        using (var module = net.AsTensorModule())
        {
            Assert.Same(module, module.to(ScalarType.Float32));
            Assert.Same(module, module.to(CPU));
            Assert.Throws<InvalidOperationException>(() => module.to(ScalarType.Float64));
        }

        using var predicted = net.Predict(zeros(1, 6));
        Assert.Equal([1, 3], predicted.Output.shape);
        Assert.False(net.Weights["dense.kernel"].Leaf.IsInvalid);
    }

    [Fact]
    public void Steps_leave_no_tensors_behind()
    {
        using var net = new SmallCnn(seed: 10);
        using var module = net.AsTensorModule();
        using var sgd = optim.SGD(module.parameters(), 0.01);
        Step();
        Step();
        var before = Tensor.TotalCount;
        for (var step = 0; step < 20; step++)
        {
            Step();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.InRange(Tensor.TotalCount, 0, before + 5);

        void Step()
        {
            using var scope = NewDisposeScope();
            sgd.zero_grad();
            module.call(randn(4, 8, 8, 2)).square().sum().backward();
            sgd.step();
            module.eval();
            module.call(randn(4, 8, 8, 2));
            module.train();
        }
    }

    internal static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        var difference = (expected - actual).abs().max().ToDouble();
        Assert.True(difference <= Tolerance * Math.Max(1, expected.abs().max().ToDouble()), $"The difference is {difference:E2}.");
    }
}
