namespace CompiledNets.Applications;

/// <summary>
/// InceptionV3 without its pooling and classification, as in torchvision. Computes the features of images, (N, 299, 299, 3) to (N, 8, 8, 2048). Szegedy et al., 2015.
/// </summary>
[CompiledNet]
public sealed partial class TorchvisionInceptionV3Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Torchvision, 299, Preprocessing.Tf, PublicWeights.TorchvisionInceptionV3);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(299, 299, 3)] Sym<float> image) => Inception.Features(image, isTorchvision: true);
}
