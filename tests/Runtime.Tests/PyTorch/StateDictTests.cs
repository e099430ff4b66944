using System.IO.Compression;
using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.PyTorch;

/// <summary>Reads files that python3-torch 1.13.1 wrote. The constants are compressed by gzip.</summary>
public sealed class StateDictTests : IDisposable
{
    /// <summary>torch.save of {fc.weight: arange(8.)[1:7].view(2, 3).t(), fc.bias: [0.5, -0.5, 2], steps: tensor(7)}, as an OrderedDict.</summary>
    private const string Tensors =
        "H4sIAGYjAmsC/52TzYrTUBTHb5KmyWRqW0ed8QuZhYsWtJ1WQQcFS5CAXMFORSiDUDJpbIKh6UluK4iLupiBeQnxTRR8AheKS3dufQTPze2UJNUZ8JCTm4/z//8O9yRdqhQI0XWyElWyQezI8fyZ2xzazG5MXgeWWSb7mZjLjhMGgeswPxzHxrNo6Ebu8LHvMANIvQdSrb+GZq+cxhvXH3kMZIeF6NoYTJkfxMYgcg+mfjAcMHcch9Fg1jZAqdX6GopirLRHLhSExLCC0GbPxUMD1L6ENTtQ7Cu4OpMpaFRnoO9RiSpUPoI1fnEExrHHG1lnUOrBucQYuznw7RjKHqK8giesWlDxNKowqO5RQpVDOE+lQ9gQ8gsMLvbgUl9N+nInMWwK8aK3p+F4tGxtK/Frw2X0kxhcQb96XfhcZXCtB9enjS7V9CffvjzcxVKe3X8OokzWM4No7limdjIGUTJ/hKcOHphzzI+YnzF/djjmXcd4u40FPE/D3MxiWpa5nZv2aqCQsz9xPmftbm2OS3hTOoN1P8tqW+bdM1l/C23hyNmT779CDtNPZVfIgyV75kYxfreWee+/4Bh3DE7++mH0QkZvOSFLfFmy00OurnST/8Py6vTsyhnlsURyn0Vem55FVvs7r23ltem9zGpfyjltO69N70Ylo/2R0i72vkuLxVuL1zeU28tSNbc2JbH2lJOBF5PZvy+Ieyl5phaFRk3qRe0fivsxm+MEAAA=";

    /// <summary>torch.save of {w: x}, where x calls os.system('echo run') when it is loaded.</summary>
    private const string Call =
        "H4sIAGojAmsC/wvwZmZhYODgYMAAAgxCDIlFyRmZZan6KYkliXoF2TluTnwMUSiggam2kCGCEai+vJAxuSC/OLOCq7iyuCQ1l6uQKQJkbGpyRr5CUWleIXNrIUtQIWuxXoA3O0er5p5YE6AsCAfgdAM/EMLcUJZaVJyZn+fmxI3sBGMukGkX56WHMgHVM4FNYwRRcPOQbRLAsAHdh+i6kU3mR9HZgqQb6rYAbzY2Hai0HLMuXCkTGl0NpS9BaaA+dhDtywjhM4LFWNkgepjA6iFqAdzUFUyvAQAA";

    /// <summary>torch.save of {w: torch.nn.Parameter(torch.ones(2, dtype=torch.float64)), epoch: 3}.</summary>
    private const string More =
        "H4sIAGwjAmsC/4WSz0rDQBDGN0mbxlXb2KvQg6cK2pb6AEIpveTQWBGCCCFN1jYYm0yyqQcRvBT1JcSLZ48+g0dfwSfwEdz8sSQp1YHlYzfzm29nsqoilBCSJLQSMqojwzen9py0LYMaLe/KGfSq6DwX9/wdoKbGMeAGOJO6jGjpIbWdAOs+GYe2Y+me4RvXhBIfA78mhZJZ4Pr6vItBaDa1CqsXsExjQqCUILjvhmOHnCanGMqxaQdETWBqeiFUFJ6CdKIghV/AhsItAD+Zpus4xKS2Owvw0LeIT6y+bVIMm/sj2KKwPYLq4zTa1B5AHsGOVmbliOeaU6grQthSlYq0e3t58cWOo6WunVgV7eUm1u4Meo3CvIqRkN/Hvxq5DUuvb3L8B/5yq6Gjpduc+AHrcNBr/2O3Ekc4cvx8npzxrCYfO3KRLD2zvcsrtyi+kCKd7aWaI7scKkyryGZvVcuxLxk27V1VRPEg/dwQDpepQkHfU63ziTIuemzoI91z8VlZTBghzk9yfwCas9a6KwMAAA==";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Tensors_are_read_with_their_offsets_and_strides()
    {
        Write(Tensors);
        var tensors = StateDict.Read(_file);
        Assert.Equal(["fc.weight", "fc.bias", "steps"], tensors.Keys);
        Assert.Equal([3, 2], tensors["fc.weight"].shape);
        Assert.Equal([1, 4, 2, 5, 3, 6], Numbers(tensors["fc.weight"]));
        Assert.Equal([0.5, -0.5, 2], Numbers(tensors["fc.bias"]));
        Assert.Equal((ScalarType.Int64, 0), (tensors["steps"].dtype, (int)tensors["steps"].dim()));
    }

    [Fact]
    public void A_file_that_calls_a_function_is_an_error_and_the_function_is_not_called() =>
        Assert.Contains("it wants to call posix.system, which a state_dict of tensors does not need. It was not called", Error(Call), StringComparison.Ordinal);

    [Fact]
    public void A_file_with_more_than_tensors_is_an_error_that_proposes_what_to_save() =>
        Assert.Contains("'epoch' is no tensor. Save model.state_dict() alone", Error(More), StringComparison.Ordinal);

    [Fact]
    public void A_pickle_with_other_instructions_is_an_error()
    {
        // INST is an instruction of old pickles that creates an object of a class.
        var exception = Assert.Throws<FileFormatException>(() => new Pickle([0x80, 2, (byte)'(', (byte)'i', .. "os\nsystem\n."u8], (_, _) => null, _ => s_nothing).Read());
        Assert.Contains("instruction 0x69 at byte 3", exception.Message, StringComparison.Ordinal);
        Assert.Throws<FileFormatException>(() => new Pickle([0x80, 2, (byte)'}'], (_, _) => null, _ => s_nothing).Read());
        Assert.Throws<FileFormatException>(() => new Pickle([0x80, 2, (byte)'X', 255, 255, 255, 127, (byte)'.'], (_, _) => null, _ => s_nothing).Read());
    }

    [Fact]
    public void A_number_that_does_not_fit_is_an_error()
    {
        // The pickles contain LONG1 with nine bytes, and a text that is longer than the largest array.
        Assert.Throws<FileFormatException>(() => new Pickle([0x80, 2, 0x8A, 9, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)'.'], (_, _) => null, _ => s_nothing).Read());
        Assert.Throws<FileFormatException>(() => new Pickle([0x80, 2, (byte)'X', 255, 255, 255, 255, (byte)'.'], (_, _) => null, _ => s_nothing).Read());
    }

    [Fact]
    public void A_tensor_that_lies_outside_of_its_storage_is_an_error()
    {
        using var numbers = arange(6, ScalarType.Float32);
        using var matrix = numbers.view(2, 3);
        StateDict.Write(_file, [("matrix", matrix)]);

        // Changes the shape (2, 3) to (2, 4), and then to strides and sizes whose product overflows.
        Assert.Contains("a tensor of the shape (2, 4) at element 0 is outside of its storage of 6 elements", Changed([(byte)'J', 3, 0, 0, 0, (byte)'t'], [(byte)'J', 4, 0, 0, 0, (byte)'t']), StringComparison.Ordinal);
        Assert.Contains("which is more numbers than any file can hold", Changed([(byte)'J', 2, 0, 0, 0, (byte)'J', 3, 0, 0, 0], [0x8A, 8, 0, 0, 0, 0, 0, 0, 0, 0x40, 0x8A, 8, 0, 0, 0, 0, 0, 0, 0, 0x40]), StringComparison.Ordinal);
        Assert.Contains("a tensor has the shape (2, -3), but a size must not be negative", Changed([(byte)'J', 3, 0, 0, 0, (byte)'t'], [(byte)'J', 253, 255, 255, 255, (byte)'t']), StringComparison.Ordinal);

        // Without an overflow check, 2^62 + 6 numbers of four bytes would have 24 bytes.
        Assert.Contains("which is more numbers than any file can hold", Changed([(byte)'J', 6, 0, 0, 0, (byte)'t', (byte)'Q'], [0x8A, 8, 6, 0, 0, 0, 0, 0, 0, 0x40, (byte)'t', (byte)'Q']), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue - 4)]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(1)]
    public void An_offset_outside_of_the_storage_is_an_error(long offset)
    {
        // The last element is at the offset + 5, which is inside of the storage if the sum wraps around.
        using var numbers = arange(6, ScalarType.Float32);
        using var matrix = numbers.view(2, 3);
        StateDict.Write(_file, [("matrix", matrix)]);
        byte[] old = [(byte)'Q', (byte)'J', 0, 0, 0, 0];
        Assert.Contains($"a tensor of the shape (2, 3) at element {offset} is outside of its storage of 6 elements", Changed(old, [(byte)'Q', 0x8A, 8, .. BitConverter.GetBytes(offset)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Strides_that_repeat_a_few_numbers_do_not_fill_the_memory()
    {
        using var numbers = zeros(6);
        using var row = numbers.view(1, 6);
        StateDict.Write(_file, [("row", row)]);

        // The shape (1, 6) with the strides (6, 1) becomes (2^30, 6) with the strides (0, 1).
        var error = Changed([(byte)'(', (byte)'J', 1, 0, 0, 0, (byte)'J', 6, 0, 0, 0, (byte)'t'], [(byte)'(', (byte)'J', 0, 0, 0, 64, (byte)'J', 6, 0, 0, 0, (byte)'t'], ([(byte)'(', (byte)'J', 6, 0, 0, 0, (byte)'J', 1], [(byte)'(', (byte)'J', 0, 0, 0, 0, (byte)'J', 1]));
        Assert.Contains("would take 25769803776 bytes of memory", error, StringComparison.Ordinal);
        Assert.Contains("raise FileLimits.ExpandedBytes", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tied_weights_are_two_tensors()
    {
        using var numbers = ones(4);
        StateDict.Write(_file, [("a", numbers), ("b", numbers)]);
        var read = StateDict.Read(_file);
        read["a"].Dispose();
        Assert.Equal(4, read["b"].sum().ToDouble());
    }

    [Fact]
    public void Numbers_with_the_highest_byte_first_are_an_error()
    {
        using var numbers = ones(2);
        StateDict.Write(_file, [("x", numbers)]);
        using (var archive = ZipFile.Open(_file, ZipArchiveMode.Update))
        {
            using var order = new StreamWriter(archive.CreateEntry("archive/byteorder").Open());
            order.Write("big");
        }

        Assert.Contains("its numbers are big-endian", Assert.Throws<FileFormatException>(() => StateDict.Read(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_read_or_an_error()
    {
        Write(Tensors);
        var good = File.ReadAllBytes(_file);
        var random = new Random(9);
        for (var i = 0; i < 300; i++)
        {
            var bytes = good.ToArray();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(_file, random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                foreach (var tensor in StateDict.Read(_file).Values)
                {
                    tensor.Dispose();
                }
            }
            catch (FileFormatException exception)
            {
                Assert.Contains(_file, exception.Message, StringComparison.Ordinal);
            }
        }
    }

    private static readonly object s_nothing = new();

    /// <summary>Replaces bytes in the pickle of the file, reads the file, and returns the error.</summary>
    private string Changed(byte[] from, byte[] to, (byte[] From, byte[] To)? second = null)
    {
        var good = File.ReadAllBytes(_file);
        using (var archive = ZipFile.Open(_file, ZipArchiveMode.Update))
        {
            var entry = archive.GetEntry("archive/data.pkl")!;
            var program = new byte[entry.Length];
            using (var stream = entry.Open())
            {
                stream.ReadExactly(program);
            }

            entry.Delete();
            program = Replaced(program, from, to);
            using var changed = archive.CreateEntry("archive/data.pkl").Open();
            changed.Write(second is { } more ? Replaced(program, more.From, more.To) : program);
        }

        var message = Assert.Throws<FileFormatException>(() => StateDict.Read(_file)).Message;
        File.WriteAllBytes(_file, good);
        return message;
    }

    private static byte[] Replaced(byte[] program, byte[] from, byte[] to)
    {
        var place = program.AsSpan().IndexOf(from);
        Assert.InRange(place, 0, program.Length);
        return [.. program[..place], .. to, .. program[(place + from.Length)..]];
    }

    private string Error(string file)
    {
        Write(file);
        return Assert.Throws<FileFormatException>(() => StateDict.Read(_file)).Message;
    }

    private void Write(string text)
    {
        using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
        using var file = File.Create(_file);
        packed.CopyTo(file);
    }
}
