using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace CompiledNets;

/// <summary>
/// A file of TensorBoard's events: records with their lengths and checksums (tensorflow/core/lib/io/record_writer.cc), each an Event
/// of tensorflow/core/util/event.proto.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private static int s_count;

    private readonly FileStream _stream;

    public EventFile(string folder)
    {
        Directory.CreateDirectory(folder);
        var now = DateTimeOffset.UtcNow;
        var name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{now.ToUnixTimeSeconds()}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref s_count)}");
        _stream = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        Write(new ProtoWriter().Double(1, Seconds(now)).Text(3, "brain.Event:2"));
    }

    /// <summary>Writes numbers by their tags.</summary>
    public void Scalars(long step, IEnumerable<(string Tag, double Value)> values)
    {
        var summary = new ProtoWriter();
        foreach (var (tag, value) in values)
        {
            summary.Message(1, new ProtoWriter().Text(1, tag).Float(2, (float)value));
        }

        Write(Event(step).Message(5, summary));
    }

    /// <summary>Writes how numbers are distributed, in thirty buckets of the same width.</summary>
    public void Histogram(long step, string tag, ReadOnlySpan<float> numbers)
    {
        const int Buckets = 30;
        var (min, max, sum, squares, count) = (double.PositiveInfinity, double.NegativeInfinity, 0d, 0d, 0);
        foreach (var number in numbers)
        {
            if (float.IsFinite(number))
            {
                (min, max, sum, squares, count) = (Math.Min(min, number), Math.Max(max, number), sum + number, squares + ((double)number * number), count + 1);
            }
        }

        if (count == 0)
        {
            return;
        }

        var (limits, counts) = (new double[Buckets], new double[Buckets]);
        var width = max > min ? (max - min) / Buckets : 1;
        for (var i = 0; i < Buckets; i++)
        {
            limits[i] = i == Buckets - 1 ? Math.Max(max, min + (width * Buckets)) : min + (width * (i + 1));
        }

        foreach (var number in numbers)
        {
            if (float.IsFinite(number))
            {
                counts[Math.Clamp((int)((number - min) / width), 0, Buckets - 1)]++;
            }
        }

        var histogram = new ProtoWriter().Double(1, min).Double(2, max).Double(3, count).Double(4, sum).Double(5, squares).Doubles(6, limits).Doubles(7, counts);
        Write(Event(step).Message(5, new ProtoWriter().Message(1, new ProtoWriter().Text(1, tag).Message(5, histogram))));
    }

    /// <summary>Writes the graph of a net: a node for each input and each application of a layer or function.</summary>
    public void Graph(NetStructure structure)
    {
        var graph = new ProtoWriter();
        foreach (var input in structure.Inputs)
        {
            graph.Message(1, new ProtoWriter().Text(1, input.Name).Text(2, "Input"));
        }

        foreach (var call in structure.Calls)
        {
            var node = new ProtoWriter().Text(1, call.Name).Text(2, call.Word);
            foreach (var input in call.Inputs)
            {
                node.Text(3, input);
            }

            graph.Message(1, node);
        }

        Write(Event(0).Message(4, graph.Message(4, new ProtoWriter().Varint(1, 22))));
    }

    public void Flush() => _stream.Flush();

    public void Dispose() => _stream.Dispose();

    private static ProtoWriter Event(long step) => new ProtoWriter().Double(1, Seconds(DateTimeOffset.UtcNow)).Varint(2, step);

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000d;

    private void Write(ProtoWriter message)
    {
        var data = message.ToArray();
        Span<byte> length = stackalloc byte[8], checksum = stackalloc byte[4];
        BinaryPrimitives.WriteInt64LittleEndian(length, data.Length);
        _stream.Write(length);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Masked(length));
        _stream.Write(checksum);
        _stream.Write(data);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Masked(data));
        _stream.Write(checksum);
    }

    // CRC-32C, turned by 15 bits and moved, so that a checksum of what has checksums in it is none by chance.
    private static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        crc = ~crc;
        return BitOperations.RotateRight(crc, 15) + 0xA282EAD8;
    }
}
