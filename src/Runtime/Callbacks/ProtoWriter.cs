using System.Buffers.Binary;
using System.Text;

namespace CompiledNets;

/// <summary>Writes a message of protocol buffers, field by field. https://protobuf.dev/programming-guides/encoding</summary>
internal sealed class ProtoWriter
{
    private readonly MemoryStream _stream = new();

    private enum Wire
    {
        Varint = 0,
        Eight = 1,
        Bytes = 2,
        Four = 5,
    }

    public byte[] ToArray() => _stream.ToArray();

    public ProtoWriter Varint(int field, long value)
    {
        Tag(field, Wire.Varint);
        Varint((ulong)value);
        return this;
    }

    public ProtoWriter Double(int field, double value)
    {
        Tag(field, Wire.Eight);
        Write(value);
        return this;
    }

    public ProtoWriter Float(int field, float value)
    {
        Tag(field, Wire.Four);
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _stream.Write(bytes);
        return this;
    }

    public ProtoWriter Doubles(int field, ReadOnlySpan<double> values)
    {
        Tag(field, Wire.Bytes);
        Varint((ulong)(values.Length * sizeof(double)));
        foreach (var value in values)
        {
            Write(value);
        }

        return this;
    }

    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, ProtoWriter message) => Bytes(field, message.ToArray());

    private ProtoWriter Bytes(int field, byte[] value)
    {
        Tag(field, Wire.Bytes);
        Varint((ulong)value.Length);
        _stream.Write(value);
        return this;
    }

    private void Write(double value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _stream.Write(bytes);
    }

    private void Tag(int field, Wire wire) => Varint((ulong)((field << 3) | (int)wire));

    private void Varint(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            _stream.WriteByte((byte)(value | 0x80));
        }

        _stream.WriteByte((byte)value);
    }
}
