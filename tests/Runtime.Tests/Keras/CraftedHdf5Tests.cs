using System.Text;

namespace CompiledNets.Runtime.Tests.Keras;

/// <summary>HDF5 files that are built byte by byte: each is valid for the format, and none is what Keras writes.</summary>
public sealed class CraftedHdf5Tests : IDisposable
{
    private const byte LinkMessage = 6;
    private static readonly byte[] s_float = [0x11, 0x20, 31, 0, 4, 0, 0, 0, 0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0];

    private readonly string _file = Path.GetTempFileName();
    private readonly List<byte> _bytes = [.. new byte[48]];

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_file_without_tricks_is_read()
    {
        Finish(Group(Hard("x", Dataset([2], (8, [3, 1, .. Bytes(Data(1.5f, -2)), .. Bytes(8)])))));
        using var x = KerasWeights.Read(_file)["x"];
        Assert.Equal([1.5f, -2], x.data<float>().ToArray());
    }

    [Fact]
    public void A_group_that_contains_itself_is_an_error()
    {
        // The root has a link to itself, and a group has a link to its parent.
        var root = Group(Hard("again", 48));
        Assert.Equal(48, root);
        Finish(root);
        Assert.Contains("'again' is the same object as '/', but Keras gives every object one name", Error(), StringComparison.Ordinal);

        _bytes.RemoveRange(48, _bytes.Count - 48);
        var inner = _bytes.Count;
        Assert.Equal(inner, Group(Hard("up", 0)));
        var length = _bytes.Count - inner;
        _bytes.RemoveRange(inner, length);
        Group(Hard("up", inner + length));
        Finish(Group(Hard("inner", inner)));
        Assert.Contains("'inner/up' is the same object as '/'", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_of_one_object_are_an_error()
    {
        var x = Dataset([1], (8, [3, 1, .. Bytes(Data(1)), .. Bytes(4)]));
        Finish(Group(Hard("a", x), Hard("b", x)));
        Assert.Contains("'b' is the same object as 'a'", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_are_nested_deeply_are_an_error()
    {
        var group = Group();
        for (var i = 0; i < 20_000; i++)
        {
            group = Group(Hard("g", group));
        }

        Finish(group);
        Assert.Contains("its groups are nested more than 64 deep", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_other_files_and_symbolic_links_are_errors()
    {
        Finish(Group(Link("x", 64, [0, .. "/etc/passwd\0/x\0"u8])));
        Assert.Contains("'x' is a link to another file, which is not read", Error(), StringComparison.Ordinal);
        Finish(Group(Link("x", 1, "/y"u8)));
        Assert.Contains("'x' is a symbolic link, which Keras does not write", Error(), StringComparison.Ordinal);
        Finish(Group(Link("x", 99, "/y"u8)));
        Assert.Contains("'x' is a link of the unknown kind 99", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_in_other_files_are_an_error()
    {
        // Message 7 lists the files of external storage.
        Finish(Group(Hard("x", Dataset([2], (8, [3, 1, .. Bytes(-1), .. Bytes(8)]), (7, [1, 0, 0, 0, 1, 0, 1, 0, .. new byte[32]])))));
        Assert.Contains("'x': its numbers are in other files (external storage), which are not read", Error(), StringComparison.Ordinal);
        Finish(Group(Hard("x", Dataset([2], (8, [4, 3, .. new byte[12]])))));
        Assert.Contains("a virtual dataset", Error(), StringComparison.Ordinal);
        Finish(Group(Hard("x", Dataset([2], (8, [3, 1, .. Bytes(-1), .. Bytes(8)])))));
        Assert.Contains("'x': its numbers are not in the file", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_that_the_file_cannot_hold_are_errors()
    {
        Finish(Group(Hard("x", Dataset([1 << 20], (8, [3, 1, .. Bytes(48), .. Bytes(4 << 20)])))));
        Assert.Contains("it refers to 4194304 bytes at byte 48", Error(), StringComparison.Ordinal);
        Finish(Group(Hard("x", Dataset([1L << 40, 1L << 40], (8, [3, 1, .. Bytes(48), .. Bytes(8)])))));
        Assert.Contains("more numbers than any file can hold", Error(), StringComparison.Ordinal);
        Finish(Group(Hard("x", Dataset([2], (8, [3, 1, .. Bytes(long.MaxValue - 4), .. Bytes(8)])))));
        Assert.Contains("it refers to 8 bytes at byte 9223372036854775803", Error(), StringComparison.Ordinal);
        Finish(Group(Hard("x", Dataset([.. Enumerable.Repeat(1L, 40)], (8, [3, 1, .. Bytes(48), .. Bytes(4)])))));
        Assert.Contains("would have 40 axes, but at most 32 are supported", Error(), StringComparison.Ordinal);

        // A sparse dataset of 512 MB in chunks, none of which is stored.
        Finish(Group(Hard("x", Dataset([1 << 27], (8, [3, 2, 2, .. Bytes(-1), 0, 0, 1, 0, 4, 0, 0, 0])))));
        Assert.Contains("would take 536870912 bytes of memory", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_that_continue_in_a_circle_are_an_error()
    {
        // The header of version 1 has a message that continues at its own messages.
        var root = (long)_bytes.Count;
        _bytes.AddRange([1, 0, 255, 255, 1, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 16, 0, 16, 0, 0, 0, 0, 0, .. Bytes(root + 16), .. Bytes(24)]);
        Finish(root);
        Assert.Contains("its structures refer to each other in a circle", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_checksum_of_a_structure_is_an_error()
    {
        var x = Dataset([2], (8, [3, 1, .. Bytes(Data(1, 2)), .. Bytes(8)]));
        Finish(Group(Hard("x", x)));
        var bytes = File.ReadAllBytes(_file);
        bytes[(int)x + 12] ^= 1;
        File.WriteAllBytes(_file, bytes);
        Assert.Contains("the checksum of an object header is wrong", Error(), StringComparison.Ordinal);
    }

    private static byte[] Bytes(long number) => BitConverter.GetBytes(number);

    private static (byte, byte[]) Hard(string name, long address) => Link(name, 0, Bytes(address));

    private static (byte Type, byte[] Data) Link(string name, byte kind, ReadOnlySpan<byte> target)
    {
        var length = kind == 0 ? (byte[])[] : BitConverter.GetBytes((ushort)target.Length);
        return (LinkMessage, [1, 8, kind, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. target]);
    }

    private long Data(params float[] numbers)
    {
        var place = _bytes.Count;
        _bytes.AddRange(numbers.SelectMany(BitConverter.GetBytes));
        return place;
    }

    private long Dataset(long[] shape, params (byte, byte[])[] storage) =>
        Header([(1, [2, (byte)shape.Length, 0, 1, .. shape.SelectMany(Bytes)]), (3, s_float), .. storage]);

    private long Group(params (byte, byte[])[] links) => Header([(10, [0, 0]), .. links]);

    private long Header((byte Type, byte[] Data)[] messages)
    {
        var place = _bytes.Count;
        var content = messages.SelectMany(message => (byte[])[message.Type, .. BitConverter.GetBytes((ushort)message.Data.Length), 0, .. message.Data]).ToArray();
        byte[] header = [.. "OHDR"u8, 2, 2, .. BitConverter.GetBytes(content.Length), .. content];
        _bytes.AddRange([.. header, .. BitConverter.GetBytes(Lookup3.Of(header))]);
        return place;
    }

    private void Finish(long root)
    {
        byte[] start = [0x89, .. "HDF\r\n"u8, 0x1A, (byte)'\n', 3, 8, 8, 0, .. Bytes(0), .. Bytes(-1), .. Bytes(_bytes.Count), .. Bytes(root)];
        byte[] all = [.. start, .. BitConverter.GetBytes(Lookup3.Of(start)), .. _bytes.Skip(48)];
        File.WriteAllBytes(_file, all);
    }

    private string Error()
    {
        var exception = Assert.Throws<FileFormatException>(() => KerasWeights.Read(_file));
        Assert.Contains(_file, exception.Message, StringComparison.Ordinal);
        File.Open(_file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        return exception.Message;
    }
}
