using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// 2-D convolutions over NHWC that have one kernel for each channel, and their gradients. Kernels are (KernelHeight, KernelWidth, Channels). All memory is contiguous
/// float32. There are at least <see cref="LeastChannels"/> channels, and <see cref="ConvolutionShape.Filters"/> is their number too. Results are the same bit for bit on
/// any number of threads.
/// </summary>
internal static unsafe class DepthwiseConvolution
{
    /// <summary>The smallest number of channels, which fills a vector of 128 bits.</summary>
    public const int LeastChannels = 4;

    /// <summary>Computes y = x * kernel, and ends the channels.</summary>
    public static void Forward(in ConvolutionShape s, float* x, float* kernel, in ColumnEnd end, float* y)
    {
        switch (Width(s.Channels))
        {
            case 512: new DepthwisePass<Vector512Unit, Vector512<float>> { Shape = s, Taps = new(s, isGradient: false), X = x, Kernel = kernel, End = end, Y = y }.Run(); break;
            case 256: new DepthwisePass<Vector256Unit, Vector256<float>> { Shape = s, Taps = new(s, isGradient: false), X = x, Kernel = kernel, End = end, Y = y }.Run(); break;
            default: new DepthwisePass<Vector128Unit, Vector128<float>> { Shape = s, Taps = new(s, isGradient: false), X = x, Kernel = kernel, End = end, Y = y }.Run(); break;
        }
    }

    /// <summary>Computes the gradient of the image.</summary>
    public static void InputGradient(in ConvolutionShape s, float* dy, float* kernel, float* dx)
    {
        switch (Width(s.Channels))
        {
            case 512: new DepthwisePass<Vector512Unit, Vector512<float>> { Shape = s, Taps = new(s, isGradient: true), X = dy, Kernel = kernel, Y = dx }.Run(); break;
            case 256: new DepthwisePass<Vector256Unit, Vector256<float>> { Shape = s, Taps = new(s, isGradient: true), X = dy, Kernel = kernel, Y = dx }.Run(); break;
            default: new DepthwisePass<Vector128Unit, Vector128<float>> { Shape = s, Taps = new(s, isGradient: true), X = dy, Kernel = kernel, Y = dx }.Run(); break;
        }
    }

    /// <summary>Computes the gradient of the kernel.</summary>
    public static void KernelGradient(in ConvolutionShape s, float* x, float* dy, float* dkernel)
    {
        switch (Width(s.Channels))
        {
            case 512: new DepthwiseKernelGradient<Vector512Unit, Vector512<float>> { Shape = s, Taps = new(s, isGradient: false), X = x, Gradient = dy, Kernel = dkernel }.Run(); break;
            case 256: new DepthwiseKernelGradient<Vector256Unit, Vector256<float>> { Shape = s, Taps = new(s, isGradient: false), X = x, Gradient = dy, Kernel = dkernel }.Run(); break;
            default: new DepthwiseKernelGradient<Vector128Unit, Vector128<float>> { Shape = s, Taps = new(s, isGradient: false), X = x, Gradient = dy, Kernel = dkernel }.Run(); break;
        }
    }

    private static int Width(int channels) =>
        Vector512.IsHardwareAccelerated && channels >= 16 ? 512 : Vector256.IsHardwareAccelerated && channels >= 8 ? 256 : 128;
}
