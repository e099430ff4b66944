namespace CompiledNets.Samples.Tests;

/// <summary>How many samples a test takes that only wants to see a training run: fewer where one of them is much work.</summary>
internal static class Smoke
{
    /// <summary>What the named sizes of a sample are in a test, where it has least ones.</summary>
    public static IReadOnlyDictionary<string, long>? SizesOf(string sample) => sample == nameof(AgeIncomeGender) ? new Dictionary<string, long> { ["T"] = 271 } : null;

    public static int LimitOf(string sample) => sample switch
    {
        nameof(VisualQuestionAnswering) or nameof(ImageSimilarity) or nameof(InceptionModule) => 4,
        nameof(ResidualBlock) or nameof(NodeDemo) or nameof(AgeIncomeGender) => 16,
        _ => 40,
    };
}
