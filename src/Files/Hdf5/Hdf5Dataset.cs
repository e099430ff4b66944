using System.Text;

namespace CompiledNets;

/// <summary>The class of a datatype, as HDF5 numbers it.</summary>
internal enum Hdf5Class
{
    FixedPoint,
    FloatingPoint,
    Time,
    String,
    BitField,
    Opaque,
    Compound,
    Reference,
    Enumerated,
    VariableLength,
    Array,
}

/// <summary>The header of a dataset.</summary>
internal sealed class Hdf5Dataset
{
    private const int Dataspace = 0x01;
    private const int Datatype = 0x03;
    private const int ExternalFiles = 0x07;
    private const int LayoutMessage = 0x08;
    private const int Filters = 0x0B;
    private const int Attribute = 0x0C;

    private readonly Hdf5Bytes _file;
    private readonly Hdf5Object _header;

    public Hdf5Dataset(Hdf5Bytes file, Hdf5Object header)
    {
        (_file, _header) = (file, header);
        if (header.Has(ExternalFiles))
        {
            throw new FileFormatException("its numbers are in other files (external storage), which are not read");
        }

        (Class, IsSigned, IsPlain, Size) = TypeOf(file, header.Find(Datatype) ?? throw new FileFormatException("it has no datatype"));
        Shape = ShapeOf(file, header.Find(Dataspace)!);
        Layout = header.Find(LayoutMessage) ?? throw new FileFormatException("it has no storage");
        FilterIds = FiltersOf(file, header.Find(Filters));
    }

    /// <summary>Gets the class of the elements.</summary>
    public Hdf5Class Class { get; }

    /// <summary>True if integers have a sign.</summary>
    public bool IsSigned { get; }

    /// <summary>True if the elements are little-endian, and all bits belong to the number as in IEEE 754 or two's complement.</summary>
    public bool IsPlain { get; }

    /// <summary>Gets the number of bytes of an element.</summary>
    public int Size { get; }

    /// <summary>Gets the shape, or null if there are no elements of any shape.</summary>
    public long[]? Shape { get; }

    /// <summary>Gets the message that describes the storage.</summary>
    public byte[] Layout { get; }

    /// <summary>Gets the filters of chunks, in the order of writing.</summary>
    public IReadOnlyList<int> FilterIds { get; }

    /// <summary>Returns true if an object is a dataset.</summary>
    public static bool Is(Hdf5Object item) => item.Has(Dataspace);

    /// <summary>Reads an attribute with a text, or returns null if there is none.</summary>
    public string? Text(string name)
    {
        foreach (var message in _header.All(Attribute))
        {
            var cursor = _file.Cursor(message);
            var version = cursor.Byte();
            Hdf5Cursor.RequireVersion("an attribute", version, 1, 3);
            cursor.Take(1);
            var (nameSize, typeSize, spaceSize) = (cursor.UInt16(), cursor.UInt16(), cursor.UInt16());
            cursor.Take(version == 3 ? 1 : 0);
            if (Encoding.UTF8.GetString(cursor.Take(Padded(nameSize)).TrimEnd((byte)0)) != name)
            {
                continue;
            }

            var type = cursor.Take(Padded(typeSize));
            cursor.Take(Padded(spaceSize));
            var (kind, _, _, size) = TypeOf(_file, type);
            return kind switch
            {
                Hdf5Class.String => Encoding.UTF8.GetString(cursor.Take(size).TrimEnd((byte)0)),
                Hdf5Class.VariableLength => InHeap(cursor),
                _ => null,
            };

            int Padded(int length) => version == 1 ? (length + 7) / 8 * 8 : length;
        }

        return null;
    }

    private string InHeap(Hdf5Cursor reference)
    {
        var (length, address, index) = (reference.UInt32(), reference.Address(), reference.UInt32());
        var head = _file.Cursor(_file.Read(address, 8 + _file.LengthSize));
        head.Expect("GCOL"u8, 1);
        head.Take(3);
        var size = head.Length();
        var cursor = _file.Cursor(_file.Read(address, size));
        cursor.Take(8 + _file.LengthSize);
        while (cursor.Left >= 8 + _file.LengthSize)
        {
            var found = cursor.UInt16();
            cursor.Take(6);
            var bytes = cursor.Take((int)Math.Min(cursor.Length(), int.MaxValue));
            if (found == 0)
            {
                break;
            }

            if (found == index)
            {
                return length <= bytes.Length ? Encoding.UTF8.GetString(bytes[..(int)length].TrimEnd((byte)0)) : throw new FileFormatException("a text is shorter than it states");
            }

            cursor.Take(Math.Min(((bytes.Length + 7) / 8 * 8) - bytes.Length, cursor.Left));
        }

        throw new FileFormatException("a text is not in its heap");
    }

    private static (Hdf5Class Class, bool IsSigned, bool IsPlain, int Size) TypeOf(Hdf5Bytes file, ReadOnlySpan<byte> message)
    {
        var cursor = file.Cursor(message);
        var kind = (Hdf5Class)(cursor.Byte() & 15);
        var (low, middle) = (cursor.Byte(), cursor.Byte());
        cursor.Byte();
        var size = cursor.UInt32();
        if (size is 0 or > 1 << 20)
        {
            throw new FileFormatException($"its elements would have {size} bytes");
        }

        var isPlain = false;
        if (kind == Hdf5Class.FixedPoint)
        {
            isPlain = (low & 1) == 0 && cursor.UInt16() == 0 && cursor.UInt16() == size * 8;
        }
        else if (kind == Hdf5Class.FloatingPoint)
        {
            var exponent = size switch { 2 => 5, 4 => 8, 8 => 11, _ => -1 };
            var mantissa = (int)(size * 8) - 1 - exponent;
            isPlain = (low & 0x41) == 0 && middle == (size * 8) - 1 && cursor.UInt16() == 0 && cursor.UInt16() == size * 8
                && cursor.Byte() == mantissa && cursor.Byte() == exponent && cursor.Byte() == 0 && cursor.Byte() == mantissa && cursor.UInt32() == (1u << (exponent - 1)) - 1;
        }

        return (kind, (low & 8) != 0, isPlain, (int)size);
    }

    private static long[]? ShapeOf(Hdf5Bytes file, ReadOnlySpan<byte> message)
    {
        var cursor = file.Cursor(message);
        var version = cursor.Byte();
        Hdf5Cursor.RequireVersion("a dataspace", version, 1, 2);
        var rank = cursor.Byte();
        cursor.Byte();
        var type = cursor.Byte();
        cursor.Take(version == 1 ? 4 : 0);
        if (version == 2 && type == 2)
        {
            return null;
        }

        var shape = rank <= CheckedShape.MaxRank ? new long[rank] : throw new FileFormatException($"it would have {rank} axes, but at most {CheckedShape.MaxRank} are supported");
        foreach (ref var size in shape.AsSpan())
        {
            size = cursor.Length();
        }

        return shape;
    }

    private static List<int> FiltersOf(Hdf5Bytes file, byte[]? message)
    {
        var filters = new List<int>();
        if (message is null)
        {
            return filters;
        }

        var cursor = file.Cursor(message);
        var version = cursor.Byte();
        Hdf5Cursor.RequireVersion("a list of filters", version, 1, 2);
        var count = cursor.Byte();
        cursor.Take(version == 1 ? 6 : 0);
        for (var i = 0; i < count; i++)
        {
            var id = cursor.UInt16();
            var name = version == 1 || id >= 256 ? cursor.UInt16() : 0;
            cursor.UInt16();
            var values = cursor.UInt16();
            cursor.Take(version == 1 ? (name + 7) / 8 * 8 : name);
            cursor.Take(4 * values);
            cursor.Take(version == 1 && values % 2 == 1 ? 4 : 0);
            filters.Add(id);
        }

        return filters;
    }
}
