namespace CompiledNets.Cpu;

/// <summary>
/// Finds, for each pixel that is written, the pixels that are read and the weights that they are multiplied with. Pixels of a row that are <see cref="Phases"/> apart have the
/// same weights, and the pixels that they read are <see cref="Step"/> apart. A convolution has one phase, and its stride is the step. The gradient of its image has a step of one, and
/// a phase for each column of the stride, because only some columns of the kernel reach a pixel.
/// </summary>
internal unsafe struct DepthwiseTaps
{
    private readonly ConvolutionShape _shape;
    private readonly bool _isGradient;
    private readonly int _height;
    private readonly int _width;

    /// <param name="shape">The sizes of the convolution.</param>
    /// <param name="isGradient">False if the result of the convolution is written from the image, true if the image's gradient is from that of the result.</param>
    public DepthwiseTaps(in ConvolutionShape shape, bool isGradient)
    {
        (_shape, _isGradient) = (shape, isGradient);
        (_height, _width) = isGradient ? (shape.OutHeight, shape.OutWidth) : (shape.Height, shape.Width);
        (Rows, Columns) = isGradient ? (shape.Height, shape.Width) : (shape.OutHeight, shape.OutWidth);
        (Phases, Step) = isGradient ? (Math.Min(shape.StrideX, shape.Width), 1) : (1, shape.StrideX);
    }

    /// <summary>Gets the number of rows of an image that is written.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of columns of an image that is written.</summary>
    public int Columns { get; }

    /// <summary>Gets the distance of pixels of a row that have the same weights.</summary>
    public int Phases { get; }

    /// <summary>Gets the distance of the pixels that two such pixels read, one after the other.</summary>
    public int Step { get; }

    /// <summary>The number of floats of an image that is read.</summary>
    public readonly nint ReadImage => (nint)_height * _width * _shape.Channels;

    /// <summary>Gets the range of the numbers of pixels for which no column of the kernel is outside of the image that is read, in all phases.</summary>
    public readonly (int First, int Last) Inner()
    {
        int first = 0, last = Columns / Phases;
        for (var phase = 0; phase < Phases; phase++)
        {
            for (var column = 0; column < _shape.KernelWidth; column++)
            {
                if (ColumnOf(phase, column) is { } at)
                {
                    first = Math.Max(first, (-at + Step - 1) / Step);
                    last = Math.Min(last, at >= _width ? 0 : (_width - 1 - at) / Step + 1);
                }
            }
        }

        return first < last ? (first, last) : (0, 0);
    }

    /// <summary>Gets memory of this thread for numbers, for the part that it does. The lists of a large kernel would not fit on the stack.</summary>
    public static nint* Room(long numbers) => (nint*)Scratch.OfPart(numbers * (sizeof(nint) / sizeof(float)));

    /// <summary>Finds the weights of a pixel that is written, and the pixels that they are multiplied with.</summary>
    /// <param name="row">The row of the pixel.</param>
    /// <param name="phase">The phase of the pixel.</param>
    /// <param name="index">The number of the pixel in its phase. All pixels of <see cref="Inner"/> have the same weights.</param>
    /// <param name="pixels">Receives the distances of the pixels from the first one of their image, in floats.</param>
    /// <param name="weights">Receives the distances of the weights from the first one, in floats.</param>
    /// <returns>The number of weights.</returns>
    public readonly int Find(int row, int phase, int index, nint* pixels, nint* weights)
    {
        var count = 0;
        for (var kernelRow = 0; kernelRow < _shape.KernelHeight; kernelRow++)
        {
            if (RowOf(row, kernelRow) is not { } y || (uint)y >= (uint)_height)
            {
                continue;
            }

            for (var kernelColumn = 0; kernelColumn < _shape.KernelWidth; kernelColumn++)
            {
                if (ColumnOf(phase, kernelColumn) is { } first && first + index * Step is var x && (uint)x < (uint)_width)
                {
                    pixels[count] = ((nint)y * _width + x) * _shape.Channels;
                    weights[count++] = ((nint)kernelRow * _shape.KernelWidth + kernelColumn) * _shape.Channels;
                }
            }
        }

        return count;
    }

    private readonly int? RowOf(int row, int kernelRow) => _isGradient ? Quotient(row + _shape.Top - kernelRow, _shape.StrideY) : row * _shape.StrideY - _shape.Top + kernelRow;

    // The column that is multiplied with a column of the kernel, for the first pixel of a phase.
    private readonly int? ColumnOf(int phase, int kernelColumn) => _isGradient ? Quotient(phase + _shape.Left - kernelColumn, _shape.StrideX) : kernelColumn - _shape.Left;

    private static int? Quotient(int a, int b) => Math.DivRem(a, b) is (var quotient, 0) ? quotient : null;
}
