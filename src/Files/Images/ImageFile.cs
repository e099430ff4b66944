using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Reads PNG, JPEG, BMP, WebP, the first image of a GIF, and binary PGM and PPM.</summary>
public static class ImageFile
{
    /// <summary>Gets the extensions of the files that can be read.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".pgm", ".ppm"];

    /// <summary>Reads an image.</summary>
    /// <param name="path">The path of the file. The format is recognized by the content.</param>
    /// <param name="channels">
    /// 1 for grey, 3 for red, green and blue, or 4 for these and opacity. The default is 3. Colours are converted to grey by their luma (ITU-R 601), and
    /// grey to three equal colours. Without a channel for it, opacity is dropped.
    /// </param>
    /// <returns>
    /// A tensor of the shape (height, width, channels) and dtype uint8. Of 16-bit channels, the upper 8 bits are taken. Colour profiles, gamma and the
    /// orientation of the image are ignored. The caller disposes of it.
    /// </returns>
    /// <exception cref="FileFormatException">
    /// The file is not an image that can be read; the message names the file and the reason. A JPEG has no checksum, so a damaged one may be read with
    /// wrong pixels.
    /// </exception>
    public static Tensor Read(string path, int channels = 3)
    {
        if (channels is not (1 or 3 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "An image has 1, 3 or 4 channels.");
        }

        return FileFormat.Read(path, "image", () =>
        {
            var bytes = File.ReadAllBytes(path);
            var budget = new ExpansionBudget(bytes.Length);
            var pixels = Pnm.Is(bytes) ? Pnm.Read(bytes, budget) : SkiaImage.Read(bytes, budget);
            return pixels.ToTensor(channels);
        });
    }
}
