namespace CompiledNets.Fuzz.Tests;

/// <summary>Tests random nets of many calls, with several inputs, shared layers, blocks, recursion, loops and sizes known at run time only.</summary>
public sealed class GraphTests
{
    private const int Graphs = 2_000;
    private const int GraphsPerBatch = 200;
    private const int WithGradients = 10;
    private const int WithBothLibraries = 500;

    [Fact]
    public void Inferred_shapes_are_the_shapes_at_run_time()
    {
        var failures = new List<string>();
        var count = Fuzz.Count(Graphs);
        var (ran, run) = (0, 0);
        for (var start = 0; start < count; start += GraphsPerBatch)
        {
            var nets = GraphBatch.Draw("Shapes", start, Math.Min(GraphsPerBatch, count - start));
            new NetBatch(nets.Select(net => net.Checked.Source)).Run(typeOf =>
            {
                foreach (var (_, net) in nets)
                {
                    var random = Fuzz.Random(net.Name);
                    if (NetRun.DrawSizes(net.Model!, random) is { } sizes)
                    {
                        ran++;
                        if (NetRun.Check(typeOf(net.Name), net.Model!, sizes, withGradients: run++ % WithGradients == 0) is { } failure)
                        {
                            failures.Add(net.Describe(failure));
                        }
                    }
                }
            });
        }

        Fuzz.AssertNone(failures, ran);
        Assert.True(ran > count * 0.9, $"Only {ran} of {count} graphs could be repaired.");
    }

    [Fact]
    public void Nets_compute_the_same_with_both_kernel_libraries()
    {
        var failures = new List<string>();
        var count = Fuzz.Count(WithBothLibraries);
        var ran = 0;
        for (var start = 0; start < count; start += GraphsPerBatch)
        {
            var nets = GraphBatch.Draw("Libraries", start, Math.Min(GraphsPerBatch, count - start));
            new NetBatch(nets.Select(net => net.Checked.Source)).Run(typeOf =>
            {
                foreach (var (_, net) in nets)
                {
                    if (NetRun.DrawSizes(net.Model!, Fuzz.Random(net.Name)) is { } sizes)
                    {
                        ran++;
                        if (NetRun.CompareLibraries(typeOf(net.Name), net.Model!, sizes) is { } failure)
                        {
                            failures.Add(net.Describe(failure));
                        }
                    }
                }
            });
        }

        Fuzz.AssertNone(failures, ran);
        Assert.True(ran > count * 0.9, $"Only {ran} of {count} graphs could be repaired.");
    }
}
