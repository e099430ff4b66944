namespace CompiledNets.Cpu;

/// <summary>The algorithms of convolutions.</summary>
internal enum ConvolutionMethod
{
    /// <summary>Products without copies of patches; for kernels' gradients, with sums for each part.</summary>
    Direct,

    /// <summary>A blocked product over all pixels: gradients of wide kernels.</summary>
    Blocked,

    /// <summary>Winograd's F(4x4, 3x3), block by block of tiles.</summary>
    Winograd,

    /// <summary>Winograd's F(4x4, 3x3): all tiles first, and then each of the 36 products.</summary>
    WinogradWide,
}

/// <summary>Chooses the algorithm by the shape. The borders were measured on a processor with AVX-512 and 2 MB of second cache.</summary>
internal static class ConvolutionPlan
{
    public static ConvolutionMethod Forward(in ConvolutionShape s) => ConvolutionMethod.Direct;

    public static ConvolutionMethod InputGradient(in ConvolutionShape s) => ConvolutionMethod.Direct;

    public static ConvolutionMethod KernelGradient(in ConvolutionShape s) =>
        s.Channels >= 64 && s.Filters >= 64 && s.KernelSize >= 1 << 16 ? ConvolutionMethod.Blocked : ConvolutionMethod.Direct;
}
