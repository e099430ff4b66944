namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Overwrites each element with a draw from a normal distribution.</summary>
        public Tensor normal_(
            double mean = 0, double stddev = 1, Generator? generator = null) =>
            This(Aten.normal_(this, mean, stddev, generator));

        /// <summary>Overwrites each element with a draw from [from, to).</summary>
        public Tensor uniform_(double from, double to, Generator? generator = null) => This(Aten.uniform_(this, from, to, generator));

        /// <summary>Overwrites each element with 1 with probability <paramref name="p"/>, and otherwise with 0.</summary>
        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => This(Aten.bernoulli_(this, p, generator));

        /// <summary>Overwrites each element with 1 with the probability that <paramref name="p"/> has for it, and otherwise with 0.</summary>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => This(Aten.bernoulli__Tensor(this, p, generator));

        /// <summary>1 with the probability that each element is, and otherwise 0.</summary>
        public Tensor bernoulli(Generator? generator = null) => Aten.bernoulli(this, generator);

        /// <summary>Overwrites each element with a draw from a log-normal distribution.</summary>
        public Tensor log_normal_(double mean = 0, double stddev = 1, Generator? generator = null) =>
            This(Aten.log_normal_(this, mean, stddev, generator));

        /// <summary>Overwrites each element with a draw from a Cauchy distribution.</summary>
        public Tensor cauchy_(
            double median = 0, double sigma = 1, Generator? generator = null) =>
            This(Aten.cauchy_(this, median, sigma, generator));

        /// <summary>Overwrites each element with a draw from an exponential distribution.</summary>
        public Tensor exponential_(double lambda = 1, Generator? generator = null) => This(Aten.exponential_(this, lambda, generator));

        /// <summary>Overwrites each element with a draw from a geometric distribution.</summary>
        public Tensor geometric_(double p, Generator? generator = null) => This(Aten.geometric_(this, p, generator));

        /// <summary>Overwrites each element with an integer drawn from [from, to).</summary>
        public Tensor random_(
            double from, double to, Generator? generator = null) =>
            This(Aten.random_(this, (long)from, (long)to, generator));

        /// <summary>Draws from a Poisson distribution with each element as the mean.</summary>
        public Tensor poisson(Generator? generator = null) => Aten.poisson(this, generator);

        /// <summary>Draws indices with probabilities proportional to the elements of each row.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.multinomial(this, num_samples, replacement, generator);
    }

    /// <summary>1 with the probability that each element is, and otherwise 0.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>Draws indices with probabilities proportional to the elements of each row.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    /// <summary>Draws from normal distributions of those means and standard deviations.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Aten.normal(mean, std, generator);
}
