using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Data;

/// <summary>Files that a stranger could have made. Each is an error that names the file, before memory is taken for what it states.</summary>
public sealed class UntrustedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    private string File => Path.Combine(_folder, "data.gz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(33)]
    [InlineData(65)]
    [InlineData(1000)]
    public void An_array_of_too_many_axes_is_an_error(int rank)
    {
        AssertError("at most 32", () => Npy.Read(File), NpyHeader(string.Concat(Enumerable.Repeat("1, ", rank)), 4));
        var idx = (byte[])[0, 0, 8, (byte)Math.Min(rank, 255), .. Enumerable.Repeat((byte[])[0, 0, 0, 1], Math.Min(rank, 255)).SelectMany(size => size), 7];
        AssertError($"would have {Math.Min(rank, 255)} axes, but at most 32 are supported", () => Idx.Read(File), Gzip(idx));
    }

    [Fact]
    public void An_array_of_as_many_axes_as_are_supported_is_read()
    {
        System.IO.File.WriteAllBytes(File, NpyHeader(string.Concat(Enumerable.Repeat("1, ", 32)), 4));
        using var read = Npy.Read(File);
        Assert.Equal(32, read.dim());
    }

    [Fact]
    public void An_array_without_elements_may_not_have_sizes_that_overflow() =>
        AssertError("more numbers than any file can hold", () => Npy.Read(File), NpyHeader("0, 9223372036854775807, 9223372036854775807", 0));

    [Fact]
    public void Bytes_after_an_array_are_an_error()
    {
        AssertError("states 8 bytes, but 9 bytes follow", () => Npy.Read(File), NpyHeader("2,", 9));
        AssertError("has more bytes than its header states", () => Idx.Read(File), Gzip([0, 0, 8, 1, 0, 0, 0, 2, 5, 6, 7]));
    }

    [Fact]
    public void A_wrong_checksum_is_an_error()
    {
        using var numbers = arange(20, ScalarType.Float32);
        Npy.WriteAll(File, new Dictionary<string, Tensor> { ["x"] = numbers });
        var archive = System.IO.File.ReadAllBytes(File);
        archive[archive.AsSpan().IndexOf("\n"u8) + 9] ^= 1;
        AssertError("'x.npy' has the checksum", () => Npy.ReadAll(File), archive);

        var packed = Gzip([0, 0, 8, 1, 0, 0, 0, 2, 5, 6]);
        packed[^6] ^= 1;
        AssertError("data.gz", () => Idx.Read(File), packed);
    }

    [Fact]
    public void A_small_file_that_expands_to_much_is_an_error_until_the_limit_is_raised()
    {
        const int Side = 8192;
        var idx = new byte[16 + (Side * Side)];
        ((byte[])[0, 0, 8, 2, 0, 0, Side >> 8, 0, 0, 0, Side >> 8, 0]).CopyTo(idx, 0);
        var bomb = Gzip(idx[..^4]);
        Assert.InRange(bomb.Length, 0, 100_000);
        AssertError("would take 67108864 bytes of memory", () => Idx.Read(File), bomb);

        using (var archive = new ZipArchive(System.IO.File.Create(File), ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("x.npy").Open();
            entry.Write(NpyHeader($"{Side * Side / 4},", Side * Side));
        }

        AssertError("If you trust the file, raise FileLimits.ExpandedBytes", () => Npy.ReadAll(File));

        // A gif of 16,000 by 16,000 pixels whose content is small.
        byte[] gif = [.. "GIF89a"u8, .. BitConverter.GetBytes((ushort)16000), .. BitConverter.GetBytes((ushort)16000), 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, .. BitConverter.GetBytes((ushort)16000), .. BitConverter.GetBytes((ushort)16000), 0, 2, 2, 0x44, 1, 0, 0x3B];
        AssertError("an image of 16000 by 16000 pixels would take 1024000000 bytes of memory", () => ImageFile.Read(File), gif);

        var before = FileLimits.ExpandedBytes;
        try
        {
            FileLimits.ExpandedBytes = 1L << 27;
            System.IO.File.WriteAllBytes(File, bomb);
            using var read = Idx.Read(File);
            Assert.Equal([Side, Side], read.shape);
        }
        finally
        {
            FileLimits.ExpandedBytes = before;
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "must follow each other without overlaps and holes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "must follow each other without overlaps and holes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 6, "2 bytes follow the last tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "are not the 8 bytes of its shape")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}""", 4, "it has the dtype F8_E4M3; supported dtypes are F32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4]}}""", 4, "more numbers than any file can hold")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}""", 4, "a size must not be negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "is no safetensors file that can be read")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}}""", 4, "dtype, shape and two data_offsets are expected")]
    [InlineData("""{"__metadata__":{"x":1}}""", 0, "its metadata 'x' are no text")]
    public void A_safetensors_file_with_two_meanings_is_an_error(string header, int data, string expected)
    {
        var text = Encoding.UTF8.GetBytes(header);
        AssertError(expected, () => Safetensors.Read(File), [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[data]]);
    }

    [Fact]
    public void A_NUL_character_and_a_cut_last_row_of_a_table_are_errors()
    {
        AssertError("row 2: a NUL character is in it", () => Csv.ReadNumbers(File), "a,b\n1,\u00002\n"u8.ToArray());
        AssertError("row 1: a NUL character is in it", () => Csv.ReadNumbers(File), Encoding.Unicode.GetBytes("a,b\n1,2\n"));
        AssertError("row 3: 2 cells are expected, as in the first row, but found 1. It is the last row, and no line break ends it, so the file may be cut off.", () => Csv.ReadNumbers(File), "a,b\n1,2\n3"u8.ToArray());
        System.IO.File.WriteAllText(File, "a,b\n1,2\n3\n");
        Assert.DoesNotContain("cut off", Assert.Throws<FileFormatException>(() => Csv.ReadNumbers(File)).Message, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File, "a,a\n1,2\n");
        using var both = Csv.ReadNumbers(File);
        Assert.Equal([1, 2], Numbers(both));
        AssertError("several columns 'a'", () => Csv.ReadNumbers(File, ["a"]));
    }

    private void AssertError(string expected, Func<object> read, byte[]? content = null)
    {
        if (content is not null)
        {
            System.IO.File.WriteAllBytes(File, content);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var exception = Assert.Throws<FileFormatException>(read);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 32 << 20);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(File, exception.Message, StringComparison.Ordinal);
        Assert.Equal(File, exception.FilePath);

        // The file is closed.
        System.IO.File.Open(File, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    private static byte[] NpyHeader(string shape, int data)
    {
        var text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({shape}), }}\n";
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        return [0x93, .. "NUMPY"u8, 1, 0, .. length, .. Encoding.ASCII.GetBytes(text), .. new byte[data]];
    }

    private static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var packed = new GZipStream(memory, CompressionLevel.Optimal))
        {
            packed.Write(content);
        }

        return memory.ToArray();
    }
}
