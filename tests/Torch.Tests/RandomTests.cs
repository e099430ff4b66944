namespace CompiledNets.Torch.Tests;

/// <summary>Seeds are fixed, and the default generator is the process': these tests run alone.</summary>
[Collection(nameof(Alone))]
public class RandomTests
{
    [Fact]
    public void A_seed_makes_draws_repeatable()
    {
        manual_seed(7);
        Assert.Equal(7, initial_seed());
        using var first = rand(100);
        manual_seed(7);
        Check.Same(first, rand(100));
        Assert.False(first.Equals(rand(100)));
        Assert.Equal(-3, manual_seed(-3).initial_seed());
        Assert.NotEqual(0, seed());
    }

    [Fact]
    public void A_state_can_be_saved_and_continued()
    {
        using var state = get_rng_state();
        using var first = randn(10);
        set_rng_state(state);
        Check.Same(first, randn(10));
        Check.Fails("RNG state", () => { set_rng_state(zeros(3, ScalarType.Byte)); return 0; });
    }

    [Fact]
    public void A_generator_of_ones_own_is_independent()
    {
        using var one = new Generator(3);
        using var two = new Generator(3);
        manual_seed(1);
        Check.Same(rand(5, generator: one), rand(5, generator: two));
        Check.Same(empty(5).normal_(generator: one), empty(5).normal_(generator: two));
        Check.Same(randperm(9, generator: one), randperm(9, generator: two));
        using var state = one.get_state();
        var next = randint(100, [5L], generator: one);
        one.set_state(state);
        Check.Same(next, randint(100, [5L], generator: one));
        Assert.Equal(9, one.manual_seed(9).initial_seed());
        one.Dispose();
        Assert.Throws<ObjectDisposedException>(() => rand(1, generator: one));
        Assert.Throws<ObjectDisposedException>(() => one.get_state());
        Assert.Throws<NotSupportedException>(() => new Generator(0, device("cuda")));
    }

    [Fact]
    public void Distributions_have_the_moments_they_promise()
    {
        manual_seed(17);
        const int n = 200_000;
        using var x = empty(n, ScalarType.Float64);
        Moments(x.normal_(3, 2), 3, 2);
        Moments(x.uniform_(-1, 3), 1, 4 / Math.Sqrt(12));
        Moments(x.bernoulli_(0.3), 0.3, Math.Sqrt(0.21));
        Moments(x.exponential_(2), 0.5, 0.5);
        Moments(x.geometric_(0.25), 4, Math.Sqrt(12));
        Moments(x.log_normal_(0, 0.5), Math.Exp(0.125), Math.Sqrt((Math.Exp(0.25) - 1) * Math.Exp(0.25)));
        Moments(x.random_(0, 10), 4.5, Math.Sqrt(99 / 12.0));
        Moments(rand(n), 0.5, 1 / Math.Sqrt(12));
        Moments(randn(n), 0, 1);
        Moments(randint(2, 5, [n]), 3, Math.Sqrt(2 / 3.0));
        Moments(full(n, 4.0).poisson(), 4, 2);
        Moments(full(n, 0.3).bernoulli(), 0.3, Math.Sqrt(0.21));
        Moments(empty(n).bernoulli_(full(n, 0.3)), 0.3, Math.Sqrt(0.21));
        Moments(normal(2, 3, [n]), 2, 3);
        Moments(normal(full(n, 2.0), full(n, 3.0)), 2, 3);
        Moments(tensor([1.0, 3]).multinomial(n, true), 0.75, Math.Sqrt(0.1875));

        static void Moments(Tensor x, double mean, double deviation)
        {
            using var values = x.@double();
            Assert.Equal(mean, values.mean().item<double>(), 0.03 * Math.Max(1, Math.Abs(mean)));
            Assert.Equal(deviation, values.std().item<double>(), 0.03 * Math.Max(1, deviation));
        }
    }

    [Fact]
    public void A_permutation_has_every_number_once()
    {
        manual_seed(5);
        using var x = randperm(1000);
        Assert.False(x.Equals(arange(1000)));
        Check.Same(arange(1000), x.sort().Values);
        Check.HasShape(randint_like(x, 0, 3), 1000);
    }
}
