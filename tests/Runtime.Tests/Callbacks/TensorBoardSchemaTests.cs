using Google.Protobuf;
using Tensorboard;

namespace CompiledNets.Runtime.Tests.Callbacks;

/// <summary>Event files read with classes that protoc makes of TensorBoard's own schema.</summary>
public sealed class TensorBoardSchemaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_field_is_one_of_the_schema_and_holds_what_was_written()
    {
        var events = Written().Select(Parse).ToList();
        Assert.Equal([Event.WhatOneofCase.FileVersion, Event.WhatOneofCase.GraphDef, Event.WhatOneofCase.Summary, Event.WhatOneofCase.Summary], events.Select(one => one.WhatCase));
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.All(events, one => Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - one.WallTime, -5, 600));

        var graph = Strict(GraphDef.Parser, events[1].GraphDef.ToByteArray());
        Assert.Equal([("x", "Input", ""), ("dense", "Dense", "x"), ("sum", "Add", "dense,x")], graph.Node.Select(node => (node.Name, node.Op, string.Join(',', node.Input))));
        Assert.Equal(22, graph.Versions.Producer);

        Assert.Equal(300, events[2].Step);
        Assert.Equal([("epoch_loss", 0.25f), ("epoch_näher", float.NaN)], events[2].Summary.Value.Select(value => (value.Tag, value.SimpleValue)));
        Assert.All(events[2].Summary.Value, value => Assert.Equal(Summary.Types.Value.ValueOneofCase.SimpleValue, value.ValueCase));

        Assert.Equal(7, events[3].Step);
        var named = Assert.Single(events[3].Summary.Value);
        Assert.Equal("dense/kernel/histogram", named.Tag);
        Assert.Equal((-1, 2, 5, 0.5, 6.25), (named.Histo.Min, named.Histo.Max, named.Histo.Num, named.Histo.Sum, named.Histo.SumSquares));
        Assert.Equal(named.Histo.BucketLimit.Count, named.Histo.Bucket.Count);
        Assert.Equal(5, named.Histo.Bucket.Sum());
    }

    [Fact]
    public void A_byte_that_is_another_one_and_an_end_that_is_missing_are_found()
    {
        _ = Written();
        var bytes = File.ReadAllBytes(Directory.GetFiles(_folder).Single());
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => EventFileTests.Records(bytes));
            bytes[i] ^= 0x10;
        }

        var ends = Enumerable.Range(1, bytes.Length - 1).Count(length => Reads(bytes[..length]));

        // A file may end behind any of its records, and nowhere else.
        Assert.Equal(3, ends);
        Assert.Equal(4, EventFileTests.Records(bytes).Count);

        static bool Reads(byte[] data)
        {
            try
            {
                return EventFileTests.Records(data).Count > 0;
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void What_the_schema_does_not_have_is_found()
    {
        Assert.Equal(3, Parse(new ProtoWriter().Double(1, 1).Varint(2, 3).ToArray()).Step);
        Assert.ThrowsAny<Exception>(() => Parse(new ProtoWriter().Double(1, 1).Varint(99, 3).ToArray())); // no such field
        Assert.ThrowsAny<Exception>(() => Parse(new ProtoWriter().Double(1, 1).Text(2, "3").ToArray())); // a text where a number belongs
        Assert.ThrowsAny<Exception>(() => Parse(new ProtoWriter().Double(1, 1).Text(5, "no summary").ToArray())); // a text where a message belongs
    }

    private List<byte[]> Written()
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
            file.Scalars(300, [("epoch_loss", 0.25), ("epoch_näher", double.NaN)]);
            file.Histogram(7, "dense/kernel/histogram", [-1, -1, 0, 0.5f, 2, float.NaN]);
        }

        return EventFileTests.Records(File.ReadAllBytes(Directory.GetFiles(_folder).Single()));
    }

    private static Event Parse(byte[] data) => Strict(Event.Parser, data);

    /// <summary>A message whose fields are all in the schema: it is as long without those that are not.</summary>
    private static T Strict<T>(MessageParser<T> parser, byte[] data)
        where T : IMessage<T>
    {
        var message = parser.WithDiscardUnknownFields(true).ParseFrom(data);
        Assert.Equal(parser.ParseFrom(data).CalculateSize(), message.CalculateSize());
        return message;
    }
}
