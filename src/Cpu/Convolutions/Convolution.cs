using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// 2-D convolutions over NHWC with kernels (KernelHeight, KernelWidth, Channels, Filters), their gradients, and with exchanged roles transposed
/// convolutions. All memory is contiguous float32. The algorithm is a function of the shape (<see cref="ConvolutionPlan"/>), and results are the same bit for bit on
/// any number of threads.
/// </summary>
internal static unsafe class Convolution
{
    /// <summary>Computes y = x * kernel + bias, and ReLU of it if wanted.</summary>
    public static void Forward(in ConvolutionShape s, float* x, float* kernel, float* bias, float* y, bool relu, ConvolutionMethod? method = null)
    {
        _ = method ?? ConvolutionPlan.Forward(s);
        switch (Width(s.Filters))
        {
            case 512: DirectConvolution<Vector512Unit, Vector512<float>>.Forward(s, x, kernel, bias, y, relu); break;
            case 256: DirectConvolution<Vector256Unit, Vector256<float>>.Forward(s, x, kernel, bias, y, relu); break;
            default: DirectConvolution<Vector128Unit, Vector128<float>>.Forward(s, x, kernel, bias, y, relu); break;
        }
    }

    /// <summary>Computes the gradient of the image, which is also the transposed convolution of <paramref name="dy"/>: hence the bias and ReLU.</summary>
    public static void InputGradient(in ConvolutionShape s, float* dy, float* kernel, float* dx, bool accumulate = false, float* bias = null, bool relu = false, ConvolutionMethod? method = null)
    {
        _ = method ?? ConvolutionPlan.InputGradient(s);
        switch (Width(s.Channels))
        {
            case 512: DirectConvolution<Vector512Unit, Vector512<float>>.InputGradient(s, dy, kernel, bias, dx, relu, accumulate); break;
            case 256: DirectConvolution<Vector256Unit, Vector256<float>>.InputGradient(s, dy, kernel, bias, dx, relu, accumulate); break;
            default: DirectConvolution<Vector128Unit, Vector128<float>>.InputGradient(s, dy, kernel, bias, dx, relu, accumulate); break;
        }
    }

    /// <summary>Computes the gradient of the kernel and, if wanted, of the bias.</summary>
    public static void KernelGradient(in ConvolutionShape s, float* x, float* dy, float* dkernel, float* dbias, bool accumulate = false, ConvolutionMethod? method = null)
    {
        switch (Width(s.Filters))
        {
            case 512: KernelGradient<Vector512Unit, Vector512<float>>(s, x, dy, dkernel, dbias, accumulate, method ?? ConvolutionPlan.KernelGradient(s)); break;
            case 256: KernelGradient<Vector256Unit, Vector256<float>>(s, x, dy, dkernel, dbias, accumulate, method ?? ConvolutionPlan.KernelGradient(s)); break;
            default: KernelGradient<Vector128Unit, Vector128<float>>(s, x, dy, dkernel, dbias, accumulate, method ?? ConvolutionPlan.KernelGradient(s)); break;
        }
    }

    private static void KernelGradient<M, V>(in ConvolutionShape s, float* x, float* dy, float* dkernel, float* dbias, bool accumulate, ConvolutionMethod method)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (method == ConvolutionMethod.Direct)
        {
            DirectConvolution<M, V>.KernelGradient(s, x, dy, dkernel, dbias, accumulate);
        }
        else
        {
            DirectConvolution<M, V>.BlockedKernelGradient(s, x, dy, dkernel, dbias, accumulate);
        }
    }

    // Two vectors of 512 bits are too wide for 16 columns or fewer.
    private static int Width(int columns) =>
        Vector512.IsHardwareAccelerated && columns > 16 ? 512 : Vector256.IsHardwareAccelerated && columns > 8 ? 256 : 128;
}
