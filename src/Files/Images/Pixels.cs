using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The pixels of an image, row by row.</summary>
/// <param name="Height">The number of rows.</param>
/// <param name="Width">The number of pixels in a row.</param>
/// <param name="Rgba">Red, green, blue and opacity of each pixel.</param>
internal sealed record Pixels(int Height, int Width, byte[] Rgba)
{
    // A larger size is most likely damage, and must not lead to an allocation.
    private const long MaxCount = 1L << 28;

    /// <summary>Checks the size in the header of a file before memory is allocated for it.</summary>
    /// <exception cref="FileFormatException">A size is less than 1, or the pixels take more memory than they may.</exception>
    public static void CheckSize(int width, int height, ExpansionBudget budget)
    {
        if (width < 1 || height < 1 || (long)width * height > MaxCount)
        {
            throw new FileFormatException($"at most {MaxCount} pixels are expected, but it would have {width} by {height}");
        }

        budget.Take(4L * width * height, $"an image of {width} by {height} pixels");
    }

    /// <summary>Converts the pixels to a tensor.</summary>
    /// <param name="channels">1, 3 or 4.</param>
    /// <returns>A tensor of the shape (height, width, channels) and dtype uint8.</returns>
    public Tensor ToTensor(int channels)
    {
        var image = empty([Height, Width, channels], ScalarType.Byte);
        var to = image.bytes;
        for (int from = 0, place = 0; place < to.Length; from += 4, place += channels)
        {
            if (channels == 1)
            {
                // Computes the luma in integers and rounds it as libjpeg and Pillow do.
                to[place] = (byte)(((19595 * Rgba[from]) + (38470 * Rgba[from + 1]) + (7471 * Rgba[from + 2]) + 32768) >> 16);
            }
            else
            {
                Rgba.AsSpan(from, channels).CopyTo(to[place..]);
            }
        }

        return image;
    }
}
