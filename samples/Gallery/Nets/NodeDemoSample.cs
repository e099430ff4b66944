using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="NodeDemo"/>. The LSTM learns the fraction of capitals in a tweet, the convolution a shift by one pixel.</summary>
public static class NodeDemoSample
{
    private const int Codes = 32;
    private const int Filters = 16;

    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(NodeDemo),
        "Calls two layers twice each, one of them on two sizes",
        (seed, dtype) => new NodeDemo(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.005), Epochs: 5, BatchSize: 16),
        request => MadeData.Make(request, "Tweets with their fraction of capitals, and images with shifted copies", 160, 32, Make));

    private static (NodeDemo.Inputs Inputs, NodeDemo.Targets Targets) Make(int count, ulong firstStream)
    {
        const int Size = Tweets.Length * Tweets.Letters;
        var (left, right) = (new float[count * Size], new float[count * Size]);
        var (codesLeft, codesRight) = (new float[count * Codes], new float[count * Codes]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(35, firstStream + (ulong)i);
            codesLeft.AsSpan(i * Codes, Codes).Fill((float)Tweets.Write(left.AsSpan(i * Size, Size), ref random));
            codesRight.AsSpan(i * Codes, Codes).Fill((float)Tweets.Write(right.AsSpan(i * Size, Size), ref random));
        }

        var (small, smallShifted) = Shifted(count, firstStream, 32);
        var (large, largeShifted) = Shifted(count, firstStream, 64);
        long[] tweets = [count, Tweets.Length, Tweets.Letters];
        return (
            new(tensor(left, tweets), tensor(right, tweets), small, large),
            new(tensor(codesLeft, [count, Codes]), tensor(codesRight, [count, Codes]), smallShifted, largeShifted));
    }

    /// <summary>Generates noise images, and targets of 16 channels. Each target channel is the image's first channel, shifted right by one pixel.</summary>
    private static (Tensor Images, Tensor Shifted) Shifted(int count, ulong firstStream, int side)
    {
        var images = new float[count * 3 * side * side];
        var shifted = new float[count * Filters * side * side];
        Parallel.For(0, count, i =>
        {
            var random = new RandomNumbers(36, firstStream + (ulong)i);
            var image = images.AsSpan(i * 3 * side * side, 3 * side * side);
            foreach (ref var pixel in image)
            {
                pixel = (float)random.Normal();
            }

            for (var at = 0; at < Filters * side * side; at++)
            {
                var pixel = at % (side * side);
                shifted[(i * Filters * side * side) + at] = pixel % side == 0 ? 0 : image[pixel - 1];
            }
        });
        return (tensor(images, [count, 3, side, side]), tensor(shifted, [count, Filters, side, side]));
    }
}
