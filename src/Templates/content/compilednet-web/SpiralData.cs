using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNetWeb1;

/// <summary>Makes points on the three arms of a spiral.</summary>
public static class SpiralData
{
    /// <summary>Returns points (count, 2) and the numbers of their arms (count).</summary>
    public static (Tensor Points, Tensor Arms) Make(int count, int seed)
    {
        var random = new Random(seed);
        var (points, arms) = (new float[count * 2], new long[count]);
        for (var i = 0; i < count; i++)
        {
            arms[i] = random.Next(3);
            var radius = random.NextDouble();
            var angle = (arms[i] * 2 * Math.PI / 3) + (4 * radius) + (0.15 * random.NextDouble());
            points[2 * i] = (float)(radius * Math.Cos(angle));
            points[(2 * i) + 1] = (float)(radius * Math.Sin(angle));
        }

        return (tensor(points, [count, 2]), tensor(arms));
    }
}
