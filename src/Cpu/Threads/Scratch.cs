using System.Runtime.InteropServices;

namespace CompiledNets.Cpu;

/// <summary>
/// Memory of a thread for the time of one part of a kernel. A thread keeps its memory for later kernels, so it is allocated once. It is aligned to 64 bytes,
/// and its contents are undefined.
/// </summary>
internal sealed unsafe class Scratch
{
    [ThreadStatic]
    private static Scratch? s_part;

    [ThreadStatic]
    private static Scratch? s_kernel;

    [ThreadStatic]
    private static Scratch? s_patches;

    private void* _address;
    private nuint _bytes;

    ~Scratch() => NativeMemory.AlignedFree(_address);

    /// <summary>Gets memory of this thread for the part that it does. The next call for a part, on the same thread, returns the same memory.</summary>
    public static float* OfPart(long floats) => (s_part ??= new()).Take(floats);

    /// <summary>Gets memory for the whole of a kernel, which all its parts share. Only the thread that starts the kernel calls this, once for each kernel.</summary>
    public static float* OfKernel(long floats) => (s_kernel ??= new()).Take(floats);

    /// <summary>Gets memory for the patches of a convolution, which are operands or the result of a product, and so in use while another kernel runs.</summary>
    public static float* OfPatches(long floats) => (s_patches ??= new()).Take(floats);

    private float* Take(long floats)
    {
        var bytes = checked((nuint)floats * sizeof(float));
        if (bytes > _bytes)
        {
            NativeMemory.AlignedFree(_address);
            _address = null;
            _bytes = 0;
            _address = NativeMemory.AlignedAlloc(bytes, 64);
            _bytes = bytes;
        }

        return (float*)_address;
    }
}
