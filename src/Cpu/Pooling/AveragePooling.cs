using System.Numerics.Tensors;

namespace CompiledNets.Cpu;

/// <summary>
/// Average pooling in NHWC. As in Keras, padding is not counted: a mean is over the pixels of the window that are inside of the image. Global average pooling is
/// a window as large as the image.
/// </summary>
internal static unsafe class AveragePooling
{
    public static void Forward(in PoolingShape s, float* x, float* y)
    {
        var work = new Means { Shape = s, X = x, Y = y, Parts = s.Parts(s.Batch * s.OutHeight) };
        Team.Shared.Run(ref work, work.Parts);
    }

    public static void Gradient(in PoolingShape s, float* dy, float* dx)
    {
        var work = new Shares { Shape = s, DY = dy, DX = dx, Parts = s.Parts(s.Batch * s.Height) };
        Team.Shared.Run(ref work, work.Parts);
    }

    private struct Means : IWork
    {
        public PoolingShape Shape;
        public float* X, Y;
        public int Parts;

        public readonly void Do(int part)
        {
            var s = Shape;
            var lines = (long)s.Batch * s.OutHeight;
            var rowSum = Scratch.OfPart(s.Channels);
            Span<float> sums = new(rowSum, s.Channels);
            for (var line = (int)(lines * part / Parts); line < lines * (part + 1) / Parts; line++)
            {
                var image = line / s.OutHeight;
                var (top, bottom) = s.Rows(line - image * s.OutHeight);
                for (var column = 0; column < s.OutWidth; column++)
                {
                    var (left, right) = s.Columns(column);
                    Span<float> to = new(Y + ((nint)line * s.OutWidth + column) * s.Channels, s.Channels);
                    to.Clear();
                    for (var r = top; r < bottom; r++)
                    {
                        // A sum for each row first: fewer roundings in the long sums of global pooling.
                        sums.Clear();
                        for (var c = left; c < right; c++)
                        {
                            TensorPrimitives.Add(sums, new ReadOnlySpan<float>(X + (((nint)image * s.Height + r) * s.Width + c) * s.Channels, s.Channels), sums);
                        }

                        TensorPrimitives.Add(to, sums, to);
                    }

                    TensorPrimitives.Multiply(to, 1f / ((bottom - top) * (right - left)), to);
                }
            }
        }
    }

    private struct Shares : IWork
    {
        public PoolingShape Shape;
        public float* DY, DX;
        public int Parts;

        public readonly void Do(int part)
        {
            var s = Shape;
            var lines = (long)s.Batch * s.Height;
            for (var line = (int)(lines * part / Parts); line < lines * (part + 1) / Parts; line++)
            {
                var image = line / s.Height;
                var row = line - image * s.Height + s.Top;
                for (var column = 0; column < s.Width; column++)
                {
                    Span<float> to = new(DX + ((nint)line * s.Width + column) * s.Channels, s.Channels);
                    to.Clear();
                    for (var r = row < s.WindowHeight ? 0 : (row - s.WindowHeight) / s.StrideY + 1; r < Math.Min(s.OutHeight, row / s.StrideY + 1); r++)
                    {
                        var (top, bottom) = s.Rows(r);
                        var padded = column + s.Left;
                        for (var c = padded < s.WindowWidth ? 0 : (padded - s.WindowWidth) / s.StrideX + 1; c < Math.Min(s.OutWidth, padded / s.StrideX + 1); c++)
                        {
                            var (left, right) = s.Columns(c);
                            TensorPrimitives.MultiplyAdd(new ReadOnlySpan<float>(DY + (((nint)image * s.OutHeight + r) * s.OutWidth + c) * s.Channels, s.Channels), 1f / ((bottom - top) * (right - left)), to, to);
                        }
                    }
                }
            }
        }
    }
}
