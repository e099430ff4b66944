using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Generates colour images of random waves, channels first, and applies a filter to them.</summary>
internal static class FilteredImages
{
    private const int Side = 256;
    private const int Pixels = Side * Side;
    private const int Colours = 3;
    private const int Waves = 6;

    /// <summary>
    /// Generates images (count, 3, 256, 256) with values from -1 to 1, and the same images with sharper edges. Sharpening adds to each pixel its
    /// difference from the mean of its neighbourhood.
    /// </summary>
    public static (Tensor Images, Tensor Sharper) Sharpened(int count, ulong firstStream)
    {
        var images = Make(count, firstStream);
        var sharper = new float[images.Length];
        Parallel.For(0, count * Colours, plane =>
        {
            var from = images.AsSpan(plane * Pixels, Pixels);
            var to = sharper.AsSpan(plane * Pixels, Pixels);
            for (var i = 0; i < Pixels; i++)
            {
                to[i] = (2 * from[i]) - MeanAround(from, i);
            }
        });
        return (tensor(images, [count, Colours, Side, Side]), tensor(sharper, [count, Colours, Side, Side]));
    }

    /// <summary>
    /// Generates images and their edges (count, 1, 256, 256). The edge value of a pixel is the absolute difference of its brightness from the mean of
    /// its neighbourhood.
    /// </summary>
    public static (Tensor Images, Tensor Edges) WithEdges(int count, ulong firstStream)
    {
        var images = Make(count, firstStream);
        var edges = new float[count * Pixels];
        Parallel.For(0, count, image =>
        {
            var grey = new float[Pixels];
            for (var i = 0; i < Pixels; i++)
            {
                grey[i] = (images[(image * Colours * Pixels) + i] + images[(((image * Colours) + 1) * Pixels) + i] + images[(((image * Colours) + 2) * Pixels) + i]) / Colours;
            }

            for (var i = 0; i < Pixels; i++)
            {
                edges[(image * Pixels) + i] = Math.Abs(grey[i] - MeanAround(grey, i));
            }
        });
        return (tensor(images, [count, Colours, Side, Side]), tensor(edges, [count, 1, Side, Side]));
    }

    private static float[] Make(int count, ulong firstStream)
    {
        var pixels = new float[count * Colours * Pixels];
        Parallel.For(0, count * Colours, plane =>
        {
            var random = new RandomNumbers(7, (firstStream * Colours) + (ulong)plane);
            var target = pixels.AsSpan(plane * Pixels, Pixels);
            for (var wave = 0; wave < Waves; wave++)
            {
                var (across, down, phase) = (random.Uniform(-0.9, 0.9), random.Uniform(-0.9, 0.9), random.Uniform(0, 2 * Math.PI));
                for (var i = 0; i < Pixels; i++)
                {
                    target[i] += (float)(Math.Sin((across * (i % Side)) + (down * (i / Side)) + phase) / Waves);
                }
            }
        });
        return pixels;
    }

    /// <summary>Computes the mean of nine pixels. Pixels outside the image are zero, as in a padded convolution.</summary>
    private static float MeanAround(ReadOnlySpan<float> plane, int index)
    {
        var (x, y) = (index % Side, index / Side);
        var sum = 0f;
        for (var row = Math.Max(y - 1, 0); row <= Math.Min(y + 1, Side - 1); row++)
        {
            for (var column = Math.Max(x - 1, 0); column <= Math.Min(x + 1, Side - 1); column++)
            {
                sum += plane[(row * Side) + column];
            }
        }

        return sum / 9;
    }
}
