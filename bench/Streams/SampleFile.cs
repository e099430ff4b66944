using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>
/// A file of samples, each with 784 numbers and a label. It consists of groups, as column-oriented files do: the numbers of all samples of a
/// group, then their labels. A batch is read from the disk directly into its tensors.
/// </summary>
internal sealed partial class SampleFile : IDisposable
{
    public const int Features = 784;

    /// <summary>The number of samples of a group.</summary>
    public const int Group = 4096;

    private const long ImagesBytes = (long)Group * Features * sizeof(float);
    private const long GroupBytes = ImagesBytes + (Group * sizeof(long));

    private readonly string _path;

    /// <summary>Writes the file.</summary>
    /// <param name="path">The path of the file. It is deleted when this object is disposed of.</param>
    /// <param name="bytes">The smallest length of the file.</param>
    public SampleFile(string path, long bytes)
    {
        (_path, Bytes) = (path, ((bytes / GroupBytes) + 1) * GroupBytes);
        var random = new Random(1);
        var images = new float[Group * Features];
        var labels = new long[Group];
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var group = 0L; group < Bytes / GroupBytes; group++)
        {
            if (group % 16 == 0)
            {
                Fill(images, labels, random);
            }

            stream.Write(MemoryMarshal.AsBytes(images.AsSpan()));
            stream.Write(MemoryMarshal.AsBytes(labels.AsSpan()));
        }

        stream.Flush(flushToDisk: true);
        Forget(stream.SafeFileHandle);
    }

    /// <summary>Gets the number of samples.</summary>
    public long Count => Bytes / GroupBytes * Group;

    /// <summary>Gets the length of the file in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Reads all batches, from the first sample to the last. The system is asked not to cache the data.</summary>
    /// <param name="size">The number of samples of a batch, which must divide the size of a group.</param>
    /// <param name="cancellation">Cancels reading.</param>
    public async IAsyncEnumerable<(Mlp.Inputs Inputs, Mlp.Targets Targets)> Batches(int size, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // A stream is read on its own thread, so it may block while it reads the disk.
        await Task.CompletedTask;
        using var handle = File.OpenHandle(_path, options: FileOptions.SequentialScan);
        for (var from = 0L; from < Count; from += size)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Read(handle, from, size);
            if (from / size % 64 == 63)
            {
                Forget(handle);
            }
        }
    }

    /// <summary>Reads the first samples into memory.</summary>
    /// <param name="groups">The number of groups.</param>
    public (Mlp.Inputs Inputs, Mlp.Targets Targets) First(int groups)
    {
        using var handle = File.OpenHandle(_path);
        var parts = Enumerable.Range(0, groups).Select(group => Read(handle, (long)group * Group, Group)).ToList();
        var samples = (new Mlp.Inputs(cat([.. parts.Select(part => part.Inputs.Image)], 0)), new Mlp.Targets(cat([.. parts.Select(part => part.Targets.Label)], 0)));
        foreach (var (images, labels) in parts)
        {
            images.Image.Dispose();
            labels.Label.Dispose();
        }

        return samples;
    }

    public void Dispose() => File.Delete(_path);

    private static (Mlp.Inputs Inputs, Mlp.Targets Targets) Read(SafeFileHandle handle, long from, int count)
    {
        var (group, place) = Math.DivRem(from, Group);
        var images = empty([count, Features], ScalarType.Float32);
        var labels = empty([count], ScalarType.Int64);
        RandomAccess.Read(handle, images.bytes, (group * GroupBytes) + (place * Features * sizeof(float)));
        RandomAccess.Read(handle, labels.bytes, (group * GroupBytes) + ImagesBytes + (place * sizeof(long)));
        return (new(images), new(labels));
    }

    // The label is the index of the brightest tenth of the image, so the net can learn it.
    private static void Fill(float[] images, long[] labels, Random random)
    {
        for (var i = 0; i < Group; i++)
        {
            var image = images.AsSpan(i * Features, Features);
            foreach (ref var pixel in image)
            {
                pixel = random.NextSingle();
            }

            labels[i] = random.Next(10);
            foreach (ref var pixel in image.Slice((int)labels[i] * 78, 78))
            {
                pixel += 0.2f;
            }
        }
    }

    /// <summary>Asks the system to remove the file from its cache, so that it is read from the disk however much memory there is.</summary>
    private static void Forget(SafeFileHandle handle)
    {
        const int DontNeed = 4;
        if (OperatingSystem.IsLinux())
        {
            _ = posix_fadvise(handle, 0, 0, DontNeed);
        }
    }

    [LibraryImport("libc")]
    private static partial int posix_fadvise(SafeFileHandle file, long offset, long length, int advice);
}
