namespace CompiledNets.Cpu;

/// <summary>
/// The operations of one vector width. <typeparamref name="V"/> is the vector type of .NET itself: a struct around it would cost the JIT a move of a
/// register for each operation. A kernel is generic over the unit and the vector, so the JIT compiles it once for each width, without calls.
/// </summary>
internal unsafe interface IVectorUnit<V>
    where V : struct
{
    /// <summary>Gets the number of floats in a vector.</summary>
    static abstract int Count { get; }

    static abstract V Zero { get; }

    static abstract V Load(float* source);

    static abstract void Store(V value, float* destination);

    /// <summary>All elements are <paramref name="value"/>.</summary>
    static abstract V Fill(float value);

    /// <summary>Computes a * b + c: with one rounding where the processor can, otherwise with two.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    static abstract V Add(V a, V b);

    static abstract V Subtract(V a, V b);

    static abstract V Multiply(V a, V b);

    static abstract V Divide(V a, V b);

    /// <summary>Computes the maximum. It is NaN if <paramref name="a"/> or <paramref name="b"/> is.</summary>
    static abstract V Max(V a, V b);

    static abstract V Min(V a, V b);

    static abstract V Sqrt(V a);

    /// <summary>Computes 2^(n - 1) from n + 1.5 · 2^23, whose last bits are the integer n, from -126 to 128. The result for -126 is zero.</summary>
    static abstract V HalfPowerOfTwo(V a);

    static abstract V Log(V a);

    /// <summary>All bits of an element are set where a is greater than b.</summary>
    static abstract V Greater(V a, V b);

    /// <summary>All bits of an element are set where a is greater than b or equal to it.</summary>
    static abstract V GreaterOrEqual(V a, V b);

    /// <summary>Chooses an element of <paramref name="a"/> where the mask is set, otherwise of <paramref name="b"/>.</summary>
    static abstract V Select(V mask, V a, V b);

    static abstract V And(V a, V b);

    static abstract float Sum(V a);

    /// <summary>Stores the low byte of each element, read as an integer.</summary>
    static abstract void StoreBytes(V integers, byte* destination);

    /// <summary>Loads a byte for each element, as integers.</summary>
    static abstract V LoadBytes(byte* source);

    static abstract V FillInteger(int value);

    static abstract V EqualIntegers(V a, V b);

    /// <summary>All bits are set in the first <paramref name="count"/> elements.</summary>
    static abstract V First(nint count);

    /// <summary>Loads the first <paramref name="count"/> elements and does not touch the memory after them. The other elements are 0.</summary>
    static abstract V LoadFirst(float* source, nint count);

    /// <summary>Stores the first <paramref name="count"/> elements and does not touch the memory after them.</summary>
    static abstract void StoreFirst(V value, float* destination, nint count);

    /// <summary>Computes the maximum of all elements. It is NaN if one of them is.</summary>
    static abstract float Largest(V a);

    /// <summary>Clears the signs.</summary>
    static abstract V Absolute(V a);
}
