using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// Max-pooling in NHWC, vectorised over channels, with the place of the maximum in its window as a byte: row * WindowWidth + column, the first one if several are
/// equal. Padding is never the maximum. Windows have at most 255 places.
/// </summary>
internal static unsafe class MaxPooling
{
    /// <summary>Computes the maxima of the windows, and their places unless <paramref name="places"/> is null.</summary>
    public static void Forward(in PoolingShape s, float* x, float* y, byte* places)
    {
        if (Vector512.IsHardwareAccelerated && s.Channels >= 16)
        {
            MaxPoolingForward<Vector512Unit, Vector512<float>>.Run(s, x, y, places);
        }
        else if (Vector256.IsHardwareAccelerated && s.Channels >= 8)
        {
            MaxPoolingForward<Vector256Unit, Vector256<float>>.Run(s, x, y, places);
        }
        else
        {
            MaxPoolingForward<Vector128Unit, Vector128<float>>.Run(s, x, y, places);
        }
    }

    /// <summary>Computes dx from the gradient of the result and the places.</summary>
    public static void Gradient(in PoolingShape s, float* dy, byte* places, float* dx)
    {
        if (Vector512.IsHardwareAccelerated && s.Channels >= 16)
        {
            MaxPoolingGradient<Vector512Unit, Vector512<float>>.Run(s, dy, places, dx);
        }
        else if (Vector256.IsHardwareAccelerated && s.Channels >= 8)
        {
            MaxPoolingGradient<Vector256Unit, Vector256<float>>.Run(s, dy, places, dx);
        }
        else
        {
            MaxPoolingGradient<Vector128Unit, Vector128<float>>.Run(s, dy, places, dx);
        }
    }
}
