using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.PyTorch;

/// <summary>Reads a file of torch.save before version 1.6. tests/FileFuzz damages it at every place.</summary>
public sealed class LegacyFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Tensors_of_all_dtypes_are_read_with_their_offsets_and_strides()
    {
        File.WriteAllBytes(_file, LegacyFile.Unpacked());
        var tensors = StateDict.Read(_file);
        Assert.Equal(["numbers", "labels", "turned", "half", "flags", "parameter"], tensors.Keys);
        using var scope = NewDisposeScope();
        var numbers = arange(60, ScalarType.Float32).view(3, 4, 5);
        Assert.True(tensors["numbers"].eq(numbers).all().ToBoolean());
        Assert.True(tensors["turned"].eq(numbers[1].t()).all().ToBoolean());
        Assert.Equal([0L, 1, 2, 3, 4, 5, 6], tensors["labels"].data<long>().ToArray());
        Assert.Equal(ScalarType.Float16, tensors["half"].dtype);
        Assert.Equal([0.5, -2], Numbers(tensors["half"]));
        Assert.Equal([true, false], tensors["flags"].data<bool>().ToArray());
        Assert.Equal([1.0, 2], Numbers(tensors["parameter"]));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(900)]
    [InlineData(1216)]
    public void A_file_that_ends_too_early_is_an_error(int length)
    {
        File.WriteAllBytes(_file, LegacyFile.Unpacked()[..length]);
        Assert.Contains(_file, Assert.Throws<FileFormatException>(() => StateDict.Read(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_another_machine_are_an_error()
    {
        var bytes = LegacyFile.Unpacked();

        // The pickle of the system has little_endian: True, whose instruction is 0x88.
        var place = bytes.AsSpan().IndexOf("little_endian"u8) + "little_endian".Length;
        bytes[place + bytes.AsSpan(place).IndexOf((byte)0x88)] = 0x89;
        File.WriteAllBytes(_file, bytes);
        Assert.Contains("big-endian", Assert.Throws<FileFormatException>(() => StateDict.Read(_file)).Message, StringComparison.Ordinal);
    }
}
