using System.Buffers.Binary;
using Tensorboard;

namespace CompiledNets.Runtime.Tests.Callbacks;

/// <summary>
/// Reads event files and compares their events. The reader of records is written only from TensorFlow's record_reader.cc and from RFC 3720 for CRC-32C.
/// The events are read with the classes of TensorBoard's schema.
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
    public void A_file_starts_with_its_version_and_every_event_has_the_time()
    {
        var events = Events(Written());
        Assert.Equal([Event.WhatOneofCase.FileVersion, Event.WhatOneofCase.GraphDef, Event.WhatOneofCase.Summary, Event.WhatOneofCase.Summary], events.Select(one => one.WhatCase));
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.All(events, one => Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - one.WallTime, -5, 600));
    }

    [Fact]
    public void The_graph_has_a_node_for_each_input_and_call()
    {
        var graph = GraphDef.Parser.ParseFrom(Events(Written())[1].GraphDef);
        Assert.Equal([("x", "Input", ""), ("dense", "Dense", "x"), ("sum", "Add", "dense,x")], graph.Node.Select(node => (node.Name, node.Op, string.Join(',', node.Input))));
        Assert.Equal(22, graph.Versions.Producer);
    }

    [Fact]
    public void Numbers_are_read_back_with_their_tags_and_steps()
    {
        var scalars = Events(Written())[2];
        Assert.Equal(300, scalars.Step);
        Assert.Equal([("epoch_loss", 0.25f), ("epoch_zero", 0), ("epoch_näher", float.NaN)], scalars.Summary.Value.Select(value => (value.Tag, value.SimpleValue)));
        Assert.All(scalars.Summary.Value, value => Assert.Equal(Summary.Types.Value.ValueOneofCase.SimpleValue, value.ValueCase));
    }

    [Fact]
    public void A_histogram_counts_every_number_once()
    {
        var histogram = Events(Written())[3];
        Assert.Equal(7, histogram.Step);
        var value = Assert.Single(histogram.Summary.Value);
        Assert.Equal("dense/kernel/histogram", value.Tag);
        Assert.Equal((-1, 2, 5, 0.5, 6.25), (value.Histo.Min, value.Histo.Max, value.Histo.Num, value.Histo.Sum, value.Histo.SumSquares));
        var (limits, counts) = (value.Histo.BucketLimit, value.Histo.Bucket);
        Assert.Equal((30, 30, 5d), (limits.Count, counts.Count, counts.Sum()));
        Assert.Equal(2, counts[0]);
        Assert.True(limits[0] > -1 && limits[^1] >= 2);
        Assert.Equal(limits.Order(), limits);
    }

    [Fact]
    public void A_changed_byte_and_a_missing_end_are_detected()
    {
        var bytes = Written();
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => Records(bytes));
            bytes[i] ^= 0x10;
        }

        var ends = Enumerable.Range(1, bytes.Length - 1).Count(length => Reads(bytes[..length]));

        // A truncated file is valid only if it ends after a record.
        Assert.Equal(3, ends);
        Assert.Equal(4, Records(bytes).Count);

        static bool Reads(byte[] data)
        {
            try
            {
                return Records(data).Count > 0;
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }
    }

    private byte[] Written()
    {
        var structure = new NetStructure("Test")
        {
            Inputs = { new TensorStructure("x", "float", ["N", "4"]) },
            Calls =
            {
                new CallStructure("dense", "Dense", 0, -1, -1, ["x"], ["N", "4"]),
                new CallStructure("sum", "Add", -1, -1, -1, ["dense", "x"], ["N", "4"]),
            },
        };
        using (var file = new EventFile(_folder))
        {
            file.Graph(structure);
            file.Scalars(300, [("epoch_loss", 0.25), ("epoch_zero", 0), ("epoch_näher", double.NaN)]);
            file.Histogram(7, "dense/kernel/histogram", [-1, -1, 0, 0.5f, 2, float.NaN]);
        }

        return File.ReadAllBytes(Directory.GetFiles(_folder, "events.out.tfevents.*").Single());
    }

    private static List<Event> Events(byte[] bytes) => Records(bytes).Select(data => Event.Parser.ParseFrom(data)).ToList();

    /// <summary>Gets the contents of the records of a file.</summary>
    /// <exception cref="InvalidDataException">A length or a checksum is wrong.</exception>
    private static List<byte[]> Records(byte[] bytes)
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
}
