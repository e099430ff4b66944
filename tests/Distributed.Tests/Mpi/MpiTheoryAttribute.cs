namespace CompiledNets.Distributed.Tests;

/// <summary>A test that needs Open MPI and MPICH. Without them it is skipped, unless PEER_TESTS is <c>required</c>, as in continuous integration.</summary>
internal sealed class MpiTheoryAttribute : TheoryAttribute
{
    public MpiTheoryAttribute()
    {
        var missing = MpiRun.Launchers.Where(launcher => MpiRun.PathOf(launcher) is null).ToList();
        if (Environment.GetEnvironmentVariable("PEER_TESTS") != "required" && missing.Count > 0)
        {
            Skip = $"There is no {string.Join(" and no ", missing)} (Debian: apt-get install openmpi-bin mpich).";
        }
    }
}
