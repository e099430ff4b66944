using static TorchSharp.torch.nn;

namespace CompiledNets.Torch.Tests;

public class AutogradTests
{
    public static TheoryData<string, Func<Tensor, Tensor>, long[]> Functions() => new()
    {
        { "a polynomial", x => ((x * x * x) - (2 * x)).sum(), [3, 2] },
        { "exp, log and sqrt", x => (x.exp().log() + x.abs().add(1).sqrt()).sum(), [5] },
        { "a matrix product", x => x.mm(x.t()).pow(2).sum(), [3, 2] },
        { "softmax and entropy", x => F.cross_entropy(x, tensor([1L, 0, 2])), [3, 4] },
        { "tanh, sigmoid, gelu, silu", x => (x.tanh() + x.sigmoid() + x.gelu() + x.silu()).sum(), [7] },
        { "a convolution", x => F.conv2d(x, Check.Random(1, -1, 1, 3, 2, 2, 2), null, [2], [1]).square().sum(), [1, 2, 5, 5] },
        { "a convolution's weight", x => F.conv1d(Check.Random(2, -1, 1, 2, 3, 8), x).square().sum(), [2, 3, 3] },
        { "max pooling", x => F.max_pool2d(x, 2).square().sum(), [1, 1, 4, 6] },
        { "batch normalization", x => F.batch_norm(x, null, null, training: true).pow(3).sum(), [6, 2] },
        { "layer normalization", x => F.layer_norm(x, [4]).pow(3).sum(), [3, 4] },
        { "variance", x => x.var([0L]).sum(), [4, 3] },
        { "indexing and joining", x => cat([x[0], x[1] * 2, x.index_select(0, tensor([1L])).flatten()]).square().sum(), [2, 3] },
        { "gather and scatter", x => x.gather(1, tensor(new long[,] { { 0, 2 }, { 1, 1 } })).square().sum(), [2, 3] },
        { "cumulative sums", x => x.cumsum(1).square().sum(), [2, 3] },
        { "losses", x => F.mse_loss(x, zeros_like(x)) + F.huber_loss(x, ones_like(x), 0.3) + F.binary_cross_entropy_with_logits(x, full_like(x, 0.3)), [4] },
        { "einsum", x => einsum("ij,kj->ik", x, x).square().sum(), [2, 3] },
        { "padding and views", x => F.pad(x.permute(1, 0), (1, 1), PaddingModes.Reflect).square().sum(), [3, 3] },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_gradient_agrees_with_finite_differences(string name, Func<Tensor, Tensor> function, long[] shape)
    {
        Assert.NotEmpty(name);
        using var scope = NewDisposeScope();
        const double step = 1e-5;
        var x = Check.Random(20, 0.1, 1, shape).requires_grad_();
        var gradient = Check.Values(autograd.grad([function(x)], [x])[0]);
        using (no_grad())
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                var old = x.data<double>()[i];
                var up = At(old + step);
                var down = At(old - step);
                x.view(-1)[i] = old;
                Assert.Equal((up - down) / (2 * step), gradient[i], 1e-6);

                double At(double value)
                {
                    x.view(-1)[i] = value;
                    return function(x).item<double>();
                }
            }
        }
    }

    [Fact]
    public void Backward_accumulates_into_the_leaves()
    {
        using var x = tensor([1.0, 2]).requires_grad_();
        Assert.True(x.is_leaf);
        Assert.Null(Aten.get_grad(x));
        (x * x).sum().backward();
        Check.Is(Aten.get_grad(x)!, 2, 4);
        (x * 3).backward([tensor([1.0, 10])]);
        Check.Is(Aten.get_grad(x)!, 5, 34);
        autograd.backward((x * 1).sum());
        Check.Is(Aten.get_grad(x)!, 6, 35);
        autograd.backward(x * 1, tensor([0.0, 1]));
        Check.Is(Aten.get_grad(x)!, 6, 36);
    }

    [Fact]
    public void Backward_reaches_only_the_given_inputs()
    {
        using var x = tensor(2.0).requires_grad_();
        using var y = tensor(3.0).requires_grad_();
        autograd.backward([x * y], inputs: [x]);
        Check.Is(Aten.get_grad(x)!, 3);
        Assert.Null(Aten.get_grad(y));
    }

    [Fact]
    public void Gradients_of_gradients()
    {
        using var x = tensor(2.0).requires_grad_();
        var first = autograd.grad([x.pow(3)], [x], create_graph: true, retain_graph: true)[0];
        Check.Is(first, 12);
        Check.Is(autograd.grad([first], [x])[0], 12);
    }

    [Fact]
    public void A_graph_is_gone_after_backward_unless_it_is_kept()
    {
        using var x = tensor(2.0).requires_grad_();
        using var y = x.exp();
        y.backward(retain_graph: true);
        y.backward();
        Check.Fails("backward through the graph a second time", () => { y.backward(); return 0; });
    }

    [Fact]
    public void Unused_inputs_are_an_error_or_null()
    {
        using var x = tensor(2.0).requires_grad_();
        using var unused = tensor(3.0).requires_grad_();
        Check.Fails("not have been used in the graph", () => autograd.grad([x * 2], [unused]));
        Assert.Null(autograd.grad([x * 2], [unused], allow_unused: true)[0]);
    }

    [Fact]
    public void Intermediate_gradients_are_kept_on_request()
    {
        using var x = tensor(2.0).requires_grad_();
        using var y = x * 3;
        Assert.False(y.is_leaf);
        y.retain_grad();
        (y * y).backward();
        Check.Is(Aten.get_grad(y)!, 12);
    }

    [Fact]
    public void Recording_can_be_turned_off_and_nests()
    {
        using var x = ones(1).requires_grad_();
        Assert.True(is_grad_enabled());
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            using (set_grad_enabled(false))
                Assert.False(is_grad_enabled());
            Assert.False(is_grad_enabled());
        }

        Assert.True(is_grad_enabled());
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
            using (inference_mode(false))
                Assert.False(is_inference_mode_enabled());
        }

        Assert.False(is_inference_mode_enabled());
        Assert.False(x.detach().requires_grad);
        using var y = x * 2;
        y.detach_();
        Assert.False(y.requires_grad);
    }

    [Fact]
    public void The_mode_belongs_to_the_thread()
    {
        var elsewhere = false;
        var mode = inference_mode();
        using (no_grad())
        {
            var thread = new Thread(() =>
            {
                elsewhere = is_grad_enabled() && !is_inference_mode_enabled();
                Assert.Throws<InvalidOperationException>(mode.Dispose);
            });
            thread.Start();
            thread.Join();
        }

        mode.Dispose();
        Assert.True(elsewhere);
        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void Misuse_raises_libtorchs_errors()
    {
        using var x = ones(2).requires_grad_();
        Check.Fails("grad can be implicitly created only for scalar outputs", () => { (x * 2).backward(); return 0; });
        Check.Fails("does not require grad", () => { ones(1).backward(); return 0; });
        Check.Fails("a leaf Variable that requires grad is being used in an in-place operation", () => x.add_(1));
        Check.Fails("Tensors of floating point", () => ones(2, ScalarType.Int64).requires_grad_());
    }

    [Fact]
    public void A_parameter_takes_over_a_tensor()
    {
        var data = ones(2);
        using var parameter = Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        Check.Is(parameter, 1, 1);
        Assert.False(new TorchSharp.Modules.Parameter(ones(1), false).requires_grad);
        using var scope = NewDisposeScope();
        var inside = ones(1).AsParameter();
        Assert.True(scope.Contains(inside));
        Assert.Equal(1, scope.DisposablesCount);
        Assert.Throws<InvalidOperationException>(() => Parameter(data));
    }
}
