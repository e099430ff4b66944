namespace CompiledNets.Bench;

/// <summary>Computes the step of many ranks from measured constants, and simulates it rank by rank to check the formula.</summary>
internal static class Plan
{
    // The parts in which a net's gradients become final during the backward pass: the stages of the emitted backward pass.
    private const int Stages = 16;
    private const double BackwardShare = 2.0 / 3;

    // The relative standard deviation of the time that a rank computes.
    private const double Spread = 0.03;

    /// <param name="Name">The name.</param>
    /// <param name="Megabytes">The size of the gradients.</param>
    /// <param name="Milliseconds">The time that a rank computes for a step.</param>
    private sealed record Work(string Name, double Megabytes, double Milliseconds);

    /// <param name="Name">The name.</param>
    /// <param name="Latency">The milliseconds of an empty message.</param>
    /// <param name="Bandwidth">The megabytes of a millisecond between two machines, which are GB/s.</param>
    private sealed record Network(string Name, double Latency, double Bandwidth);

    public static void Print()
    {
        Work[] works = [new("perceptron, 7.5 MB", 7.5, 36), new("ResNet-50, 102 MB", 102, 2000)];
        Network[] networks = [new("1 Gbit/s", 0.05, 0.118), new("10 Gbit/s", 0.03, 1.18), new("100 Gbit/s RDMA", 0.003, 11.8)];
        Console.WriteLine("| Net | Network | Ranks | Computation, ms | Sum, ms | Step, ms | Simulated, ms | Efficiency | With overlap |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var work in works)
        {
            foreach (var network in networks)
            {
                foreach (var ranks in (int[])[8, 64, 1024])
                {
                    var compute = work.Milliseconds * Slowest(ranks);
                    var sum = Sum(ranks, work.Megabytes, network);
                    var step = compute + sum;
                    var simulated = Enumerable.Range(1, 20).Average(seed => Simulate(ranks, work, network, seed));
                    var overlapped = Overlap(compute, sum);
                    Console.WriteLine($"| {work.Name} | {network.Name} | {ranks} | {compute:F1} | {sum:F1} | {step:F1} | {simulated:F1} | {work.Milliseconds / step:P0} | {work.Milliseconds / overlapped:P0} |");
                }
            }
        }
    }

    /// <summary>
    /// Computes the time of an all-reduce by recursive halving and doubling (Rabenseifner, 2004): in each of 2 · log2(ranks) rounds, a rank exchanges half, a
    /// quarter, ... of the elements with another.
    /// </summary>
    private static double Sum(int ranks, double megabytes, Network network) =>
        (2 * Math.Log2(ranks) * network.Latency) + (2 * (ranks - 1.0) / ranks * megabytes / network.Bandwidth);

    /// <summary>
    /// Computes the time of the slowest of many ranks, as a multiple of the mean: the expected maximum of normal numbers (Blom, 1958).
    /// </summary>
    private static double Slowest(int ranks) => 1 + (Spread * Quantile((ranks - 0.375) / (ranks + 0.25)));

    /// <summary>Computes the step if each part of the gradients is added up as soon as it is final, while the backward pass continues.</summary>
    private static double Overlap(double compute, double sum)
    {
        var end = 0.0;
        for (var stage = 1; stage <= Stages; stage++)
        {
            var final = compute * (1 - BackwardShare + (BackwardShare * stage / Stages));
            end = Math.Max(end, final) + (sum / Stages);
        }

        return end;
    }

    /// <summary>Simulates a step: each rank computes, and then exchanges with its partner of each round, for which both must have ended the round before.</summary>
    private static double Simulate(int ranks, Work work, Network network, int seed)
    {
        var random = new Random(seed);
        var times = Enumerable.Range(0, ranks).Select(_ => work.Milliseconds * (1 + (Spread * Normal(random)))).ToArray();
        var rounds = (int)Math.Log2(ranks);
        for (var round = 0; round < 2 * rounds; round++)
        {
            // The first rounds add halves of halves, and the last ones collect them in the opposite order.
            var level = round < rounds ? round : (2 * rounds) - 1 - round;
            var exchange = network.Latency + (work.Megabytes / (2 << level) / network.Bandwidth);
            times = times.Select((time, rank) => Math.Max(time, times[rank ^ (1 << level)]) + exchange).ToArray();
        }

        return times.Max();
    }

    // Box and Muller's transform, 1958.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // The quantile of the normal distribution, by bisection of its distribution function.
    private static double Quantile(double probability)
    {
        var (low, high) = (-8.0, 8.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Distribution(middle) < probability ? (middle, high) : (low, middle);
        }

        return low;
    }

    // The distribution function of the normal distribution, by Simpson's rule.
    private static double Distribution(double x)
    {
        const int Intervals = 2000;
        const double From = -8;
        var width = (x - From) / Intervals;
        var sum = 0.0;
        for (var i = 0; i <= Intervals; i++)
        {
            var at = From + (i * width);
            sum += (i is 0 or Intervals ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-at * at / 2);
        }

        return sum * width / 3 / Math.Sqrt(2 * Math.PI);
    }
}
