using System.Buffers.Binary;
using System.IO.Compression;

namespace CompiledNets.Samples.Tests;

/// <summary>Writes small files in the format of MNIST. The first n pixels of an image with label n are 255, and the others are 0.</summary>
internal static class TinyMnist
{
    public const int TrainCount = 30;
    public const int TestCount = 20;

    /// <summary>Writes the four files.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "train", TrainCount);
        Write(folder, "t10k", TestCount);
    }

    /// <summary>Returns the path of a file of images or labels.</summary>
    public static string Images(string folder, string part = "train") => Path.Combine(folder, part + "-images-idx3-ubyte.gz");

    /// <inheritdoc cref="Images"/>
    public static string Labels(string folder, string part = "train") => Path.Combine(folder, part + "-labels-idx1-ubyte.gz");

    /// <summary>Writes a compressed IDX file of bytes.</summary>
    public static void WriteIdx(string path, int[] shape, byte[] numbers)
    {
        using var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        stream.Write([0, 0, 8, (byte)shape.Length]);
        var size = new byte[4];
        foreach (var dim in shape)
        {
            BinaryPrimitives.WriteInt32BigEndian(size, dim);
            stream.Write(size);
        }

        stream.Write(numbers);
    }

    private static void Write(string folder, string part, int count)
    {
        var labels = Enumerable.Range(0, count).Select(i => (byte)(i % 10)).ToArray();
        var images = labels.SelectMany(label => Enumerable.Range(0, 784).Select(i => (byte)(i < label ? 255 : 0))).ToArray();
        WriteIdx(Images(folder, part), [count, 28, 28], images);
        WriteIdx(Labels(folder, part), [count], labels);
    }
}
