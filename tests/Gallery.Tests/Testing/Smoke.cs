namespace CompiledNets.Samples.Tests;

/// <summary>How much a test takes of a sample: less where one example of it is much work.</summary>
internal static class Smoke
{
    /// <summary>Nets of more than a hundred million parameters. A test makes one at a time, in single precision, and writes none to a disk.</summary>
    public static IReadOnlyList<string> Huge { get; } = [nameof(VisualQuestionAnswering), nameof(VideoQuestionAnswering)];

    /// <summary>
    /// Nets with gradients that are sums of much that cancels (of a bias before a batch normalization it is all), of which single precision
    /// keeps rounding alone, in the oracle too. Their gradients are compared in double precision.
    /// </summary>
    public static IReadOnlyList<string> Cancelling { get; } = [nameof(ImageSimilarity), nameof(ResNet50), nameof(DenseNet121), nameof(UNet), nameof(SameDigit)];

    /// <summary>What the named sizes of a sample are in a test, the batch <c>N</c> among them; null where any do.</summary>
    public static IReadOnlyDictionary<string, long>? SizesOf(string sample) =>
        sample == nameof(AgeIncomeGender) ? new Dictionary<string, long> { ["T"] = 271 }
        : Cancelling.Contains(sample) || Huge.Contains(sample) ? new Dictionary<string, long> { ["N"] = 2 }
        : null;

    /// <summary>How many examples make a short run.</summary>
    public static int LimitOf(string sample) => sample switch
    {
        nameof(VideoQuestionAnswering) => 1,
        nameof(VisualQuestionAnswering) or nameof(ImageSimilarity) or nameof(InceptionModule) or nameof(ResNet50) or nameof(DenseNet121) => 4,
        nameof(ResidualBlock) or nameof(NodeDemo) or nameof(AgeIncomeGender) or nameof(UNet) => 16,
        _ => 40,
    };
}
