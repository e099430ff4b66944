namespace CompiledNets.Torch.Tests;

public class ViewTests
{
    private static Tensor Numbers(params long[] shape) => arange(new Size(shape).numel(), ScalarType.Float64).reshape(shape);

    [Fact]
    public void Views_share_the_data_and_reshaping_copies_only_if_it_must()
    {
        using var x = Numbers(2, 3);
        using var view = x.view(3, -1);
        view[0, 0] = 9;
        Check.Is(x, 9, 1, 2, 3, 4, 5);
        Check.HasShape(x.reshape(6), 6);
        Check.HasShape(x.view_as(ones(3, 2)), 3, 2);
        Check.Fails("view size is not compatible", () => x.t().view(6));
        Check.Is(x.t().reshape(6), 9, 3, 1, 4, 2, 5);
        Check.Fails("invalid for input of size", () => x.view(4));
    }

    [Fact]
    public void Dimensions_change_places()
    {
        using var x = Numbers(2, 3, 4);
        Check.HasShape(x.permute(2, 0, 1), 4, 2, 3);
        Assert.Equal([1, 12, 4], x.permute(2, 0, 1).stride());
        Check.HasShape(x.transpose(0, -1), 4, 3, 2);
        Check.HasShape(x.swapdims(0, 1), 3, 2, 4);
        Check.HasShape(x.swapaxes(0, 1), 3, 2, 4);
        Check.HasShape(x.movedim([0], [2]), 3, 4, 2);
        Check.HasShape(x.moveaxis([0], [2]), 3, 4, 2);
        Check.HasShape(x.T, 4, 3, 2);
        Check.HasShape(x.mT, 2, 4, 3);
        Check.Is(Numbers(2, 2).t(), 0, 2, 1, 3);
        using var y = Numbers(2, 3);
        Assert.Same(y, y.transpose_(0, 1));
        Check.HasShape(y, 3, 2);
    }

    [Fact]
    public void Dimensions_of_one_come_and_go()
    {
        using var x = ones(2, 1, 3, 1);
        Check.HasShape(x.squeeze(), 2, 3);
        Check.HasShape(x.squeeze(1), 2, 3, 1);
        Check.HasShape(x.squeeze(0), 2, 1, 3, 1);
        Check.HasShape(x.unsqueeze(-1), 2, 1, 3, 1, 1);
        using var y = ones(2, 1);
        Assert.Same(y, y.squeeze_());
        Check.HasShape(y, 2);
        Check.HasShape(y.unsqueeze_(0), 1, 2);
        Check.HasShape(y.squeeze_(0), 2);
    }

    [Fact]
    public void Expanding_repeats_without_copying()
    {
        using var x = tensor([1.0, 2]).unsqueeze(1);
        Check.Is(x.expand(2, 3), 1, 1, 1, 2, 2, 2);
        Assert.Equal([1, 0], x.expand(new long[] { -1, 3 }).stride());
        Check.HasShape(x.expand([4L, 2, 3], false), 4, 2, 3);
        Check.HasShape(x.expand(new Size((2, 5))), 2, 5);
        Check.HasShape(x.expand_as(ones(2, 7)), 2, 7);
        Check.HasShape(x.broadcast_to(3, 2, 2), 3, 2, 2);
        Check.Fails("must match the existing size", () => x.expand(3, 3));
        Check.Is(x.repeat(1, 2), 1, 1, 2, 2);
        Check.Is(x.squeeze().tile([2]), 1, 2, 1, 2);
        Check.Is(x.squeeze().repeat_interleave(2), 1, 1, 2, 2);
        Check.Is(x.squeeze().repeat_interleave(tensor([0L, 3])), 2, 2, 2);
        Assert.Equal(2, broadcast_tensors(ones(2, 1), ones(3))[1].shape[0]);
    }

    [Fact]
    public void Flattening_and_unflattening()
    {
        using var x = Numbers(2, 3, 4);
        Check.HasShape(x.flatten(), 24);
        Check.HasShape(x.flatten(1), 2, 12);
        Check.HasShape(x.ravel(), 24);
        Check.HasShape(x.unflatten(2, 2, -1), 2, 3, 2, 2);
        Check.HasShape(x.unflatten(1, new Size((3, 1))), 2, 3, 1, 4);
        Assert.Throws<ArgumentException>(() => x.unflatten(3, 1));
    }

    [Fact]
    public void Slices_are_views()
    {
        using var x = Numbers(3, 4);
        Check.Is(x.narrow(1, 1, 2), 1, 2, 5, 6, 9, 10);
        Check.Is(x.select(0, -1), 8, 9, 10, 11);
        Check.Is(x.slice(1, 0, 4, 2), 0, 2, 4, 6, 8, 10);
        Check.Is(x.as_strided([2, 2], [4, 1], 1), 1, 2, 5, 6);
        Check.Is(tensor([1.0, 2, 3]).unfold(0, 2, 1), 1, 2, 2, 3);
        x.narrow(0, 0, 1).zero_();
        Check.Is(x.select(0, 0), 0, 0, 0, 0);
        Assert.Equal(5, x.narrow(0, 1, 1).narrow(1, 1, 1).storage_offset());
    }

    [Fact]
    public void Flips_rolls_diagonals_and_triangles()
    {
        using var x = Numbers(2, 2);
        Check.Is(x.flip(0), 2, 3, 0, 1);
        Check.Is(x.roll(1), 3, 0, 1, 2);
        Check.Is(x.roll(1, 1), 1, 0, 3, 2);
        Check.Is(x.roll([1, 1], [0, 1]), 3, 2, 1, 0);
        Check.Is(x.diag(), 0, 3);
        Check.Is(tensor([1.0, 2]).diag(), 1, 0, 0, 2);
        Check.Is(tensor([1.0, 2]).diag_embed(), 1, 0, 0, 2);
        Check.Is(x.tril(), 0, 0, 2, 3);
        Check.Is(x.triu(1), 0, 1, 0, 0);
    }

    [Fact]
    public void Splitting()
    {
        using var x = Numbers(5);
        Assert.Equal([2, 2, 1], x.split(2).Select(piece => piece.numel()));
        Assert.Equal([1, 4], x.split([1L, 4L], 0).Select(piece => piece.numel()));
        Assert.Equal([2, 2, 1], x.chunk(3).Select(piece => piece.numel()));
        Assert.Equal([3, 2], x.tensor_split(2).Select(piece => piece.numel()));
        Assert.Equal([1, 2, 2], x.tensor_split([1, 3]).Select(piece => piece.numel()));
        Assert.Equal([0, 1, 2, 3, 4], x.unbind().Select(piece => piece.item<double>()));
        Assert.Equal(3, Numbers(2, 3).unbind(1).Length);
        Assert.Single(empty(0).split(3));
        Assert.Empty(empty(0, 2).unbind());
        Check.Fails("split_with_sizes expects", () => x.split([1L, 1L], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.split(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.chunk(0));
    }

    [Fact]
    public void Joining()
    {
        using var x = Numbers(2, 2);
        Check.Is(cat([x, x], 1), 0, 1, 0, 1, 2, 3, 2, 3);
        Check.Is(cat(new List<Tensor> { x, x }), 0, 1, 2, 3, 0, 1, 2, 3);
        Check.HasShape(stack([x, x, x], 1), 2, 3, 2);
        Check.HasShape(stack(Enumerable.Repeat(x, 40)), 40, 2, 2);
        Check.HasShape(hstack(x, x), 2, 4);
        Check.HasShape(vstack([x, x]), 4, 2);
        Check.HasShape(dstack([x, x]), 2, 2, 2);
        Check.HasShape(column_stack([ones(3), ones(3)]), 3, 2);
        Check.Fails("Sizes of tensors must match", () => cat([x, ones(3, 3)]));
        using var alone = cat([x]);
        alone.fill_(7);
        Check.Is(x, 7, 7, 7, 7);
        Check.Fails("expected a non-empty list", () => cat([]));
        var grid = meshgrid([tensor([1.0, 2]), tensor([3.0, 4, 5])]);
        Check.Is(grid[0], 1, 1, 1, 2, 2, 2);
        Check.Is(grid[1], 3, 4, 5, 3, 4, 5);
        Assert.Throws<ArgumentException>(() => meshgrid([x], "ji"));
    }
}
