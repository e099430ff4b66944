namespace CompiledNets.Cpu;

/// <summary>
/// Adds the gradients of patches to those of images (col2im). Each pixel of an image is the sum over the patches that contain it, in the order of the kernel's weights, so
/// the result does not depend on the number of threads.
/// </summary>
internal unsafe struct PatchSum<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private const long ElementsOfPart = 16_384;

    public ConvolutionShape Shape;
    public float* Patches, Image;
    public bool Accumulate;
    public ColumnEnd End;
    private int _parts;

    private readonly long Pixels => (long)Shape.Batch * Shape.Height * Shape.Width;

    public void Run()
    {
        _parts = (int)Math.Clamp(Shape.InputSize / ElementsOfPart, 1, Math.Min(32, Pixels));
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        var s = Shape;
        long first = Pixels * part / _parts, last = Pixels * (part + 1) / _parts;
        var terms = (float**)Scratch.OfPart((long)s.KernelHeight * s.KernelWidth * (sizeof(float*) / sizeof(float)));
        for (var pixel = first; pixel < last; pixel++)
        {
            var (line, column) = Math.DivRem(pixel, s.Width);
            var (image, row) = Math.DivRem(line, s.Height);
            Add(terms, TermsOf(image, (int)row, (int)column, terms), Image + (nint)pixel * s.Channels);
        }
    }

    // Finds the parts of patches that contain a pixel.
    private readonly int TermsOf(long image, int row, int column, float** terms)
    {
        var s = Shape;
        var count = 0;
        for (var kernelRow = 0; kernelRow < s.KernelHeight; kernelRow++)
        {
            var (y, restY) = Math.DivRem(row + s.Top - kernelRow, s.StrideY);
            if (restY != 0 || (uint)y >= (uint)s.OutHeight)
            {
                continue;
            }

            for (var kernelColumn = 0; kernelColumn < s.KernelWidth; kernelColumn++)
            {
                var (x, restX) = Math.DivRem(column + s.Left - kernelColumn, s.StrideX);
                if (restX == 0 && (uint)x < (uint)s.OutWidth)
                {
                    var patch = (image * s.OutHeight + y) * s.OutWidth + x;
                    terms[count++] = Patches + (((nint)patch * s.KernelHeight + kernelRow) * s.KernelWidth + kernelColumn) * s.Channels;
                }
            }
        }

        return count;
    }

    private readonly void Add(float** terms, int count, float* to)
    {
        nint channel = 0, channels = Shape.Channels;
        for (; channel + M.Count <= channels; channel += M.Count)
        {
            var sum = Accumulate ? M.Load(to + channel) : M.Zero;
            for (var i = 0; i < count; i++)
            {
                sum = M.Add(sum, M.Load(terms[i] + channel));
            }

            new EndColumns(false, End).Store<M, V>(sum, to + channel, 0, channel);
        }

        for (; channel < channels; channel++)
        {
            var sum = Accumulate ? to[channel] : 0;
            for (var i = 0; i < count; i++)
            {
                sum += terms[i][channel];
            }

            to[channel] = End.Of(sum, channel);
        }
    }
}
