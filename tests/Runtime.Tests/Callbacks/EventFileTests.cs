using System.Buffers.Binary;
using System.Text;

namespace CompiledNets.Runtime.Tests.Callbacks;

/// <summary>
/// Reads event files back with a reader that is written from the descriptions alone: RFC 3720 for CRC-32C (bit by bit, with its test
/// vectors), TensorFlow's record_reader.cc for records, protobuf.dev for messages, event.proto and summary.proto for the numbers of fields.
/// </summary>
public sealed class EventFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_checksum_of_the_reader_is_that_of_RFC_3720()
    {
        Assert.Equal(0x8A9136AAu, Crc32C(new byte[32]));
        Assert.Equal(0x46DD794Eu, Crc32C(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()));
    }

    [Fact]
    public void Numbers_are_read_back_with_their_tags_and_steps()
    {
        using (var file = new EventFile(_folder))
        {
            file.Scalars(300, [("epoch_loss", 0.25), ("epoch_accuracy", 0.5)]);
        }

        var events = Read();
        Assert.Equal("brain.Event:2", Encoding.UTF8.GetString(events[0].Bytes(3)));
        Assert.Equal(300UL, events[1].Number(2));
        Assert.InRange(BitConverter.UInt64BitsToDouble(events[1].Number(1)), 1.7e9, 1e11);
        var values = events[1].Messages(5).Single().Messages(1).ToList();
        Assert.Equal(["epoch_loss", "epoch_accuracy"], values.Select(value => Encoding.UTF8.GetString(value.Bytes(1))));
        Assert.Equal([0.25f, 0.5f], values.Select(value => BitConverter.UInt32BitsToSingle((uint)value.Number(2))));
    }

    [Fact]
    public void A_histogram_counts_every_number_once()
    {
        float[] numbers = [-1, -1, 0, 0.5f, 2, float.NaN];
        using (var file = new EventFile(_folder))
        {
            file.Histogram(7, "dense/kernel/histogram", numbers);
        }

        var histogram = Read()[1].Messages(5).Single().Messages(1).Single().Messages(5).Single();
        Assert.Equal([-1, 2, 5, 0.5, 6.25], Enumerable.Range(1, 5).Select(field => BitConverter.UInt64BitsToDouble(histogram.Number(field))));
        var (limits, counts) = (Doubles(histogram.Bytes(6)), Doubles(histogram.Bytes(7)));
        Assert.Equal((30, 30, 5d), (limits.Length, counts.Length, counts.Sum()));
        Assert.Equal(2, counts[0]);
        Assert.True(limits[0] > -1 && limits[^1] >= 2);
        Assert.Equal(limits.Order(), limits);
    }

    [Fact]
    public void The_graph_has_a_node_for_each_input_and_call()
    {
        var structure = new NetStructure("Test")
        {
            Inputs = { new TensorStructure("x", "float", ["N", "4"]) },
        };
        using (var file = new EventFile(_folder))
        {
            file.Graph(structure);
        }

        var graph = Read()[1].Messages(4).Single();
        var node = graph.Messages(1).Single();
        Assert.Equal(("x", "Input"), (Encoding.UTF8.GetString(node.Bytes(1)), Encoding.UTF8.GetString(node.Bytes(2))));
    }

    private static double[] Doubles(byte[] bytes) => bytes.Chunk(8).Select(chunk => BinaryPrimitives.ReadDoubleLittleEndian(chunk)).ToArray();

    /// <summary>The contents of the records of a file.</summary>
    /// <exception cref="InvalidDataException">A length or a checksum is wrong.</exception>
    internal static List<byte[]> Records(byte[] bytes)
    {
        var records = new List<byte[]>();
        for (var place = 0; place < bytes.Length;)
        {
            var length = Take(ref place, 8);
            Check(length, Take(ref place, 4));
            var data = Take(ref place, BinaryPrimitives.ReadInt64LittleEndian(length));
            Check(data, Take(ref place, 4));
            records.Add(data);
        }

        return records;

        byte[] Take(ref int place, long count)
        {
            if (count < 0 || count > bytes.Length - place)
            {
                throw new InvalidDataException("The file ends in a record.");
            }

            place += (int)count;
            return bytes[(place - (int)count)..place];
        }

        static void Check(byte[] data, byte[] masked)
        {
            var rotated = BinaryPrimitives.ReadUInt32LittleEndian(masked) - 0xA282EAD8;
            if (((rotated >> 17) | (rotated << 15)) != Crc32C(data))
            {
                throw new InvalidDataException("A checksum is wrong.");
            }
        }
    }

    private static uint Crc32C(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return ~crc;
    }

    private List<Message> Read() => Records(File.ReadAllBytes(Directory.GetFiles(_folder, "events.out.tfevents.*").Single())).Select(data => new Message(data)).ToList();

    private sealed class Message
    {
        private readonly List<(int Field, ulong Number, byte[] Bytes)> _fields = [];

        public Message(byte[] data)
        {
            var place = 0;
            while (place < data.Length)
            {
                var tag = Varint();
                var (number, bytes) = (tag & 7) switch
                {
                    0 => (Varint(), Array.Empty<byte>()),
                    1 => (BinaryPrimitives.ReadUInt64LittleEndian(Take(8)), []),
                    5 => (BinaryPrimitives.ReadUInt32LittleEndian(Take(4)), []),
                    2 => (0UL, Take((int)Varint())),
                    _ => throw new InvalidDataException("no such kind of field"),
                };
                _fields.Add(((int)(tag >> 3), number, bytes));
            }

            ulong Varint()
            {
                var (value, shift) = (0UL, 0);
                while (true)
                {
                    var one = data[place++];
                    value |= (ulong)(one & 0x7F) << shift;
                    shift += 7;
                    if ((one & 0x80) == 0)
                    {
                        return value;
                    }
                }
            }

            byte[] Take(int count)
            {
                place += count;
                return data[(place - count)..place];
            }
        }

        public ulong Number(int field) => _fields.Single(one => one.Field == field).Number;

        public byte[] Bytes(int field) => _fields.Single(one => one.Field == field).Bytes;

        public IEnumerable<Message> Messages(int field) => _fields.Where(one => one.Field == field).Select(one => new Message(one.Bytes));
    }
}
