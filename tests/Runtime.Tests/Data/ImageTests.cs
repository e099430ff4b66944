using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Data;

/// <summary>
/// Images that Pillow 9.4 has written, of 13 by 9 pixels: channel c of the pixel (y, x) is (19 x + 31 y + 53 c + 7 x y) mod 256 where
/// nothing else is said. Pillow chooses a filter for each row, so all of them are here.
/// </summary>
public sealed class ImageTests : IDisposable
{
    private const int Width = 13;
    private const int Height = 9;

    private const string Rgb = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAIAAABmGDE9AAAAwklEQVR4nGNkMM0SJgIwyod0ShEBWOTl5RVRgJOioqJigKKiomIckiiLvLy8mpqahoaGhoaJhoaGhpOGpwYayNHQ0GCs2fhMnwjAOPsCqxkRAGqvrq6uiYmJtbW1ra2TradtgC0cpNrm2Bbb2jLc5HOWDWpPnHZ66S3+l3LBuknTC5fd3vpK/qdesm3R8sZtr4/+0ue0K2b4oZvkXLG27/CPm3zOKpF9+Utu7nqvwmqVH9C6a/YF1mfSAYZps2s2PgMA0KxVhu4CwhkAAAAASUVORK5CYII=";
    private const string Rgba = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAYAAADpeqZqAAAA4ElEQVR4nGNkMM2aL0wiYJQP6dwnRSJgkZeXl1dEABMI5QShAiBUnCIqYIyddPyPBomAsWbjM2l9EgHj7AusVmYkAhZ5eXl5NTU1NV1dXV0TExMTa2trW1tbJ1tbT1vbAFs4iLO1TbW1zbG1Lba1tWW4yedcIRvUvidx2mmGpbf4XV7KBXfoJk0/U7jstsDWV/IhP/WSZ9gWLb/TuO21wtFf+imcdsUrGH7oJk13rlj7qO/wD92bfM4VKpF9h/OX3OTb9V4lktUqf0lA6673sy+wWj2TDmg1TJt9oWbjM2kAGCNyvE7bV6oAAAAASUVORK5CYII=";
    private const string Grey = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAAAAADMEfm2AAAAa0lEQVR4nGNkEEYCjPJSSIDRThEJsMiraWhoaHhqaGhoaGiwyKvp6us76evr6+vn6LPIq+mamZmZmZnFmZmZscir6ZpY29oG2Nra2hYz3JRNXPpSt3DrT9vGo5wMP5z7bqrk72INmP3MsAYAjzYbxpKfuKkAAAAASUVORK5CYII=";
    private const string GreyAlpha = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAQAAABDc27hAAAAiElEQVR4nGNkMBXGARjlQ6RwABZ5eUVkEKCoGAdlssjLq6lpQICTpwYyYJGXV1PT1dU30dd30oeD1Bx9fX2IlJmZiRkMhMdBGYy73tviAAw3+WSDEqctvfVSTjepcNnWVz/1bIsatx39xWnH8EPXuaLv8E0+lcj8Jbves1oFtM6+8EzaMK1mIwA/mziTY1BK6AAAAABJRU5ErkJggg==";
    private const string Bits = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJAQAAAADBAZvHAAAAFklEQVR4nGOY5MGoksPgqcDi+R+NAQBYHwZhMZPzDAAAAABJRU5ErkJggg==";
    private const string Palette = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJBAMAAAAbVLtZAAAAMFBMVEUA/wAe6wU81xRawy14r1CWm320h7QAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABlgNLNAAAAL0lEQVR4nGNgTgp0MFMVYACRIswJDCASKMQAJs0UGMDSIgwMYOmkAAaItAEDmj4AwasMc+h+nV4AAAAASUVORK5CYII=";
    private const string PaletteAlpha = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJBAMAAAAbVLtZAAAAFVBMVEUA/wAe6wU81xRawy14r1CWm320h7QGgoPBAAAABHRSTlMAMmSWjIHPtgAAAC9JREFUeJxjYE4KdDBTFWAAkSLMCQwgEijEACbNFBjA0iIMDGDppAAGiLQBA5o+AMGrDHPofp1eAAAAAElFTkSuQmCC";
    private const string Sixteen = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJEAAAAACcgSX1AAAAQUlEQVR4nGNkYGA/zwGFqCxGvoPowjA2C/9BKAdZyUG4FIoEnMVozYLLLha+g9h0cBxEtgsqQZRdLPwHsUtwHAQACY1f4hXJrTsAAAAASUVORK5CYII=";
    private const string Luma = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAAAAADMEfm2AAAAeklEQVR4nGPUFoaAb8LCtcIs8lJSUlJ/pVqkzkrJS7HIKyqyyHVfUeSKU2RRZJFX456k8dVTg1tj0m0NxuVCMx/p6wvpz3ykry/EuHLBSzMzSSjBIq8mZiK3/E+AwvIPtvaMgd9d1NdBcSKL/D/dGf+8dTK8LTb9KwYAaWYpMtZFtYIAAAAASUVORK5CYII=";
    private const string Larger = "iVBORw0KGgoAAAANSUhEUgAAABoAAAASCAAAAABgcpF/AAABkElEQVR4nG3FTW/aMBgA4AScJnGM/cbOlw2klNLDTvv97WFbxaqdp22HTohSvgk0TQNpomyDXXqZND2HR9cMG/+XoVsGdrCDHYzfrpNf2MEONhAzCSGEtAh5e3Q9IoS0iIHApJRS2qKUHtOcFnSXZket0UQnxCxgAMCAwcNwAgxO9D0AMDARWNzlLnddPZvOF2VVu7HL9by0dMQwF0J4Qsw+fWteeUIIIcTsy0zYCDD3fGOTPi8mue/7vmcUmXEoyqqJGOGev7peBabWD8IwDFbDVWD6ncBBQDha3t9v9lEkI7vc6Ls0s+SVXdWIUZHc/KzbSimlko9bhZlUSm1vRg0AjpZrrDpxjx+W63XyO+41Dq+vVY0Y48Lfy3a3Gz8Nx+a7uBs/fUjjlgwRnKbzs1C2OzSbzove+Tk7Zvm+QCdN//p4+6i7/YuLl39+uZ00QJvOzyLp7MaT3AvKTbJLtf7AKKsaMZeXfiiLzwvUvyzuioFPLwfF3UK2G5ZlY4eQP+MHzeXN2fcfSzOSONmS7l8fb55PNUKj4gAAAABJRU5ErkJggg==";
    private const string Interlaced = "iVBORw0KGgoAAAANSUhEUgAAAA0AAAAJCAIAAAERHwGrAAAAwklEQVR4nGNkMM0SJgIwyod0ShEBWOTl5RVRgJOioqJigKKiomIckiiLvLy8mpqahoaGhoaJhoaGhpOGpwYayNHQ0GCs2fhMnwjAOPsCqxkRAGqvrq6uiYmJtbW1ra2TradtgC0cpNrm2Bbb2jLc5HOWDWpPnHZ66S3+l3LBuknTC5fd3vpK/qdesm3R8sZtr4/+0ue0K2b4oZvkXLG27/CPm3zOKpF9+Utu7nqvwmqVH9C6a/YF1mfSAYZps2s2PgMA0KxVhu4CwhkAAAAASUVORK5CYII=";

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_kind_of_png_is_read()
    {
        AssertPixels(Rgb, 3, Value);
        AssertPixels(Rgba, 4, Value);
        AssertPixels(Grey, 1, Value);
        AssertPixels(Bits, 1, (y, x, _) => (x + y) % 3 == 0 ? 255 : 0);
        AssertPixels(Palette, 3, (y, x, c) => Colour(((3 * x) + (5 * y)) % 7, c));
        AssertPixels(PaletteAlpha, 4, (y, x, c) => ((3 * x) + (5 * y)) % 7 is var k && c == 3 ? (k < 4 ? 50 * k : 255) : Colour(k, c));
        AssertPixels(Sixteen, 1, (y, x, _) => ((1999 * x) + (3777 * y)) % 65536 >> 8);
    }

    [Fact]
    public void Channels_are_made_of_those_that_there_are()
    {
        AssertPixels(Grey, 3, (y, x, _) => Value(y, x, 0));
        AssertPixels(Rgba, 3, Value);
        AssertPixels(Rgb, 4, (y, x, c) => c == 3 ? 255 : Value(y, x, c));
        AssertPixels(GreyAlpha, 4, (y, x, c) => Value(y, x, c == 3 ? 1 : 0));

        // What Pillow makes of colours.
        using var ours = ImageFile.Read(File(Rgb), 1);
        using var theirs = ImageFile.Read(File(Luma), 1);
        Assert.Equal(theirs.data<byte>().ToArray(), ours.data<byte>().ToArray());
    }

    [Theory]
    [InlineData("P5\n# made by hand\n2 2 255\n", 1, 1)]
    [InlineData("P6 2 2 255 ", 3, 1)]
    [InlineData("P5 2 2 65535\n", 1, 2)]
    public void Binary_pnm_is_read(string header, int channels, int bytes)
    {
        var numbers = Enumerable.Range(0, 4 * channels).Select(i => (byte)(i * 20)).ToArray();
        var file = Path.Combine(_folder, "image.pnm");
        System.IO.File.WriteAllBytes(file, [.. System.Text.Encoding.ASCII.GetBytes(header), .. numbers.SelectMany(number => Enumerable.Repeat(number, bytes))]);
        using var image = ImageFile.Read(file, channels);
        Assert.Equal([2, 2, channels], image.shape);
        Assert.Equal(numbers, image.data<byte>().ToArray());
    }

    [Fact]
    public void A_file_that_is_no_image_is_an_error_that_says_why()
    {
        AssertError("neither PNG nor JPEG nor binary PGM or PPM, but starts with 47494638", [0x47, 0x49, 0x46, 0x38]);
        AssertError("interlaced", Convert.FromBase64String(Interlaced));
        var damaged = Convert.FromBase64String(Rgb);
        damaged[60] ^= 4;
        AssertError("checksum of its chunk IDAT", damaged);
        AssertError("ends too early", Convert.FromBase64String(Rgb)[..50]);
        AssertError("ends too early", Convert.FromBase64String(Rgb)[..20]);
        AssertError("has 2 bytes where 2 by 2 pixels need 12", [.. "P6 2 2 255\n"u8, 1, 2]);
        AssertError("no number at byte 5", [.. "P6 2 x\n"u8]);
        AssertError("1000000 by 1000000 pixels", [.. "P6 1000000 1000000 255\n"u8]);

        void AssertError(string reason, byte[] bytes)
        {
            var file = Path.Combine(_folder, "broken.png");
            System.IO.File.WriteAllBytes(file, bytes);
            var message = Assert.Throws<InvalidDataException>(() => ImageFile.Read(file)).Message;
            Assert.Contains(reason, message, StringComparison.Ordinal);
            Assert.Contains("broken.png", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_damage_to_a_file_does_more_than_an_error()
    {
        var random = new Random(9);
        foreach (var good in (string[])[Rgb, Palette, Sixteen])
        {
            for (var i = 0; i < 300; i++)
            {
                var bytes = Convert.FromBase64String(good);
                bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);
                System.IO.File.WriteAllBytes(Path.Combine(_folder, "broken.png"), bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
                try
                {
                    ImageFile.Read(Path.Combine(_folder, "broken.png")).Dispose();
                }
                catch (InvalidDataException)
                {
                    // As it should be.
                }
            }
        }
    }

    [Fact]
    public void A_folder_for_each_class_becomes_a_dataset()
    {
        foreach (var (name, content) in ((string, string)[])[("dog/b.png", Grey), ("cat/2.png", Rgb), ("cat/deep/1.PNG", Grey), ("cat/.hidden", "")])
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllBytes(path, Convert.FromBase64String(content));
        }

        var folder = new ImageFolder(_folder, 18, 26, channels: 1);
        Assert.Equal(["cat", "dog"], folder.Classes);
        Assert.Equal(["2.png", "1.PNG", "b.png"], folder.Files.Select(file => Path.GetFileName(file.Path)));
        using var labels = folder.Labels();
        Assert.Equal([0, 0, 1], labels.data<long>().ToArray());

        // Where an image becomes larger, Pillow's bilinear filter is this one; it rounds.
        using var image = folder.Read(2);
        Assert.Equal([1, 18, 26, 1], image.shape);
        using var expected = ImageFile.Read(File(Larger), 1);
        Assert.InRange((image[0] - expected.type(ScalarType.Float32)).abs().max().ToDouble(), 0, 1.01);

        var dataset = folder.ToDataset<Images, Numbers>((picture, label) => (new(picture / 255), new(label)));
        var (inputs, targets) = dataset.Get([2, 0]);
        Assert.Equal([2, 18, 26, 1], inputs.X.shape);
        Assert.Equal([1, 0], targets.Label.data<long>().ToArray());
        Assert.InRange(inputs.X.max().ToDouble(), 0.5, 1);
    }

    [Fact]
    public void A_folder_that_is_none_of_images_is_an_error_that_names_what_is_wrong()
    {
        Assert.Contains("has no folders", Assert.Throws<InvalidDataException>(() => new ImageFolder(_folder, 8, 8)).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_folder, "cat"));
        Assert.Contains("cat' has no images", Assert.Throws<InvalidDataException>(() => new ImageFolder(_folder, 8, 8)).Message, StringComparison.Ordinal);
        System.IO.File.WriteAllText(Path.Combine(_folder, "cat", "photo.gif"), "");
        Assert.Contains("photo.gif' is of a format that cannot be read", Assert.Throws<InvalidDataException>(() => new ImageFolder(_folder, 8, 8)).Message, StringComparison.Ordinal);
    }

    private static int Value(int y, int x, int c) => ((19 * x) + (31 * y) + (53 * c) + (7 * x * y)) % 256;

    private static int Colour(int k, int c) => c switch { 0 => 30 * k, 1 => 255 - (20 * k), _ => 5 * k * k };

    private string File(string content)
    {
        var file = Path.Combine(_folder, "image.png");
        System.IO.File.WriteAllBytes(file, Convert.FromBase64String(content));
        return file;
    }

    private void AssertPixels(string content, int channels, Func<int, int, int, int> value)
    {
        using var image = ImageFile.Read(File(content), channels);
        Assert.Equal([Height, Width, channels], image.shape);
        var expected = Enumerable.Range(0, Height * Width * channels).Select(i => (byte)value(i / channels / Width, i / channels % Width, i % channels)).ToArray();
        Assert.Equal(expected, image.data<byte>().ToArray());
    }

    private sealed record Images(Tensor X) : IBatch<Images>
    {
        public IReadOnlyList<Tensor> Tensors { get; } = [X];

        public static Images Create(IReadOnlyList<Tensor> tensors) => new(tensors[0]);
    }

    private sealed record Numbers(Tensor Label) : IBatch<Numbers>
    {
        public IReadOnlyList<Tensor> Tensors { get; } = [Label];

        public static Numbers Create(IReadOnlyList<Tensor> tensors) => new(tensors[0]);
    }
}
