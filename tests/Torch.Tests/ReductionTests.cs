namespace CompiledNets.Torch.Tests;

public class ReductionTests
{
    private static readonly Tensor X = tensor(new double[,] { { 3, 1, 2 }, { 6, 5, 4 } });

    [Fact]
    public void Sums_and_means_over_all_or_some_dimensions()
    {
        Check.Is(X.sum(), 21);
        Check.Is(X.sum(-2), 9, 6, 6);
        Check.Is(X.sum(-1), 6, 15);
        Check.HasShape(X.sum(1, keepdim: true), 2, 1);
        Check.Is(X.sum(new long[] { 0, 1 }), 21);
        Check.Is(X.sum(0, 1), 21);
        Check.Is(X.sum([0L, 1L], true), 21);
        Assert.Equal(ScalarType.Float32, X.sum(ScalarType.Float32).dtype);
        Check.Is(X.mean(), 3.5);
        Check.Is(X.mean([0]), 4.5, 3, 3);
        Check.Is(X.mean([1], keepdim: true), 2, 5);
        Check.Is(tensor([true, true, false]).sum(), 2);
        Check.Is(tensor([1, double.NaN]).nansum(), 1);
        Check.Is(tensor([1, double.NaN, 3]).nanmean(), 2);
    }

    [Fact]
    public void Variance_and_deviation_with_and_without_Bessels_correction()
    {
        double[] values = [3, 1, 2, 6, 5, 4];
        var mean = values.Average();
        var squares = values.Sum(v => (v - mean) * (v - mean));
        Check.IsNear(X.var(), 1e-15, squares / 5);
        Check.IsNear(X.var(unbiased: false), 1e-15, squares / 6);
        Check.IsNear(X.std(), 1e-15, Math.Sqrt(squares / 5));
        Check.IsNear(X.var(1), 1e-15, 1, 1);
        Check.IsNear(X.var([0, 1], unbiased: false), 1e-15, squares / 6);
        Check.IsNear(X.var((0, 1)), 1e-15, squares / 5);
        Check.IsNear(X.std([1], false, true), 1e-15, Math.Sqrt(2.0 / 3), Math.Sqrt(2.0 / 3));
        var (variance, average) = X.var_mean(1);
        Check.IsNear(variance, 1e-15, 1, 1);
        Check.IsNear(average, 1e-15, 2, 5);
        var (deviation, center) = X.std_mean(unbiased: false);
        Check.IsNear(deviation, 1e-15, Math.Sqrt(squares / 6));
        Check.IsNear(center, 1e-15, 3.5);
        Assert.Equal(ScalarType.Float32, X.var(1, type: ScalarType.Float32).dtype);
    }

    [Fact]
    public void Extremes_and_where_they_stand()
    {
        Check.Is(X.max(), 6);
        Check.Is(X.min(), 1);
        var (largest, at) = X.max(1);
        Check.Is(largest, 3, 6);
        Check.Is(at, 0, 0);
        Assert.Equal(ScalarType.Int64, at.dtype);
        Check.Is(X.min(0, keepdim: true).values, 3, 1, 2);
        Check.Is(X.argmax(), 3);
        Check.Is(X.argmax(1), 0, 0);
        Check.Is(X.argmin(1), 1, 2);
        Check.HasShape(X.argmin(0, keepdim: true), 1, 3);
        Check.Is(X.amax(0, 1), 6);
        Check.Is(X.amax([1L], true), 3, 6);
        Check.Is(X.amin([1L]), 1, 4);
        var (low, high) = X.aminmax(1);
        Check.Is(low, 1, 4);
        Check.Is(high, 3, 6);
        Check.Is(max(X, 0).values, 6, 5, 4);
        Check.Is(argmax(X), 3);
    }

    [Fact]
    public void An_extreme_goes_into_a_given_tensor()
    {
        using var target = empty(0, ScalarType.Float64);
        Assert.Same(target, X.amax([1L], false, target));
        Check.Is(target, 3, 6);
    }

    [Fact]
    public void Any_all_and_counts()
    {
        using var mask = X > 2;
        Check.Is(mask.any(), 1);
        Check.Is(mask.all(), 0);
        Check.Is(mask.any(0), 1, 1, 1);
        Check.Is(mask.all(1), 0, 1);
        Check.Is(mask.count_nonzero(), 4);
        Check.Is(mask.count_nonzero([1]), 1, 3);
    }

    [Fact]
    public void Norms_distances_and_logsumexp()
    {
        using var v = tensor([3.0, 4]);
        Check.Is(v.norm(), 5);
        Check.Is(v.norm(1f), 7);
        Check.Is(v.norm(0, false, float.PositiveInfinity), 4);
        Check.IsNear(X.norm(1, false, 2), 1e-15, Math.Sqrt(14), Math.Sqrt(77));
        Check.Is(v.dist(zeros_like(v)), 5);
        Check.IsNear(X.logsumexp(1), 1e-15, Math.Log(Math.Exp(3) + Math.Exp(1) + Math.Exp(2)), Math.Log(Math.Exp(6) + Math.Exp(5) + Math.Exp(4)));
    }

    [Fact]
    public void Order_statistics()
    {
        Check.Is(X.median(), 3);
        Check.Is(tensor([1, double.NaN, 3]).nanmedian(), 1);
        Check.Is(X.quantile(tensor([0.5]), 1), 2, 5);
        Check.Is(tensor([1.0, 2, 2]).mode().values, 2);
        Check.Is(X.kthvalue(2, 1).values, 2, 5);
        var (values, indices) = X.topk(2);
        Check.Is(values, 3, 2, 6, 5);
        Check.Is(indices, 0, 2, 0, 1);
        Check.Is(X.topk(1, 0, false).values, 3, 1, 2);
        var (sorted, order) = X.sort(1);
        Check.Is(sorted, 1, 2, 3, 4, 5, 6);
        Check.Is(order, 1, 2, 0, 2, 1, 0);
        Check.Is(X.sort(1, descending: true).Values, 3, 2, 1, 6, 5, 4);
        Check.Is(X.argsort(), 1, 2, 0, 2, 1, 0);
        Check.Is(X.msort(), 3, 1, 2, 6, 5, 4);
    }

    [Fact]
    public void A_stable_sort_keeps_the_order_of_equals()
    {
        using var keys = tensor(Enumerable.Range(0, 1000).Select(i => (long)(i % 3)).ToArray());
        var order = keys.sort(stable: true).Indices.data<long>().ToArray();
        Assert.Equal(Enumerable.Range(0, 1000).OrderBy(i => i % 3).Select(i => (long)i), order);
    }

    [Fact]
    public void Running_sums_products_and_extremes()
    {
        Check.Is(X.cumsum(1), 3, 4, 6, 6, 11, 15);
        Check.Is(X.cumsum(0), 3, 1, 2, 9, 6, 6);
        Check.Is(X.cumprod(1), 3, 3, 6, 6, 30, 120);
        Assert.Equal(ScalarType.Float32, X.cumsum(1, ScalarType.Float32).dtype);
        Check.Is(X.cummax(1).values, 3, 3, 3, 6, 6, 6);
        Check.Is(X.cummin(1).indexes, 0, 1, 1, 0, 1, 2);
        Check.IsNear(tensor([1.0, 2]).logcumsumexp(0), 1e-15, 1, Math.Log(Math.Exp(1) + Math.Exp(2)));
    }

    [Fact]
    public void Histograms_and_distinct_elements()
    {
        Check.Is(tensor([0L, 2, 2]).bincount(null), 1, 0, 2);
        Check.Is(tensor([0L, 2, 2]).bincount(tensor([0.5, 1, 2]), 4), 0.5, 0, 3, 0);
        Check.Is(tensor([1.0, 1, 3]).histc(2, 0, 4), 2, 1);
        var (values, inverse, counts) = tensor([5L, 3, 5]).unique(return_inverse: true, return_counts: true);
        Check.Is(values, 3, 5);
        Check.Is(inverse!, 1, 0, 1);
        Check.Is(counts!, 1, 2);
        Check.HasShape(tensor(new long[,] { { 1, 2 }, { 1, 2 } }).unique(dim: 0).output, 1, 2);
    }
}
