namespace CompiledNets.Cpu;

/// <summary>The gradient of a convolution's result: of all its elements, or only of the largest element of each 2x2 window, in which case their places are given.</summary>
internal readonly unsafe struct WinogradGradient(float* gradient, byte* places)
{
    public float* Address { get; } = gradient;

    public byte* Places { get; } = places;
}
