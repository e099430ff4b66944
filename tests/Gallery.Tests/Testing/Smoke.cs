using CompiledNets.Integration.Tests;

namespace CompiledNets.Samples.Tests;

/// <summary>Provides the sizes that tests use for a sample. They are small for slow nets.</summary>
internal static class Smoke
{
    /// <summary>Gets the nets with more than 100 million parameters. They have their own test classes, which create each net once.</summary>
    public static IReadOnlyList<string> Huge { get; } = [nameof(VisualQuestionAnswering), nameof(VideoQuestionAnswering)];

    /// <summary>
    /// Gets the nets that are compared in float64. Some of their gradients are zero except for rounding errors, such as the gradient of a bias before a
    /// batch normalization. In float32, these rounding errors would differ from autograd's.
    /// </summary>
    public static IReadOnlyList<string> Cancelling { get; } = [nameof(ImageSimilarity), nameof(ResNet50), nameof(DenseNet121), nameof(UNet), nameof(SameDigit)];

    /// <summary>Returns the values of a sample's named sizes, including the batch <c>N</c>, or null for the defaults.</summary>
    public static IReadOnlyDictionary<string, long>? SizesOf(string sample) => sample switch
    {
        nameof(AgeIncomeGender) => new Dictionary<string, long> { ["T"] = 271 },
        nameof(SameDigit) => new Dictionary<string, long> { ["N"] = 2 },
        nameof(InceptionModule) or nameof(ImageSimilarity) or nameof(ResNet50) or nameof(DenseNet121) or nameof(UNet) => new Dictionary<string, long> { ["N"] = Scale.Of(1, 2) },
        _ => null,
    };

    /// <summary>Returns the number of examples of a short run.</summary>
    public static int LimitOf(string sample) => sample switch
    {
        nameof(VideoQuestionAnswering) => 1,
        nameof(VisualQuestionAnswering) or nameof(ImageSimilarity) or nameof(InceptionModule) or nameof(ResNet50) or nameof(DenseNet121) => 2,
        nameof(ResidualBlock) or nameof(UNet) => 4,
        nameof(NodeDemo) or nameof(AgeIncomeGender) => 16,
        _ => 40,
    };
}
