namespace CompiledNets.Applications;

/// <summary>
/// InceptionV3 without its pooling and classification, as in Keras' applications. Computes the features of images, (N, 299, 299, 3) to (N, 8, 8, 2048). Szegedy et al., 2015.
/// </summary>
[CompiledNet]
public sealed partial class InceptionV3Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Keras, 299, Preprocessing.Tf, PublicWeights.InceptionV3Features);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(299, 299, 3)] Sym<float> image) => Inception.Features(image, isTorchvision: false);
}
