namespace CompiledNets.Torch.Tests;

/// <summary>Operators that write into a given tensor: the same values, and the same memory as before.</summary>
public class OutTests
{
    private static readonly Tensor A = Check.Random(41, 0.1, 1, 4, 4);
    private static readonly Tensor B = Check.Random(42, 0.1, 1, 4, 4);

    public static TheoryData<string, Func<Tensor>, Action<Tensor>> Operators() => new()
    {
        { "add", () => A.add(B, 2), o => Aten.add_out(A, B, 2, o) },
        { "sub", () => A.sub(B), o => Aten.sub_out(A, B, 1, o) },
        { "mul", () => A.mul(B), o => Aten.mul_out(A, B, o) },
        { "div", () => A.div(B), o => Aten.div_out(A, B, o) },
        { "maximum", () => A.maximum(B), o => Aten.maximum_out(A, B, o) },
        { "minimum", () => A.minimum(B), o => Aten.minimum_out(A, B, o) },
        { "mm", () => A.mm(B), o => Aten.mm_out(A, B, o) },
        { "bmm", () => A.view(1, 4, 4).bmm(B.view(1, 4, 4)), o => Aten.bmm_out(A.view(1, 4, 4), B.view(1, 4, 4), o) },
        { "addmm", () => B.addmm(A, B, 0.5f, 2), o => Aten.addmm_out(B, A, B, 0.5, 2, o) },
        { "baddbmm", () => B.view(1, 4, 4).baddbmm(A.view(1, 4, 4), B.view(1, 4, 4)), o => Aten.baddbmm_out(B.view(1, 4, 4), A.view(1, 4, 4), B.view(1, 4, 4), 1, 1, o) },
        { "sum", () => A.sum(1), o => Aten.sum_out(A, [1], false, o) },
        { "mean", () => A.mean([0]), o => Aten.mean_out(A, [0], false, o) },
        { "cat", () => cat([A, B]), o => Aten.cat_out(Tensors.Of([A, B]), 0, o) },
        { "index_select", () => A.index_select(0, tensor([2L, 0])), o => Aten.index_select_out(A, 0, tensor([2L, 0]), o) },
        { "sigmoid", () => A.sigmoid(), o => Aten.sigmoid_out(A, o) },
        { "tanh", () => A.tanh(), o => Aten.tanh_out(A, o) },
        { "exp", () => A.exp(), o => Aten.exp_out(A, o) },
        { "log", () => A.log(), o => Aten.log_out(A, o) },
        { "sqrt", () => A.sqrt(), o => Aten.sqrt_out(A, o) },
        { "neg", () => A.neg(), o => Aten.neg_out(A, o) },
        { "relu", () => (A - 0.5).relu(), o => Aten.clamp_min_out(A - 0.5, 0, o) },
        { "gelu", () => A.gelu(), o => Aten.gelu_out(A, "none", o) },
        { "softmax", () => A.softmax(1), o => Aten.softmax_out(A, 1, o) },
        { "log_softmax", () => A.log_softmax(1), o => Aten.log_softmax_out(A, 1, o) },
        { "threshold_backward", () => Aten.threshold_backward(A, B, 0.5), o => Aten.threshold_backward_out(A, B, 0.5, o) },
        { "sigmoid_backward", () => Aten.sigmoid_backward(A, B), o => Aten.sigmoid_backward_out(A, B, o) },
        { "tanh_backward", () => Aten.tanh_backward(A, B), o => Aten.tanh_backward_out(A, B, o) },
        { "silu_backward", () => Aten.silu_backward(A, B), o => Aten.silu_backward_out(A, B, o) },
        { "gelu_backward", () => Aten.gelu_backward(A, B, "none"), o => Aten.gelu_backward_out(A, B, "none", o) },
    };

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_result_is_written_where_it_belongs(string name, Func<Tensor> expected, Action<Tensor> write)
    {
        Assert.NotEmpty(name);
        using var result = expected();
        using var target = full_like(result, double.NaN);
        var before = Address(target);
        write(target);
        Check.Same(result, target, 1e-15);
        Assert.Equal(before, Address(target));
    }

    [Fact]
    public void Pooling_writes_values_and_indices_and_gradients()
    {
        using var x = Check.Random(43, -1, 1, 1, 2, 6, 6);
        var (y, indices) = Aten.max_pool2d_with_indices(x, [2, 2], [2, 2], [0, 0], [1, 1], false);
        using var values = empty_like(y);
        using var places = empty_like(indices);
        Aten.max_pool2d_with_indices_out(x, [2, 2], [2, 2], [0, 0], [1, 1], false, values, places);
        Check.Same(y, values);
        Check.Same(indices, places);
        using var gradient = empty_like(x);
        Aten.max_pool2d_with_indices_backward_out(y, x, [2, 2], [2, 2], [0, 0], [1, 1], false, indices, gradient);
        Check.Same(Aten.max_pool2d_with_indices_backward(y, x, [2, 2], [2, 2], [0, 0], [1, 1], false, indices), gradient);
    }

    [Fact]
    public void Writing_into_a_recorded_tensor_is_an_error() =>
        Check.Fails("out=... arguments don't support automatic differentiation", () => { Aten.mul_out(A, B, empty(4, 4, ScalarType.Float64).requires_grad_()); return 0; });

    private static unsafe nint Address(Tensor tensor)
    {
        fixed (byte* data = tensor.bytes)
            return (nint)data;
    }
}
