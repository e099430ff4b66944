namespace CompiledNets.Samples.Tests;

/// <summary>How many samples a test takes that only wants to see a training run: fewer where one of them is much work.</summary>
internal static class Smoke
{
    public static int LimitOf(string sample) => sample switch
    {
        nameof(VisualQuestionAnswering) => 4,
        nameof(ResidualBlock) or nameof(NodeDemo) => 16,
        _ => 40,
    };
}
