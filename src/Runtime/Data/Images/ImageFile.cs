using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Reads images: PNG, JPEG, BMP, WebP, the first image of a GIF, and PGM and PPM in their binary forms.</summary>
public static class ImageFile
{
    /// <summary>The endings of the files that can be read.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".pgm", ".ppm"];

    /// <summary>Reads an image.</summary>
    /// <param name="path">The file. Its content decides how it is read, and not its name.</param>
    /// <param name="channels">
    /// 1 for grey; 3, the default, for red, green and blue; 4 for these and the opacity. Colours become grey by their luma (ITU-R 601), grey becomes
    /// three equal colours, and an opacity that is not asked for is left out.
    /// </param>
    /// <returns>
    /// (height, width, channels), bytes. Of sixteen bits the upper eight are taken. Colours are the numbers of the file: profiles and gamma are not
    /// applied, and the image is not turned. The caller disposes of it.
    /// </returns>
    /// <exception cref="InvalidDataException">
    /// It is no image that can be read; the message says why, and names the file. A JPEG has no checksum: damage among its pixels may give other
    /// pixels and no error.
    /// </exception>
    public static Tensor Read(string path, int channels = 3)
    {
        if (channels is not (1 or 3 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "An image has 1, 3 or 4 channels.");
        }

        var bytes = File.ReadAllBytes(path);
        try
        {
            var pixels = Pnm.Is(bytes) ? Pnm.Read(bytes) : SkiaImage.Read(bytes);
            return pixels.ToTensor(channels);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}' is no image that can be read: {exception.Message}.", exception);
        }
    }
}
