using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Reads images: PNG (all colour types and depths, not interlaced), PGM and PPM in their binary forms, and JPEG, with the system's
/// TurboJPEG library.
/// </summary>
public static class ImageFile
{
    /// <summary>The endings of the files that can be read.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".png", ".pgm", ".ppm", ".jpg", ".jpeg"];

    /// <summary>Reads an image.</summary>
    /// <param name="path">The file. What is in it decides how it is read, and not its name.</param>
    /// <param name="channels">
    /// 1 for grey, 3 for red, green and blue, 4 with how opaque it is. Colours become grey by their luma (ITU-R 601), grey becomes three
    /// equal colours, and where opacity is not wanted it is left out.
    /// </param>
    /// <returns>(height, width, channels), bytes. Of sixteen bits the upper eight are taken. The caller disposes of it.</returns>
    /// <exception cref="InvalidDataException">It is no image that can be read; the message says why, and names the file.</exception>
    /// <exception cref="DllNotFoundException">It is a JPEG, and the TurboJPEG library is not there; the message says how to get it.</exception>
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
                : Jpeg.Is(bytes) ? Jpeg.Read(bytes)
                : throw new InvalidDataException($"it is neither PNG nor JPEG nor binary PGM or PPM, but starts with {Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 4)))}. Convert it");
            return pixels.ToTensor(channels);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            var reason = exception is InvalidDataException ? exception.Message : "it ends too early, or contradicts itself";
            throw new InvalidDataException($"'{path}' is no image that can be read: {reason.TrimEnd('.')}.", exception);
        }
    }
}
