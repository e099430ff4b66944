using System.Runtime.CompilerServices;

namespace CompiledNets;

/// <summary>
/// The stream from which PureHDF reads. It counts the reads and throws if there are too many, because PureHDF does not stop if the structures of a
/// damaged file refer to each other in a circle.
/// </summary>
/// <param name="file">The file. It is disposed of together with this stream.</param>
internal sealed class Hdf5Stream(FileStream file) : Stream
{
    /// <summary>Gets the number of reads.</summary>
    public long Reads { get; private set; }

    /// <summary>Gets the number of bytes that were read.</summary>
    public long BytesRead { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length { get; } = file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => file.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Compares the first bytes and returns to the beginning.</summary>
    public bool StartsWith(ReadOnlySpan<byte> bytes)
    {
        Span<byte> start = stackalloc byte[bytes.Length];
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start[..count].SequenceEqual(bytes);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Reads++;
        BytesRead += buffer.Length;

        // A read returns a few bytes of a structure or all numbers of a dataset. Files of h5py need one read for 4 to 30 bytes.
        return Reads <= Length + (1 << 20)
            ? file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)
            : throw new InvalidDataException("its structures refer to each other in a circle");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var start = origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => file.Position, _ => Length };
        return offset >= -start && offset <= Length - start
            ? file.Seek(start + offset, SeekOrigin.Begin)
            : throw new InvalidDataException($"it refers to {offset} bytes after byte {start}, but has only {Length} bytes");
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }
}
