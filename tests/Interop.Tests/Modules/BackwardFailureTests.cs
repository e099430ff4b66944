using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Interop.Tests;

/// <summary>A backward pass that is not possible computes no gradients, and the next call of the module says why. Native code calls it, so it cannot throw.</summary>
public sealed class BackwardFailureTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Perceptron _net = new(seed: 1);
    private readonly nn.Module<Tensor, Tensor> _module;
    private readonly Tensor _x = randn(2, 6);

    public BackwardFailureTests() => _module = _net.AsTensorModule();

    [Fact]
    public void A_second_backward_pass_of_a_call_fails()
    {
        var loss = _module.call(_x).sum();
        loss.backward(retain_graph: true);
        var first = Gradient()!.clone();
        loss.backward();
        Assert.Equal(first.data<float>().ToArray(), Gradient()!.data<float>().ToArray());
        AssertReported("runs once");
    }

    [Fact]
    public void A_change_of_a_weight_before_the_backward_pass_fails()
    {
        var loss = _module.call(_x).sum();
        using (no_grad())
        {
            _net.Weights["dense_1.kernel"].Leaf.mul_(2);
        }

        loss.backward();
        Assert.Null(Gradient());
        AssertReported("A weight was changed");
    }

    [Fact]
    public void A_backward_pass_in_evaluation_mode_fails()
    {
        _module.eval();
        _module.call(_x).sum().backward();
        Assert.Null(Gradient());
        AssertReported("evaluation mode");
    }

    [Fact]
    public void Gradients_of_gradients_fail()
    {
        var x = _x.clone().requires_grad_();
        autograd.grad([_module.call(x).sum()], [x], create_graph: true, allow_unused: true);
        AssertReported("create_graph");
    }

    [Fact]
    public void A_backward_pass_of_a_net_that_is_disposed_of_fails()
    {
        var loss = _module.call(_x).sum();
        _net.Dispose();
        loss.backward();
        Assert.Contains("is disposed of", Assert.Throws<InvalidOperationException>(() => _module.call(_x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_input_is_reported_at_the_call()
    {
        var exception = Assert.Throws<ArgumentException>(() => _module.call(randn(2, 5)));
        Assert.Contains("'x' must have the shape", exception.Message, StringComparison.Ordinal);
        _module.call(_x).sum().backward();
        Assert.NotNull(Gradient());
    }

    [Fact]
    public void Outputs_and_inputs_may_be_changed_in_place_after_a_call()
    {
        var x = _x.clone();
        var output = _module.call(x);
        using (no_grad())
        {
            x.zero_();
        }

        (output.relu_() * 1).sum().backward();
        var own = Gradient()!.clone();
        _net.Weights["dense.kernel"].Leaf.grad = null;
        Tensor expected = _net.ForwardWithAutograd(_x);
        expected.relu().sum().backward();
        ModuleTests.AssertClose(Gradient()!, own);
    }

    public void Dispose()
    {
        _module.Dispose();
        _net.Dispose();
        _scope.Dispose();
    }

    private Tensor? Gradient() => _net.Weights["dense.kernel"].Leaf.grad;

    // The error is reported once. Then the module works again.
    private void AssertReported(string reason)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => _module.call(_x));
        Assert.Contains("Perceptron: the backward pass of an earlier call", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
        _module.train();
        Assert.Equal([2, 3], _module.call(_x).shape);
    }
}
