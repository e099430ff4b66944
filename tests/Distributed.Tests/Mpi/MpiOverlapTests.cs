namespace CompiledNets.Distributed.Tests;

public sealed class MpiOverlapTests
{
    private static readonly TimeSpan s_atMost = TimeSpan.FromMinutes(5);

    [MpiTheory]
    [InlineData(MpiRun.OpenMpi)]
    [InlineData(MpiRun.Mpich)]
    public void Overlap_gives_the_same_weights_bit_for_bit(string launcher)
    {
        using var run = new MpiRun(launcher, 2, RankProgram.Overlap);
        var code = run.WaitForEnd(s_atMost);
        Assert.True(code == 0, run.Output);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.Contains("the same weights", StringComparison.Ordinal)));
    }
}
