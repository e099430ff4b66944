namespace CompiledNets.Samples;

/// <summary>A square image that lines are drawn on. It knows for each pixel how far the nearest line is, so edges come out smooth.</summary>
/// <param name="side">How many pixels a side has.</param>
internal sealed class Canvas(int side)
{
    // Beyond this distance no pen of ours leaves ink.
    private const double Reach = 4;

    private readonly double[] _distances = new double[side * side];

    /// <summary>Takes all lines away.</summary>
    public void Clear() => Array.Fill(_distances, Reach);

    /// <summary>Draws a straight line between two places, in pixels; whole numbers are the middles of pixels.</summary>
    public void Line((double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var (left, right) = Columns(Math.Min(from.X, to.X), Math.Max(from.X, to.X));
        var (top, bottom) = Columns(Math.Min(from.Y, to.Y), Math.Max(from.Y, to.Y));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var along = length == 0 ? 0 : Math.Clamp((((x - from.X) * dx) + ((y - from.Y) * dy)) / length, 0, 1);
                var (toX, toY) = (x - from.X - (along * dx), y - from.Y - (along * dy));
                ref var distance = ref _distances[(y * side) + x];
                distance = Math.Min(distance, Math.Sqrt((toX * toX) + (toY * toY)));
            }
        }

        (int First, int Last) Columns(double least, double most) =>
            (Math.Max(0, (int)Math.Ceiling(least - Reach)), Math.Min(side - 1, (int)Math.Floor(most + Reach)));
    }

    /// <summary>How much of a pixel a pen of some thickness covers: 0 to 1.</summary>
    public double Ink(int pixel, double thickness) => Math.Clamp((thickness / 2) + 0.5 - _distances[pixel], 0, 1);
}
