namespace CompiledNets.Torch.Tests;

public class IndexingTests
{
    private static Tensor Numbers() => arange(24, ScalarType.Float64).view(2, 3, 4);

    [Fact]
    public void Numbers_select_and_negative_ones_count_from_the_end()
    {
        using var x = Numbers();
        Assert.Equal(23, x[1, 2, 3].item<double>());
        Assert.Equal(23, x[-1, -1, -1].item<double>());
        Check.Is(x[0, 1], 4, 5, 6, 7);
        Check.HasShape(x[1], 3, 4);
        Check.Fails("out of bounds", () => x[2]);
        Check.Fails("too many indices", () => x[0, 0, 0, 0]);
    }

    [Fact]
    public void Slices_ranges_ellipses_and_new_dimensions()
    {
        using var x = Numbers();
        Check.Is(x[TensorIndex.Ellipsis, 0], 0, 4, 8, 12, 16, 20);
        Check.Is(x[0, TensorIndex.Slice(1, 3), 1], 5, 9);
        Check.Is(x[0, 0, TensorIndex.Slice(step: 2)], 0, 2);
        Check.Is(x[0, 0, 1..3], 1, 2);
        Check.Is(x[0, 0, 1..], 1, 2, 3);
        Check.Is(x[0, 0, ..^1], 0, 1, 2);
        Check.Is(x[0, 0, ^2..], 2, 3);
        Check.Is(x[0, 0, (1, null)], 1, 2, 3);
        Check.HasShape(x[TensorIndex.Colon, TensorIndex.None, 0], 2, 1, 4);
        Check.HasShape(x[TensorIndex.Null, TensorIndex.Ellipsis], 1, 2, 3, 4);
        Check.HasShape(x[TensorIndex.Bool(true)], 1, 2, 3, 4);
        Check.HasShape(x[TensorIndex.Bool(false)], 0, 2, 3, 4);
    }

    [Fact]
    public void Tensors_of_indices_and_masks()
    {
        using var x = Numbers();
        Check.Is(x[tensor([1L, 0]), tensor([0L, 2]), tensor([3L, 3])], 15, 11);
        Check.Is(x[TensorIndex.Tensor(tensor([1L])), 0, TensorIndex.Slice(2)], 14, 15);
        Check.Is(x[x > 21], 22, 23);
        Check.Is(x.index(tensor([1L]), tensor([2L])), 20, 21, 22, 23);
    }

    [Fact]
    public void Setting_writes_into_the_tensor()
    {
        using var x = zeros(2, 3, ScalarType.Float64);
        x[0, 1] = 5;
        x[1] = tensor([7.0, 8, 9]);
        Check.Is(x, 0, 5, 0, 7, 8, 9);
        x[TensorIndex.Colon, 0] = -1;
        Check.Is(x, -1, 5, 0, -1, 8, 9);
        x[x > 6] = 6;
        Check.Is(x, -1, 5, 0, -1, 6, 6);
        Assert.Same(x, x.index_put_(2, TensorIndex.Single(0), TensorIndex.Ellipsis));
        Check.Is(x, 2, 2, 2, -1, 6, 6);
        x.index_put_(tensor([3.0]), tensor([0L]), tensor([2L]));
        Check.Is(x, 2, 2, 3, -1, 6, 6);
    }

    [Fact]
    public void Selecting_and_adding_slices_by_index()
    {
        using var x = arange(6, ScalarType.Float64).view(3, 2);
        using var index = tensor([2L, 0]);
        Check.Is(x.index_select(0, index), 4, 5, 0, 1);
        Check.Is(x.index_add(0, index, ones(2, 2, ScalarType.Float64), 10), 10, 11, 2, 3, 14, 15);
        Check.Is(x.index_copy(0, index, zeros(2, 2, ScalarType.Float64)), 0, 0, 2, 3, 0, 0);
        Check.Is(x.index_fill(1, tensor([1L]), -1), 0, -1, 2, -1, 4, -1);
        using var y = x.clone();
        Assert.Same(y, y.index_add_(0, tensor([0L, 0]), ones(2, 2, ScalarType.Float64), 1));
        Check.Is(y, 2, 3, 2, 3, 4, 5);
        Check.Is(x.take(tensor([5L, 0])), 5, 0);
        Check.Is(x.take_along_dim(tensor(new long[,] { { 1 }, { 0 }, { 1 } }), 1), 1, 2, 5);
        Check.Fails("index out of range", () => x.index_select(0, tensor([3L])));
    }

    [Fact]
    public void Gathering_and_scattering()
    {
        using var x = arange(6, ScalarType.Float64).view(2, 3);
        using var index = tensor(new long[,] { { 0, 0 }, { 2, 1 } });
        Check.Is(x.gather(1, index), 0, 0, 5, 4);
        Check.Is(gather(x, 1, index), 0, 0, 5, 4);
        using var source = tensor(new double[,] { { 10, 20 }, { 30, 40 } });
        Check.Is(zeros(2, 3, ScalarType.Float64).scatter(1, tensor(new long[,] { { 0, 1 }, { 2, 1 } }), source), 10, 20, 0, 0, 40, 30);
        Check.Is(zeros(2, 3, ScalarType.Float64).scatter_add_(1, index, source), 30, 0, 0, 0, 40, 30);
        Check.Is(x.select_scatter(tensor([7.0, 7]), 1, 0), 7, 1, 2, 7, 4, 5);
        Check.Is(x.slice_scatter(tensor(new double[,] { { 8 }, { 9 } }), 1, 1, 2), 0, 8, 2, 3, 9, 5);
    }

    [Fact]
    public void Masks_fill_select_and_choose()
    {
        using var x = tensor([1.0, 2, 3]);
        using var mask = tensor([true, false, true]);
        Check.Is(x.masked_fill(mask, 9), 9, 2, 9);
        Check.Is(x.masked_select(mask), 1, 3);
        Check.Is(x.masked_scatter(mask, tensor([7.0, 8])), 7, 2, 8);
        Check.Is(x.where(mask, -x), 1, -2, 3);
        Check.Is(where(mask, x, -x), 1, -2, 3);
        Check.Is(x.clone().masked_fill_(mask, 0), 0, 2, 0);
        Check.Is(mask.nonzero(), 0, 2);
        Check.Is(mask.argwhere(), 0, 2);
        Check.Is(eye(2).nonzero_as_list()[1], 0, 1);
    }
}
