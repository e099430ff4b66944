namespace CompiledNets.Cpu.Tests.Threads;

/// <summary>Tests that set the number of threads of the team run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreadCounts
{
    public const string Name = "Number of threads";

    /// <summary>Runs a kernel on 1, 2 and 3 threads, and checks that the results are the same, bit for bit.</summary>
    internal static void AssertRepeatable(Func<float[]> run, string what)
    {
        var before = Team.Shared.Threads;
        try
        {
            Team.Shared.Threads = 1;
            var expected = run();
            for (var threads = 2; threads <= 3; threads++)
            {
                Team.Shared.Threads = threads;
                for (var i = 0; i < 3; i++)
                {
                    var actual = run();
                    Assert.True(expected.AsSpan().SequenceEqual(actual), $"{what}: the result differs on {threads} threads");
                }
            }
        }
        finally
        {
            Team.Shared.Threads = before;
        }
    }
}
