using SkiaSharp;

namespace CompiledNets;

/// <summary>Reads PNG, JPEG, BMP, GIF and WebP with SkiaSharp.</summary>
internal static class SkiaImage
{
    /// <summary>Decodes an image, or the first image of a file with several.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="budget">The memory that the pixels may take.</param>
    /// <exception cref="FileFormatException">The file has another format, or is damaged.</exception>
    public static Pixels Read(byte[] file, ExpansionBudget budget)
    {
        using var stream = new SKMemoryStream(file);
        using var codec = SKCodec.Create(stream, out _);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Bmp or SKEncodedImageFormat.Gif or SKEncodedImageFormat.Webp))
        {
            var start = Convert.ToHexString(file.AsSpan(0, Math.Min(file.Length, 8)));
            throw new FileFormatException($"PNG, JPEG, BMP, GIF, WebP, binary PGM or binary PPM is expected, but its {file.Length} bytes start with {start}, or its header is damaged");
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        Pixels.CheckSize(width, height, budget);

        // Without a colour space, Skia does not convert colours.
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul, colorspace: null);
        return codec.GetPixels(info, out var bytes) switch
        {
            SKCodecResult.Success => new Pixels(height, width, bytes),
            SKCodecResult.IncompleteInput => throw new FileFormatException($"the {codec.EncodedFormat} ends before all of its {width} by {height} pixels"),
            SKCodecResult.ErrorInInput => throw new FileFormatException($"the {codec.EncodedFormat} is damaged in its {width} by {height} pixels"),
            var result => throw new FileFormatException($"the {codec.EncodedFormat} cannot be decoded: {result}"),
        };
    }
}
