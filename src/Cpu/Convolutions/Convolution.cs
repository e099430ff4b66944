using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// 2-D convolutions over NHWC with kernels (KernelHeight, KernelWidth, Channels, Filters), their gradients, and with exchanged roles transposed
/// convolutions. All memory is contiguous float32. The algorithm is a function of the shape (<see cref="ConvolutionPlan"/>), and results are the same bit for bit on
/// any number of threads.
/// </summary>
internal static unsafe class Convolution
{
    /// <summary>Computes y = x * kernel, and ends the filters.</summary>
    public static void Forward(in ConvolutionShape s, float* x, float* kernel, in ColumnEnd end, float* y, ConvolutionMethod? method = null)
    {
        var chosen = method ?? ConvolutionPlan.Forward(s);
        switch (Width(chosen == ConvolutionMethod.Narrow ? s.OutWidth : s.Filters))
        {
            case 512: Forward<Vector512Unit, Vector512<float>>(s, x, kernel, end, y, chosen); break;
            case 256: Forward<Vector256Unit, Vector256<float>>(s, x, kernel, end, y, chosen); break;
            default: Forward<Vector128Unit, Vector128<float>>(s, x, kernel, end, y, chosen); break;
        }
    }

    /// <summary>
    /// Computes the largest element of each 2x2 window of x * kernel with its end, and its place (row * 2 + column) unless <paramref name="places"/> is null. The
    /// algorithm is Winograd's.
    /// </summary>
    public static void ForwardPooled(in ConvolutionShape s, float* x, float* kernel, in ColumnEnd end, float* y, byte* places)
    {
        switch (Width(s.Filters))
        {
            case 512: ForwardPooled<Vector512Unit, Vector512<float>>(s, x, kernel, end, y, places); break;
            case 256: ForwardPooled<Vector256Unit, Vector256<float>>(s, x, kernel, end, y, places); break;
            default: ForwardPooled<Vector128Unit, Vector128<float>>(s, x, kernel, end, y, places); break;
        }
    }

    /// <summary>Computes the gradients of <see cref="ForwardPooled"/> without its ReLU: those of the kernel, and, unless they are null, of the image and of the bias.</summary>
    public static void GradientsPooled(in ConvolutionShape s, float* x, float* dy, byte* places, float* kernel, float* dx, float* dkernel, float* dbias) =>
        TileGradients(s, x, new(dy, places), kernel, dx, dkernel, dbias);

    /// <summary>Computes the gradient of the image, which is also the transposed convolution of <paramref name="dy"/>: hence the end.</summary>
    public static void InputGradient(in ConvolutionShape s, float* dy, float* kernel, float* dx, bool accumulate = false, ColumnEnd end = default, ConvolutionMethod? method = null)
    {
        var chosen = method ?? ConvolutionPlan.InputGradient(s);
        switch (Width(chosen == ConvolutionMethod.Narrow ? s.OutWidth : s.Channels))
        {
            case 512: InputGradient<Vector512Unit, Vector512<float>>(s, dy, kernel, end, dx, accumulate, chosen); break;
            case 256: InputGradient<Vector256Unit, Vector256<float>>(s, dy, kernel, end, dx, accumulate, chosen); break;
            default: InputGradient<Vector128Unit, Vector128<float>>(s, dy, kernel, end, dx, accumulate, chosen); break;
        }
    }

    /// <summary>Computes the gradient of the kernel and, if wanted, of the bias.</summary>
    public static void KernelGradient(in ConvolutionShape s, float* x, float* dy, float* dkernel, float* dbias, bool accumulate = false, ConvolutionMethod? method = null)
    {
        var chosen = method ?? ConvolutionPlan.KernelGradient(s);
        switch (Width(chosen == ConvolutionMethod.Narrow ? s.Channels : s.Filters))
        {
            case 512: KernelGradient<Vector512Unit, Vector512<float>>(s, x, dy, dkernel, dbias, accumulate, chosen); break;
            case 256: KernelGradient<Vector256Unit, Vector256<float>>(s, x, dy, dkernel, dbias, accumulate, chosen); break;
            default: KernelGradient<Vector128Unit, Vector128<float>>(s, x, dy, dkernel, dbias, accumulate, chosen); break;
        }
    }

    /// <summary>Computes the gradients of the image, of the kernel and, if wanted, of the bias.</summary>
    public static void Gradients(in ConvolutionShape s, float* x, float* dy, float* kernel, float* dx, float* dkernel, float* dbias, bool? sharesTiles = null)
    {
        if (!(sharesTiles ?? ConvolutionPlan.SharesTiles(s)))
        {
            InputGradient(s, dy, kernel, dx);
            KernelGradient(s, x, dy, dkernel, dbias);
            return;
        }

        TileGradients(s, x, new(dy, null), kernel, dx, dkernel, dbias);
    }

    private static void ForwardPooled<M, V>(in ConvolutionShape s, float* x, float* kernel, in ColumnEnd end, float* y, byte* places)
        where M : struct, IVectorUnit<V>
        where V : struct =>
        new WinogradForward<M, V> { Tiles = new(s, 2 * M.Count, size: 4), X = x, Kernel = kernel, End = end, Y = y, Places = places, Pooled = true }.Run();

    private static void TileGradients(in ConvolutionShape s, float* x, in WinogradGradient dy, float* kernel, float* dx, float* dkernel, float* dbias)
    {
        switch (Width(s.Filters))
        {
            case 512: TileGradients<Vector512Unit, Vector512<float>>(s, x, dy, kernel, dx, dkernel, dbias); break;
            case 256: TileGradients<Vector256Unit, Vector256<float>>(s, x, dy, kernel, dx, dkernel, dbias); break;
            default: TileGradients<Vector128Unit, Vector128<float>>(s, x, dy, kernel, dx, dkernel, dbias); break;
        }
    }

    private static void TileGradients<M, V>(in ConvolutionShape s, float* x, in WinogradGradient dy, float* kernel, float* dx, float* dkernel, float* dbias)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var size = dy.Places is null ? ConvolutionPlan.TileSize(s) : 4;
        if (dx is null)
        {
            new WinogradKernelGradient<M, V> { Tiles = new(s, 2 * M.Count, size), X = x, Gradient = dy, DKernel = dkernel, DBias = dbias }.Run();
        }
        else
        {
            new WinogradGradients<M, V> { Tiles = new(s, 2 * M.Count, size), X = x, Gradient = dy, Kernel = kernel, DX = dx, DKernel = dkernel, DBias = dbias }.Run();
        }
    }

    private static void Forward<M, V>(in ConvolutionShape s, float* x, float* kernel, in ColumnEnd end, float* y, ConvolutionMethod method)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (method == ConvolutionMethod.Product)
        {
            PatchProduct<M, V>.Forward(s, x, kernel, end, y);
            return;
        }

        if (method == ConvolutionMethod.Narrow)
        {
            new NarrowConvolution(s, isForward: true).Run<M, V>(x, kernel, end, y, accumulate: false);
            return;
        }

        if (method is ConvolutionMethod.Direct or ConvolutionMethod.Blocked)
        {
            DirectConvolution<M, V>.Forward(s, x, kernel, end, y);
            return;
        }

        Tile<M, V>(s, x, kernel, end, y, turned: false, accumulate: false, method);
    }

    private static void InputGradient<M, V>(in ConvolutionShape s, float* dy, float* kernel, in ColumnEnd end, float* dx, bool accumulate, ConvolutionMethod method)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (method == ConvolutionMethod.Product)
        {
            PatchProduct<M, V>.InputGradient(s, dy, kernel, end, dx, accumulate);
            return;
        }

        if (method == ConvolutionMethod.Narrow)
        {
            new NarrowConvolution(s, isForward: false).Run<M, V>(dy, kernel, end, dx, accumulate);
            return;
        }

        if (method is ConvolutionMethod.Direct or ConvolutionMethod.Blocked)
        {
            DirectConvolution<M, V>.InputGradient(s, dy, kernel, end, dx, accumulate);
            return;
        }

        // The same algorithm over the gradient of the result, with the kernel turned by 180 degrees.
        var turned = new ConvolutionShape(s.Batch, s.OutHeight, s.OutWidth, s.Filters, s.Channels, 3, 3, 1, 1, 2 - s.Top, 2 - s.Bottom, 2 - s.Left, 2 - s.Right);
        Tile<M, V>(turned, dy, kernel, end, dx, turned: true, accumulate, method);
    }

    private static void Tile<M, V>(in ConvolutionShape s, float* x, float* kernel, in ColumnEnd end, float* y, bool turned, bool accumulate, ConvolutionMethod method)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var tiles = new WinogradTiles(s, 2 * M.Count, ConvolutionPlan.TileSize(s));
        if (method == ConvolutionMethod.WinogradWide)
        {
            new WinogradWide<M, V> { Tiles = tiles, X = x, Kernel = kernel, End = end, Y = y, Turned = turned, Accumulate = accumulate }.Run();
        }
        else
        {
            new WinogradForward<M, V> { Tiles = tiles, X = x, Kernel = kernel, End = end, Y = y, Turned = turned, Accumulate = accumulate }.Run();
        }
    }

    private static void KernelGradient<M, V>(in ConvolutionShape s, float* x, float* dy, float* dkernel, float* dbias, bool accumulate, ConvolutionMethod method)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        switch (method)
        {
            case ConvolutionMethod.Direct:
                DirectConvolution<M, V>.KernelGradient(s, x, dy, dkernel, dbias, accumulate);
                break;
            case ConvolutionMethod.Narrow:
                new NarrowConvolution(s, isForward: true).KernelGradient<M, V>(x, dy, dkernel, accumulate);
                if (dbias != null)
                {
                    BiasGradient.Run<M, V>(dy, s.OutPixels, s.Filters, dbias, accumulate);
                }

                break;
            case ConvolutionMethod.Product:
                PatchProduct<M, V>.KernelGradient(s, x, dy, dkernel, dbias, accumulate);
                break;
            case ConvolutionMethod.Blocked:
                DirectConvolution<M, V>.BlockedKernelGradient(s, x, dy, dkernel, dbias, accumulate);
                break;
            case ConvolutionMethod.WinogradWide:
                new WinogradWideKernelGradient<M, V> { Tiles = new(s, 2 * M.Count, ConvolutionPlan.TileSize(s)), X = x, Gradient = new(dy, null), DKernel = dkernel, DBias = dbias, Accumulate = accumulate }.Run();
                break;
            default:
                new WinogradKernelGradient<M, V> { Tiles = new(s, 2 * M.Count, ConvolutionPlan.TileSize(s)), X = x, Gradient = new(dy, null), DKernel = dkernel, DBias = dbias, Accumulate = accumulate }.Run();
                break;
        }
    }

    // Two vectors of 512 bits are too wide for 16 columns or fewer.
    private static int Width(int columns) =>
        Vector512.IsHardwareAccelerated && columns > 16 ? 512 : Vector256.IsHardwareAccelerated && columns > 8 ? 256 : 128;
}
