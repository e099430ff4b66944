namespace CompiledNets.Cpu;

/// <summary>Copies a window of an image in NHWC, with zeros where the window is outside of the image.</summary>
internal static unsafe class Frames
{
    public static void Copy(float* image, int height, int width, int channels, int top, int left, int rows, int columns, float* to)
    {
        int before = Math.Clamp(-left, 0, columns), after = Math.Clamp(width - left, before, columns);
        for (var row = 0; row < rows; row++, to += (nint)columns * channels)
        {
            if ((uint)(top + row) >= (uint)height || before == after)
            {
                new Span<float>(to, columns * channels).Clear();
                continue;
            }

            new Span<float>(to, before * channels).Clear();
            new Span<float>(image + ((nint)(top + row) * width + left + before) * channels, (after - before) * channels).CopyTo(new(to + before * channels, (after - before) * channels));
            new Span<float>(to + after * channels, (columns - after) * channels).Clear();
        }
    }
}
