namespace CompiledNets.Cpu;

/// <summary>The maxima of windows and their places, a row of the result at a time. It reads the image once if windows do not overlap.</summary>
internal unsafe struct MaxPoolingForward<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    private PoolingShape _shape;
    private float* _x, _y;
    private byte* _places;
    private int _parts;

    public static void Run(in PoolingShape s, float* x, float* y, byte* places)
    {
        var work = new MaxPoolingForward<M, V> { _shape = s, _x = x, _y = y, _places = places, _parts = s.Parts(s.Batch * s.OutHeight) };
        Team.Shared.Run(ref work, work._parts);
    }

    public readonly void Do(int part)
    {
        var s = _shape;
        var lines = (long)s.Batch * s.OutHeight;
        for (var line = (int)(lines * part / _parts); line < lines * (part + 1) / _parts; line++)
        {
            var image = line / s.OutHeight;
            var row = line - image * s.OutHeight;
            for (var column = 0; column < s.OutWidth; column++)
            {
                var at = ((nint)line * s.OutWidth + column) * s.Channels;
                Window(_x + (nint)image * s.Height * s.Width * s.Channels, row, column, _y + at, _places is null ? null : _places + at);
            }
        }
    }

    private readonly void Window(float* image, int row, int column, float* y, byte* places)
    {
        var s = _shape;
        var (top, bottom) = s.Rows(row);
        var (left, right) = s.Columns(column);
        var origin = (row * s.StrideY - s.Top) * s.WindowWidth + column * s.StrideX - s.Left;
        var channel = 0;
        for (; channel + M.Count <= s.Channels; channel += M.Count)
        {
            V most = M.Fill(float.NegativeInfinity), place = M.FillInteger(top * s.WindowWidth + left - origin);
            for (var r = top; r < bottom; r++)
            {
                var from = image + ((nint)r * s.Width + left) * s.Channels + channel;
                for (var c = left; c < right; c++, from += s.Channels)
                {
                    var value = M.Load(from);
                    var greater = M.Greater(value, most);
                    place = M.Select(greater, M.FillInteger(r * s.WindowWidth + c - origin), place);
                    most = M.Max(most, value);
                }
            }

            M.Store(most, y + channel);
            if (places is not null)
            {
                M.StoreBytes(place, places + channel);
            }
        }

        for (; channel < s.Channels; channel++)
        {
            var most = float.NegativeInfinity;
            var place = top * s.WindowWidth + left - origin;
            for (var r = top; r < bottom; r++)
            {
                for (var c = left; c < right; c++)
                {
                    var value = image[((nint)r * s.Width + c) * s.Channels + channel];
                    place = value > most ? r * s.WindowWidth + c - origin : place;
                    most = Math.Max(most, value);
                }
            }

            y[channel] = most;
            if (places is not null)
            {
                places[channel] = (byte)place;
            }
        }
    }
}
