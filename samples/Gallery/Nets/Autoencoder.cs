using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>The encoder of <see cref="Autoencoder"/>. Encodes an image as 16 numbers.</summary>
[CompiledNet]
public partial class ImageEncoder
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var x = Conv2D(16, 3, activation: ReLU)(image);
        x = Conv2D(32, 3, activation: ReLU)(x);
        x = MaxPooling2D(3)(x);
        x = Conv2D(32, 3, activation: ReLU)(x);
        x = Conv2D(16, 3, activation: ReLU)(x);
        return GlobalMaxPooling2D()(x);
    }
}

/// <summary>The decoder of <see cref="Autoencoder"/>. Restores an image from 16 numbers.</summary>
[CompiledNet]
public partial class ImageDecoder
{
    public static Sym<float> Define([Shape(16)] Sym<float> code)
    {
        var x = Reshape(4, 4, 1)(code);
        x = Conv2DTranspose(16, 3, activation: ReLU)(x);
        x = Conv2DTranspose(32, 3, activation: ReLU)(x);
        x = UpSampling2D(3)(x);
        x = Conv2DTranspose(16, 3, activation: ReLU)(x);
        return Conv2DTranspose(1, 3, activation: ReLU)(x);
    }
}

/// <summary>Encodes an image and decodes it again, with two inner nets. From Keras' guide to the functional API.</summary>
[CompiledNet]
public partial class Autoencoder
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var encoder = Instance(ImageEncoder.Define);
        var decoder = Instance(ImageDecoder.Define);
        return decoder(encoder(image));
    }

    static Objective Train(Sym<float> restored, [Shape(28, 28, 1)] Sym<float> image) => Minimize(MeanSquaredError(restored, image));
}
