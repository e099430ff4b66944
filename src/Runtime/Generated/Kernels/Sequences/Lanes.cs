using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>A vector of the width of an instruction.</summary>
internal unsafe interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged
{
    static abstract int Count { get; }

    static abstract TSelf Load(T* source);

    static abstract TSelf Fill(T value);

    /// <summary>Computes a · b + c.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    void Store(T* destination);
}

/// <summary>A vector of 512 bits, which <see cref="Vector{T}"/> does not use even if the machine has such registers.</summary>
internal readonly unsafe struct Lanes512<T>(Vector512<T> value) : ILanes<Lanes512<T>, T>
    where T : unmanaged
{
    private readonly Vector512<T> _value = value;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Fill(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => new(typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* destination) => _value.Store(destination);
}

/// <summary>A vector of the width of <see cref="Vector{T}"/>, usually at most 256 bits.</summary>
internal readonly unsafe struct LanesOfMachine<T>(Vector<T> value) : ILanes<LanesOfMachine<T>, T>
    where T : unmanaged
{
    private readonly Vector<T> _value = value;

    public static int Count => Vector<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfMachine<T> Load(T* source) => new(Vector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfMachine<T> Fill(T value) => new(new Vector<T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfMachine<T> MultiplyAdd(LanesOfMachine<T> a, LanesOfMachine<T> b, LanesOfMachine<T> c) => new(typeof(T) == typeof(float)
        ? Vector.FusedMultiplyAdd(a._value.As<T, float>(), b._value.As<T, float>(), c._value.As<T, float>()).As<float, T>()
        : Vector.FusedMultiplyAdd(a._value.As<T, double>(), b._value.As<T, double>(), c._value.As<T, double>()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* destination) => Vector.Store(_value, destination);
}
