using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Reads images: PNG (all colour types and depths, not interlaced), and PGM and PPM in their binary forms. There is no reader of JPEG
/// and other formats: no library for them is among the dependencies.
/// </summary>
public static class ImageFile
{
    /// <summary>The endings of the files that can be read.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".png", ".pgm", ".ppm"];

    /// <summary>Reads an image.</summary>
    /// <param name="path">The file. What is in it decides how it is read, and not its name.</param>
    /// <param name="channels">
    /// 1 for grey, 3 for red, green and blue, 4 with how opaque it is. Colours become grey by their luma (ITU-R 601), grey becomes three
    /// equal colours, and where opacity is not wanted it is left out.
    /// </param>
    /// <returns>(height, width, channels), bytes. Of sixteen bits the upper eight are taken. The caller disposes of it.</returns>
    /// <exception cref="InvalidDataException">It is no image that can be read; the message says why, and names the file.</exception>
    public static Tensor Read(string path, int channels = 3)
    {
        if (channels is not (1 or 3 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "An image has 1, 3 or 4 channels.");
        }

        var bytes = File.ReadAllBytes(path);
        try
        {
            var pixels = Png.Is(bytes) ? Png.Read(bytes)
                : Pnm.Is(bytes) ? Pnm.Read(bytes)
                : throw new InvalidDataException($"it is neither PNG nor binary PGM or PPM, but starts with {Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 4)))}. Convert it");
            return pixels.ToTensor(channels);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            var reason = exception is InvalidDataException ? exception.Message : "it ends too early, or contradicts itself";
            throw new InvalidDataException($"'{path}' is no image that can be read: {reason.TrimEnd('.')}.", exception);
        }
    }
}

/// <summary>The pixels of an image, as bytes in rows.</summary>
/// <param name="Height">How many rows.</param>
/// <param name="Width">How many pixels a row has.</param>
/// <param name="Channels">1: grey; 2: grey and opacity; 3: red, green, blue; 4: with opacity.</param>
/// <param name="Bytes">The channels of each pixel.</param>
internal sealed record Pixels(int Height, int Width, int Channels, byte[] Bytes)
{
    // Larger ones are damaged files as a rule: their memory must not be asked for.
    public const long Most = 1L << 28;

    public Tensor ToTensor(int channels)
    {
        var image = empty([Height, Width, channels], ScalarType.Byte);
        var to = image.bytes;
        for (int i = 0, from = 0, place = 0; i < Height * Width; i++, from += Channels, place += channels)
        {
            var isGrey = Channels < 3;
            var (red, green, blue) = (Bytes[from], Bytes[from + (isGrey ? 0 : 1)], Bytes[from + (isGrey ? 0 : 2)]);
            if (channels == 1)
            {
                // In whole numbers, as libjpeg and Pillow do.
                to[place] = isGrey ? red : (byte)(((19595 * red) + (38470 * green) + (7471 * blue) + 32768) >> 16);
                continue;
            }

            (to[place], to[place + 1], to[place + 2]) = (red, green, blue);
            if (channels == 4)
            {
                to[place + 3] = Channels is 2 or 4 ? Bytes[from + Channels - 1] : byte.MaxValue;
            }
        }

        return image;
    }
}
