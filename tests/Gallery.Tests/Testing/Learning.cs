namespace CompiledNets.Samples.Tests;

/// <summary>Checks how losses develop.</summary>
internal static class Learning
{
    /// <summary>Checks that a net fits a few examples better after a few steps: its loss falls by a fifth.</summary>
    public static void AssertFits(string name, IReadOnlyList<double> losses) =>

        // Dropout makes single steps uneven, so two at the end are compared with two at the beginning.
        Assert.True(losses.TakeLast(2).Average() < 0.8 * losses.Take(2).Average(), $"{name}: the losses are {string.Join(", ", losses)}");
}
