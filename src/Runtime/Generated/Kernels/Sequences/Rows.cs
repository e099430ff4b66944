using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>Loads and stores parts of rows, whose lengths need not be a multiple of a register's width.</summary>
internal static unsafe class Rows
{
    /// <summary>Loads the next elements of a row, and zeros after its end.</summary>
    /// <param name="source">The address of the first element.</param>
    /// <param name="left">The number of elements up to the end of the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Load<T>(T* source, int left)
        where T : unmanaged => left >= Vector<T>.Count ? Vector.Load(source) : LoadPart(source, left);

    /// <summary>Stores elements up to the end of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector<T> value, T* destination, int left)
        where T : unmanaged
    {
        if (left >= Vector<T>.Count)
        {
            Vector.Store(value, destination);
        }
        else
        {
            StorePart(value, destination, left);
        }
    }

    /// <summary>Copies rows between memory with the strides <paramref name="fromStride"/> and <paramref name="toStride"/>.</summary>
    public static void Copy<T>(T* to, long toStride, T* from, long fromStride, int rows, int width)
        where T : unmanaged
    {
        for (var row = 0; row < rows; row++)
        {
            new ReadOnlySpan<T>(from + (row * fromStride), width).CopyTo(new Span<T>(to + (row * toStride), width));
        }
    }

    private static Vector<T> LoadPart<T>(T* source, int left)
        where T : unmanaged
    {
        Span<T> whole = stackalloc T[Vector<T>.Count];
        whole.Clear();
        new ReadOnlySpan<T>(source, left).CopyTo(whole);
        return new Vector<T>(whole);
    }

    private static void StorePart<T>(Vector<T> value, T* destination, int left)
        where T : unmanaged
    {
        Span<T> whole = stackalloc T[Vector<T>.Count];
        value.CopyTo(whole);
        whole[..left].CopyTo(new Span<T>(destination, left));
    }
}
