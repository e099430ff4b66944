namespace CompiledNets;

/// <summary>Reads a stream and computes the checksum of what was read.</summary>
/// <param name="inner">The stream. It is disposed of together with this one.</param>
internal sealed class ChecksumStream(Stream inner) : Stream
{
    private Crc32 _crc = new();

    /// <summary>Gets the number of bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    /// <summary>Checks that the stream has ended, and its checksum.</summary>
    /// <exception cref="FileFormatException">More bytes follow, or the checksum is another.</exception>
    public void RequireEnd(uint expected, string what)
    {
        if (ReadByte() >= 0)
        {
            throw new FileFormatException($"{what} has more bytes than its header states");
        }

        if (_crc.Value != expected)
        {
            throw new FileFormatException($"{what} has the checksum {_crc.Value:X8}, but {expected:X8} is stored, so it is damaged");
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _crc.Add(buffer[..count]);
        BytesRead += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
