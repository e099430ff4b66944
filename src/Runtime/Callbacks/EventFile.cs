using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Google.Protobuf;
using Tensorboard;

namespace CompiledNets;

/// <summary>
/// Writes an event file of TensorBoard. It consists of records with lengths and checksums (tensorflow/core/lib/io/record_writer.cc). Each
/// contains an event of TensorBoard's protobuf schema, whose classes are in TorchSharp.
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
        Write(new Event { WallTime = Seconds(now), FileVersion = "brain.Event:2" });
    }

    /// <summary>Writes numbers with their tags.</summary>
    public void Scalars(long step, IEnumerable<(string Tag, double Value)> values)
    {
        var summary = new Summary();
        summary.Value.AddRange(values.Select(value => new Summary.Types.Value { Tag = value.Tag, SimpleValue = (float)value.Value }));
        Write(new Event { WallTime = Now(), Step = step, Summary = summary });
    }

    /// <summary>Writes a histogram of numbers, with thirty buckets of equal width.</summary>
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

        var histogram = new HistogramProto { Min = min, Max = max, Num = count, Sum = sum, SumSquares = squares, BucketLimit = { limits }, Bucket = { counts } };
        Write(new Event { WallTime = Now(), Step = step, Summary = new Summary { Value = { new Summary.Types.Value { Tag = tag, Histo = histogram } } } });
    }

    /// <summary>Writes the graph of a net, with a node for each input and each call of a layer or function.</summary>
    public void Graph(NetStructure structure)
    {
        var graph = new GraphDef { Versions = new VersionDef { Producer = 22 } };
        graph.Node.AddRange(structure.Inputs.Select(input => new NodeDef { Name = input.Name, Op = "Input" }));
        graph.Node.AddRange(structure.Calls.Select(call => new NodeDef { Name = call.Name, Op = call.Word, Input = { call.Inputs } }));
        Write(new Event { WallTime = Now(), GraphDef = graph.ToByteString() });
    }

    public void Flush() => _stream.Flush();

    public void Dispose() => _stream.Dispose();

    private static double Now() => Seconds(DateTimeOffset.UtcNow);

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000d;

    private void Write(Event message)
    {
        var data = message.ToByteArray();
        Span<byte> length = stackalloc byte[8], checksum = stackalloc byte[4];
        BinaryPrimitives.WriteInt64LittleEndian(length, data.Length);
        _stream.Write(length);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Masked(length));
        _stream.Write(checksum);
        _stream.Write(data);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Masked(data));
        _stream.Write(checksum);
    }

    // TensorFlow rotates a CRC-32C by 15 bits and adds a constant, because the CRC of data that contain their own CRC is a constant.
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
