using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests.Images;

/// <summary>Compares the modes with the values in the documentation of Keras and torchvision.</summary>
public sealed class PreprocessingTests
{
    [Theory]
    [InlineData(Preprocessing.None, 255, 0, 51)]
    [InlineData(Preprocessing.Caffe, 51 - 103.939, 0 - 116.779, 255 - 123.68)]
    [InlineData(Preprocessing.Tf, 1, -1, -0.6)]
    [InlineData(Preprocessing.Torch, (1 - 0.485) / 0.229, (0 - 0.456) / 0.224, (0.2 - 0.406) / 0.225)]
    public void A_pixel_becomes_what_Keras_documents(Preprocessing mode, double first, double second, double third)
    {
        using var scope = NewDisposeScope();
        foreach (var dtype in new[] { ScalarType.Byte, ScalarType.Float32, ScalarType.Float64 })
        {
            var image = tensor([255f, 0f, 51f]).reshape(1, 1, 1, 3).to_type(dtype).expand(2, 4, 5, 3);
            var result = mode.Apply(image);
            Assert.Equal(ScalarType.Float32, result.dtype);
            Assert.Equal([2, 4, 5, 3], result.shape);
            var pixel = result[1, 3, 4].data<float>().ToArray();
            Assert.Equal([(float)first, (float)second, (float)third], pixel, (a, b) => Math.Abs(a - b) < 1e-4);
            Assert.Equal([255, 0, 51], image[1, 3, 4].to_type(ScalarType.Float32).data<float>().ToArray());
        }
    }

    [Fact]
    public void Images_without_three_channels_are_an_error()
    {
        using var image = zeros(1, 3, 4, 4);
        Assert.Contains("(1, 3, 4, 4)", Assert.Throws<ArgumentException>(() => Preprocessing.Tf.Apply(image)).Message, StringComparison.Ordinal);
    }
}
