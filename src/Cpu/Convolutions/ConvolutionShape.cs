namespace CompiledNets.Cpu;

/// <summary>
/// The sizes of a 2-D convolution. Images are (Batch, Height, Width, Channels), kernels (KernelHeight, KernelWidth, Channels, Filters), results
/// (Batch, OutHeight, OutWidth, Filters): contiguous float32, as in Keras. The padding is the number of rows or columns of zeros on each side.
/// </summary>
internal readonly record struct ConvolutionShape(
    int Batch,
    int Height,
    int Width,
    int Channels,
    int Filters,
    int KernelHeight,
    int KernelWidth,
    int StrideY = 1,
    int StrideX = 1,
    int Top = 0,
    int Bottom = 0,
    int Left = 0,
    int Right = 0)
{
    public int OutHeight => (Height + Top + Bottom - KernelHeight) / StrideY + 1;

    public int OutWidth => (Width + Left + Right - KernelWidth) / StrideX + 1;

    public long InputSize => (long)Batch * Height * Width * Channels;

    public long OutputSize => (long)Batch * OutHeight * OutWidth * Filters;

    public long KernelSize => (long)KernelHeight * KernelWidth * Channels * Filters;

    public long OutPixels => (long)Batch * OutHeight * OutWidth;

    /// <summary>Gets the number of multiplications of the direct method.</summary>
    public long Products => OutPixels * KernelSize;

    public bool Padded => (Top | Bottom | Left | Right) != 0;

    public bool Strided => StrideY != 1 || StrideX != 1;

    /// <summary>True if the convolution is a product of matrices: one pixel of the result needs one pixel of the image, in the same place.</summary>
    public bool Pointwise => KernelHeight == 1 && KernelWidth == 1 && !Padded && !Strided;
}
