namespace CompiledNets.Samples.Tests;

/// <summary>Checks the losses of a training.</summary>
internal static class Learning
{
    /// <summary>Asserts that the loss falls by at least a fifth.</summary>
    public static void AssertFits(string name, IReadOnlyList<double> losses) =>

        // The losses of single steps vary because of dropout, so the means of the first two and the last two are compared.
        Assert.True(losses.TakeLast(2).Average() < 0.8 * losses.Take(2).Average(), $"{name}: the losses are {string.Join(", ", losses)}");
}
