using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>A file of samples, 784 numbers and a label each, as in a record file: read from the disk, batch by batch.</summary>
internal sealed partial class SampleFile : IDisposable
{
    public const int Features = 784;

    private const int SampleBytes = (Features + 1) * sizeof(float);
    private const int Block = 4096;

    private readonly string _path;

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where. It is deleted in the end.</param>
    /// <param name="bytes">How long it becomes, at least.</param>
    public SampleFile(string path, long bytes)
    {
        (_path, Count) = (path, ((bytes / SampleBytes / Block) + 1) * Block);
        var random = new Random(1);
        var block = new float[Block * (Features + 1)];
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var written = 0L; written < Count; written += Block)
        {
            if (written % (16 * Block) == 0)
            {
                Fill(block, random);
            }

            stream.Write(MemoryMarshal.AsBytes(block.AsSpan()));
        }

        stream.Flush(flushToDisk: true);
        Forget(stream.SafeFileHandle);
    }

    /// <summary>How many samples there are.</summary>
    public long Count { get; }

    /// <summary>How long the file is, in bytes.</summary>
    public long Bytes => Count * SampleBytes;

    /// <summary>All batches, from the first sample to the last. What was read is not kept by the system.</summary>
    public async IAsyncEnumerable<(Mlp.Inputs Inputs, Mlp.Targets Targets)> Batches(int size, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var handle = File.OpenHandle(_path, options: FileOptions.SequentialScan | FileOptions.Asynchronous);
        var buffer = new byte[size * SampleBytes];
        for (var from = 0L; from < Count; from += size)
        {
            var count = (int)Math.Min(size, Count - from);
            await RandomAccess.ReadAsync(handle, buffer.AsMemory(0, count * SampleBytes), from * SampleBytes, cancellation).ConfigureAwait(false);
            yield return ToTensors(buffer.AsSpan(0, count * SampleBytes), count);
            if (from / size % 64 == 63)
            {
                Forget(handle);
            }
        }
    }

    /// <summary>The first samples, in memory.</summary>
    public (Mlp.Inputs Inputs, Mlp.Targets Targets) First(int count)
    {
        using var handle = File.OpenHandle(_path);
        var buffer = new byte[count * SampleBytes];
        RandomAccess.Read(handle, buffer, 0);
        return ToTensors(buffer, count);
    }

    public void Dispose() => File.Delete(_path);

    private static (Mlp.Inputs Inputs, Mlp.Targets Targets) ToTensors(ReadOnlySpan<byte> bytes, int count)
    {
        var samples = MemoryMarshal.Cast<byte, float>(bytes);
        var images = empty([count, Features], ScalarType.Float32);
        var labels = empty([count], ScalarType.Int64);
        var pixels = MemoryMarshal.Cast<byte, float>(images.bytes);
        var numbers = MemoryMarshal.Cast<byte, long>(labels.bytes);
        for (var i = 0; i < count; i++)
        {
            var sample = samples.Slice(i * (Features + 1), Features + 1);
            sample[..Features].CopyTo(pixels[(i * Features)..]);
            numbers[i] = (long)sample[Features];
        }

        return (new(images), new(labels));
    }

    // The label is the number of the tenth of the image that is brightest: something that can be learned.
    private static void Fill(float[] block, Random random)
    {
        for (var i = 0; i < Block; i++)
        {
            var sample = block.AsSpan(i * (Features + 1), Features + 1);
            foreach (ref var pixel in sample[..Features])
            {
                pixel = random.NextSingle();
            }

            var label = random.Next(10);
            foreach (ref var pixel in sample.Slice(label * 78, 78))
            {
                pixel += 0.2f;
            }

            sample[Features] = label;
        }
    }

    /// <summary>Tells the system not to keep the file in its memory: so that it comes from the disk, however much memory there is.</summary>
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
