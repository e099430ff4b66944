namespace CompiledNets.Cpu;

/// <summary>Copies the patches of images: for each pixel of the result a row with the pixels that the kernel covers, and zeros outside of the image.</summary>
internal unsafe struct PatchCopy : IWork
{
    private const long ElementsOfPart = 65_536;

    public ConvolutionShape Shape;
    public float* Image, Patches;
    private int _parts;

    public void Run()
    {
        _parts = (int)Math.Clamp(Shape.OutPixels * Shape.KernelHeight * Shape.KernelWidth * Shape.Channels / ElementsOfPart, 1, Math.Min(32, Shape.OutPixels));
        Team.Shared.Run(ref this, _parts);
    }

    public readonly void Do(int part)
    {
        var s = Shape;
        long first = s.OutPixels * part / _parts, last = s.OutPixels * (part + 1) / _parts;
        var row = (nint)s.KernelWidth * s.Channels;
        var to = Patches + (nint)first * s.KernelHeight * row;
        for (var pixel = first; pixel < last; pixel++)
        {
            var (line, column) = Math.DivRem(pixel, s.OutWidth);
            var (image, y) = Math.DivRem(line, s.OutHeight);
            var from = Image + (nint)image * s.Height * s.Width * s.Channels;
            Frames.Copy(from, s.Height, s.Width, s.Channels, (int)y * s.StrideY - s.Top, (int)column * s.StrideX - s.Left, s.KernelHeight, s.KernelWidth, to);
            to += s.KernelHeight * row;
        }
    }
}
