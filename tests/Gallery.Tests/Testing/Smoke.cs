namespace CompiledNets.Samples.Tests;

/// <summary>The sizes that tests use for a sample: small if one example takes much work.</summary>
internal static class Smoke
{
    /// <summary>Nets of more than a hundred million parameters. They have test classes of their own, which make them once.</summary>
    public static IReadOnlyList<string> Huge { get; } = [nameof(VisualQuestionAnswering), nameof(VideoQuestionAnswering)];

    /// <summary>
    /// Nets with gradients that are sums of terms that cancel, such as that of a bias before a batch normalization. In single precision only
    /// the rounding is left of them, by autograd too. So they are compared in double precision.
    /// </summary>
    public static IReadOnlyList<string> Cancelling { get; } = [nameof(ImageSimilarity), nameof(ResNet50), nameof(DenseNet121), nameof(UNet), nameof(SameDigit)];

    /// <summary>The values of the named sizes of a sample, the batch <c>N</c> among them; null for the defaults.</summary>
    public static IReadOnlyDictionary<string, long>? SizesOf(string sample) => sample switch
    {
        nameof(AgeIncomeGender) => new Dictionary<string, long> { ["T"] = 271 },
        nameof(SameDigit) => new Dictionary<string, long> { ["N"] = 2 },
        nameof(InceptionModule) or nameof(ImageSimilarity) or nameof(ResNet50) or nameof(DenseNet121) or nameof(UNet) => new Dictionary<string, long> { ["N"] = Scale.Of(1, 2) },
        _ => null,
    };

    /// <summary>The number of examples of a short run.</summary>
    public static int LimitOf(string sample) => sample switch
    {
        nameof(VideoQuestionAnswering) => 1,
        nameof(VisualQuestionAnswering) or nameof(ImageSimilarity) or nameof(InceptionModule) or nameof(ResNet50) or nameof(DenseNet121) => 2,
        nameof(ResidualBlock) or nameof(UNet) => 4,
        nameof(NodeDemo) or nameof(AgeIncomeGender) => 16,
        _ => 40,
    };
}
