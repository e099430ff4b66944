namespace CompiledNets.Torch.Tests;

public class ComparisonTests
{
    private static readonly Tensor X = tensor([1.0, 2, 3]);
    private static readonly Tensor Y = tensor([3.0, 2, 1]);

    [Fact]
    public void Comparisons_answer_for_each_element()
    {
        Check.Is(X == Y, 0, 1, 0);
        Check.Is(X != Y, 1, 0, 1);
        Check.Is(X < Y, 1, 0, 0);
        Check.Is(X <= Y, 1, 1, 0);
        Check.Is(X > Y, 0, 0, 1);
        Check.Is(X >= Y, 0, 1, 1);
        Check.Is(X.equal(Y), 0, 1, 0);
        Check.Is(X.not_equal(Y), 1, 0, 1);
        Check.Is(X.less(Y), 1, 0, 0);
        Check.Is(X.less_equal(Y), 1, 1, 0);
        Check.Is(X.greater(Y), 0, 0, 1);
        Check.Is(X.greater_equal(Y), 0, 1, 1);
        Assert.Equal(ScalarType.Bool, (X == Y).dtype);
    }

    [Fact]
    public void Comparisons_with_numbers_work_on_either_side()
    {
        Check.Is(X == 2, 0, 1, 0);
        Check.Is(2 != X, 1, 0, 1);
        Check.Is(X < 2, 1, 0, 0);
        Check.Is(2 < X, 0, 0, 1);
        Check.Is(X <= 2, 1, 1, 0);
        Check.Is(2 <= X, 0, 1, 1);
        Check.Is(X > 2, 0, 0, 1);
        Check.Is(2 > X, 1, 0, 0);
        Check.Is(X >= 2, 0, 1, 1);
        Check.Is(2 >= X, 1, 1, 0);
    }

    [Fact]
    public void Comparisons_in_place_keep_the_type()
    {
        using var x = X.clone();
        Assert.Same(x, x.ge_(2));
        Assert.Equal(ScalarType.Float64, x.dtype);
        Check.Is(x, 0, 1, 1);
        Check.Is(X.clone().eq_(Y), 0, 1, 0);
        Check.Is(X.clone().ne_(2), 1, 0, 1);
        Check.Is(X.clone().lt_(Y), 1, 0, 0);
        Check.Is(X.clone().le_(1), 1, 0, 0);
        Check.Is(X.clone().gt_(Y), 0, 0, 1);
    }

    [Fact]
    public void One_answer_for_whole_tensors()
    {
        Assert.True(X.Equals(X.clone()));
        Assert.False(X.Equals(Y));
        Assert.True(X.Equals((object)X.clone()));
        Assert.False(X.Equals("X"));
        Assert.False(X.Equals(ones(2)));
        Assert.True(X.allclose(X + 1e-9));
        Assert.False(X.allclose(X + 1e-3));
        Assert.True(X.allclose(X + 1e-3, rtol: 1e-2));
        Check.Is(X.isclose(Y), 0, 1, 0);
    }

    [Fact]
    public void Special_values_are_recognised()
    {
        using var x = tensor([double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0]);
        Check.Is(x.isnan(), 1, 0, 0, 0);
        Check.Is(x.isinf(), 0, 1, 1, 0);
        Check.Is(x.isposinf(), 0, 1, 0, 0);
        Check.Is(x.isneginf(), 0, 0, 1, 0);
        Check.Is(x.isfinite(), 0, 0, 0, 1);
        Check.Is(isnan(x), 1, 0, 0, 0);
    }

    [Fact]
    public void Logic_and_bits()
    {
        using var p = tensor([true, true, false, false]);
        using var q = tensor([true, false, true, false]);
        Check.Is(p & q, 1, 0, 0, 0);
        Check.Is(p | q, 1, 1, 1, 0);
        Check.Is(p ^ q, 0, 1, 1, 0);
        Check.Is(~p, 0, 0, 1, 1);
        Check.Is(p.logical_and(q), 1, 0, 0, 0);
        Check.Is(p.logical_or(q), 1, 1, 1, 0);
        Check.Is(p.logical_xor(q), 0, 1, 1, 0);
        Check.Is(p.logical_not(), 0, 0, 1, 1);
        Check.Is(tensor([5, 6]).bitwise_left_shift(tensor([1, 2])), 10, 24);
        Check.Is(tensor([5, 6]).bitwise_right_shift(tensor([1, 2])), 2, 1);
        Check.Is(p.clone().logical_and_(q), 1, 0, 0, 0);
        Check.Is(p.clone().bitwise_xor_(q), 0, 1, 1, 0);
    }

    [Fact]
    public void Membership_and_intervals()
    {
        Check.Is(X.isin(tensor([2.0, 9])), 0, 1, 0);
        Check.Is(X.isin(tensor([2.0, 9]), invert: true), 1, 0, 1);
        Check.Is(tensor([0.5, 1, 1.5]).bucketize(tensor([1.0, 2])), 0, 0, 1);
        Check.Is(tensor([0.5, 1, 1.5]).bucketize(tensor([1.0, 2]), right: true), 0, 1, 1);
    }
}
