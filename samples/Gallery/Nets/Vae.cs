using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>The encoder of <see cref="Vae"/>. Computes the mean and the logarithm of the variance of an image's code.</summary>
[CompiledNet]
public partial class VaeEncoder
{
    private const int Latent = 2;

    public static (Sym<float> mean, Sym<float> logVariance) Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var x = Conv2D(32, 3, activation: ReLU, strides: 2, padding: Padding.Same)(image);
        x = Conv2D(64, 3, activation: ReLU, strides: 2, padding: Padding.Same)(x);
        x = Flatten()(x);
        x = Dense(16, ReLU)(x);
        return (Dense(Latent, name: "z_mean")(x), Dense(Latent, name: "z_log_var")(x));
    }
}

/// <summary>The decoder of <see cref="Vae"/>. Restores an image from two numbers.</summary>
[CompiledNet]
public partial class VaeDecoder
{
    public static Sym<float> Define([Shape(2)] Sym<float> code)
    {
        var x = Dense(7 * 7 * 64, ReLU)(code);
        x = Reshape(7, 7, 64)(x);
        x = Conv2DTranspose(64, 3, activation: ReLU, strides: 2, padding: Padding.Same)(x);
        x = Conv2DTranspose(32, 3, activation: ReLU, strides: 2, padding: Padding.Same)(x);
        return Conv2DTranspose(1, 3, activation: Sigmoid, padding: Padding.Same)(x);
    }
}

/// <summary>
/// The variational autoencoder of Keras' example. The encoder computes a normal distribution of codes. The decoder gets a sample of it, so similar
/// codes decode to similar images. Kingma and Welling, 2013.
/// </summary>
[CompiledNet]
public partial class Vae
{
    private const int Pixels = 28 * 28;

    public static (Sym<float> restored, Sym<float> mean, Sym<float> logVariance) Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var encoder = Instance(VaeEncoder.Define);
        var decoder = Instance(VaeDecoder.Define);
        var (mean, logVariance) = encoder(image);

        // Gradients reach the mean and the variance through the random code. Outside training the code is the mean.
        var code = mean + Exp(0.5 * logVariance) * RandomNormalLike(mean);
        return (decoder(code), mean, logVariance);
    }

    // The reconstruction loss, summed over the pixels, plus the divergence of the codes from a standard normal distribution, summed over the codes.
    static Objective Train(Sym<float> restored, Sym<float> mean, Sym<float> logVariance, [Shape(28, 28, 1)] Sym<float> image)
    {
        var divergence = -0.5 * Sum(1 + logVariance - Square(mean) - Exp(logVariance));
        return Minimize(Pixels * BinaryCrossentropy(restored, image) + divergence)
            .Track(RootMeanSquaredError(restored, image));
    }
}
