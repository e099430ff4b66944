using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

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
