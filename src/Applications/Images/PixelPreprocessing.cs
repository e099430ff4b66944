using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>Prepares pixels for nets.</summary>
public static class PixelPreprocessing
{
    private static readonly double[] s_caffeMean = [103.939, 116.779, 123.68];
    private static readonly double[] s_mean = [0.485, 0.456, 0.406];
    private static readonly double[] s_deviation = [0.229, 0.224, 0.225];

    /// <summary>Prepares images as Keras' <c>preprocess_input</c> does.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="images">Images (N, height, width, 3) with the channels red, green, blue, and pixels from 0 to 255, of any dtype. They are not changed.</param>
    /// <returns>The images for the net, as float32. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">The last axis does not have three channels.</exception>
    public static Tensor Apply(this Preprocessing mode, Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() == 0 || images.shape[^1] != 3)
        {
            throw new ArgumentException($"Images (N, height, width, 3) are expected, but these are ({string.Join(", ", images.shape)}).", nameof(images));
        }

        using var scope = NewDisposeScope();
        var pixels = images.to_type(ScalarType.Float32, copy: true);
        var result = mode switch
        {
            Preprocessing.None => pixels,
            Preprocessing.Caffe => pixels.flip(-1).sub_(Channels(s_caffeMean, pixels)),
            Preprocessing.Tf => pixels.div_(127.5).sub_(1),
            Preprocessing.Torch => pixels.div_(255).sub_(Channels(s_mean, pixels)).div_(Channels(s_deviation, pixels)),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is not one of those of Preprocessing."),
        };
        return result.MoveToOuterDisposeScope();
    }

    private static Tensor Channels(double[] values, Tensor pixels) => tensor(values, ScalarType.Float32, pixels.device);
}
