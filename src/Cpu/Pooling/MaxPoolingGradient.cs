namespace CompiledNets.Cpu;

/// <summary>
/// The gradient of max-pooling: each pixel of the image gathers the gradients of the windows that it is in and whose place it is, so that pixels are
/// written once and rows are independent.
/// </summary>
internal unsafe struct MaxPoolingGradient<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private PoolingShape _shape;
    private float* _dy, _dx;
    private byte* _places;
    private int _parts;

    public static void Run(in PoolingShape s, float* dy, byte* places, float* dx)
    {
        var work = new MaxPoolingGradient<M, V> { _shape = s, _dy = dy, _dx = dx, _places = places, _parts = s.Parts(s.Batch * s.Height) };
        Team.Shared.Run(ref work, work._parts);
    }

    public readonly void Do(int part)
    {
        var s = _shape;
        var lines = (long)s.Batch * s.Height;
        for (var line = (int)(lines * part / _parts); line < lines * (part + 1) / _parts; line++)
        {
            var image = line / s.Height;
            var row = line - image * s.Height;
            var (top, bottom) = Windows(row + s.Top, s.WindowHeight, s.StrideY, s.OutHeight);
            for (var column = 0; column < s.Width; column++)
            {
                var (left, right) = Windows(column + s.Left, s.WindowWidth, s.StrideX, s.OutWidth);
                Pixel(image, row, column, top, bottom, left, right, _dx + ((nint)line * s.Width + column) * s.Channels);
            }
        }
    }

    // The windows that a row is in.
    private static (int First, int Last) Windows(int padded, int window, int stride, int count) =>
        (padded < window ? 0 : (padded - window) / stride + 1, Math.Min(count, padded / stride + 1));

    private readonly void Pixel(int image, int row, int column, int top, int bottom, int left, int right, float* dx)
    {
        var s = _shape;
        var channel = 0;
        for (; channel + M.Count <= s.Channels; channel += M.Count)
        {
            var sum = M.Zero;
            for (var r = top; r < bottom; r++)
            {
                for (var c = left; c < right; c++)
                {
                    var at = (((nint)image * s.OutHeight + r) * s.OutWidth + c) * s.Channels + channel;
                    var place = M.FillInteger((row - r * s.StrideY + s.Top) * s.WindowWidth + column - c * s.StrideX + s.Left);
                    sum = M.Add(sum, M.And(M.Load(_dy + at), M.EqualIntegers(M.LoadBytes(_places + at), place)));
                }
            }

            M.Store(sum, dx + channel);
        }

        for (; channel < s.Channels; channel++)
        {
            var sum = 0f;
            for (var r = top; r < bottom; r++)
            {
                for (var c = left; c < right; c++)
                {
                    var at = (((nint)image * s.OutHeight + r) * s.OutWidth + c) * s.Channels + channel;
                    sum += _places[at] == (row - r * s.StrideY + s.Top) * s.WindowWidth + column - c * s.StrideX + s.Left ? _dy[at] : 0;
                }
            }

            dx[channel] = sum;
        }
    }
}
