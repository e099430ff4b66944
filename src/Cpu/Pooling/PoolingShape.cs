namespace CompiledNets.Cpu;

/// <summary>The sizes of a 2-D pooling of images (Batch, Height, Width, Channels) to (Batch, OutHeight, OutWidth, Channels), contiguous float32.</summary>
internal readonly record struct PoolingShape(
    int Batch,
    int Height,
    int Width,
    int Channels,
    int WindowHeight,
    int WindowWidth,
    int StrideY,
    int StrideX,
    int Top = 0,
    int Bottom = 0,
    int Left = 0,
    int Right = 0)
{
    public int OutHeight => (Height + Top + Bottom - WindowHeight) / StrideY + 1;

    public int OutWidth => (Width + Left + Right - WindowWidth) / StrideX + 1;

    public long InputSize => (long)Batch * Height * Width * Channels;

    public long OutputSize => (long)Batch * OutHeight * OutWidth * Channels;

    /// <summary>Gets the number of parts of a kernel that reads all images, one of which is at least a row.</summary>
    public int Parts(int rows) => (int)Math.Clamp(InputSize / 30_000, 1, Math.Min(rows, 32));

    /// <summary>Computes the rows of the image in the window of a row of the result.</summary>
    public (int First, int Last) Rows(int row) => (Math.Max(0, row * StrideY - Top), Math.Min(Height, row * StrideY - Top + WindowHeight));

    public (int First, int Last) Columns(int column) => (Math.Max(0, column * StrideX - Left), Math.Min(Width, column * StrideX - Left + WindowWidth));
}
