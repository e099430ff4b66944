using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests.Images;

/// <summary>Compares our reading of JPEG files with Pillow, which writes and reads them.</summary>
public sealed class JpegTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact("PIL")]
    public void Pixels_are_those_of_Pillow()
    {
        Python.Run(
            _folder,
            """
            import numpy
            from PIL import Image
            y, x, c = numpy.mgrid[0:37, 0:53, 0:3]
            colours = ((19 * x + 31 * y + 53 * c + x * y) % 256).astype('uint8')
            for name, image, options in (('fine', Image.fromarray(colours), dict(quality=95, subsampling=0)),
                                         ('usual', Image.fromarray(colours), dict(quality=75)),
                                         ('steps', Image.fromarray(colours), dict(quality=75, progressive=True)),
                                         ('grey', Image.fromarray(colours[:, :, 0]), dict(quality=90))):
                image.save(folder + name + '.jpg', **options)
                pixels = numpy.asarray(Image.open(folder + name + '.jpg'))
                pixels.tofile(folder + name + '.bin')
            """,
            "PIL");
        foreach (var (name, channels) in new[] { ("fine", 3), ("usual", 3), ("steps", 3), ("grey", 1) })
        {
            using var image = ImageFile.Read(Path.Combine(_folder, name + ".jpg"), channels);
            Assert.Equal([37, 53, channels], image.shape);
            Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, name + ".bin")), image.bytes.ToArray());
        }

        using var grey = ImageFile.Read(Path.Combine(_folder, "grey.jpg"), 3);
        Assert.Equal([37, 53, 3], grey.shape);
    }

    [PythonFact("PIL")]
    public void A_file_that_ends_early_is_an_error_that_names_it()
    {
        Python.Run(
            _folder,
            """
            from PIL import Image
            Image.new('RGB', (64, 64), (9, 99, 199)).save(folder + 'whole.jpg')
            """,
            "PIL");
        var whole = File.ReadAllBytes(Path.Combine(_folder, "whole.jpg"));
        foreach (var length in new[] { 3, 20, whole.Length / 2, whole.Length - 40 })
        {
            File.WriteAllBytes(Path.Combine(_folder, "half.jpg"), whole[..length]);
            var message = Assert.Throws<FileFormatException>(() => ImageFile.Read(Path.Combine(_folder, "half.jpg"))).Message;
            Assert.Contains("half.jpg' is no image that can be read: ", message, StringComparison.Ordinal);
        }
    }

    [PythonFact("PIL")]
    public void CMYK_is_converted_to_RGB()
    {
        // A colour is (255 - ink) * (255 - black) / 255.
        Python.Run(
            _folder,
            """
            import numpy
            from PIL import Image
            y, x, c = numpy.mgrid[0:37, 0:53, 0:4]
            Image.fromarray(((19 * x + 31 * y + 53 * c + x * y) % 256).astype('uint8'), 'CMYK').save(folder + 'inks.jpg', quality=95)
            numpy.asarray(Image.open(folder + 'inks.jpg')).tofile(folder + 'inks.bin')
            """,
            "PIL");
        var inks = File.ReadAllBytes(Path.Combine(_folder, "inks.bin"));
        using var image = ImageFile.Read(Path.Combine(_folder, "inks.jpg"));
        var colours = image.bytes.ToArray();
        for (var i = 0; i < colours.Length; i++)
        {
            var black = inks[(i / 3 * 4) + 3];
            Assert.InRange(colours[i] - ((255 - inks[(i / 3 * 4) + (i % 3)]) * (255 - black) / 255d), -1, 1);
        }
    }
}
