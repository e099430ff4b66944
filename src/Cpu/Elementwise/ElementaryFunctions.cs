using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>Computes x.</summary>
internal readonly struct Same : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct => x;
}

/// <summary>Computes max(x, 0).</summary>
internal readonly struct Positive : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Max(x, M.Zero);
}

/// <summary>Computes exp(x).</summary>
internal readonly struct Exponential : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct => Functions.Exp<M, V>(x);
}

/// <summary>Computes 1 / (1 + exp(-x)).</summary>
internal readonly struct Logistic : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct => Functions.Sigmoid<M, V>(x);
}

/// <summary>Computes tanh(x).</summary>
internal readonly struct Hyperbolic : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct => Functions.Tanh<M, V>(x);
}

/// <summary>Computes factor · x.</summary>
internal readonly struct Scaled(float factor) : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Multiply(M.Fill(factor), x);
}

/// <summary>Computes x + a.</summary>
internal readonly struct Shifted(float a) : IFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Add(x, M.Fill(a));
}

/// <summary>Computes x + y.</summary>
internal readonly struct Sum : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Add(x, y);
}

/// <summary>Computes max(x + y, 0).</summary>
internal readonly struct PositiveSum : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Max(M.Add(x, y), M.Zero);
}

/// <summary>Computes x - y.</summary>
internal readonly struct Difference : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Subtract(x, y);
}

/// <summary>Computes x / y.</summary>
internal readonly struct Quotient : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Divide(x, y);
}

/// <summary>Computes x · y.</summary>
internal readonly struct Times : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Multiply(x, y);
}

/// <summary>Computes factor · x + y.</summary>
internal readonly struct ScaledSum(float factor) : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.MultiplyAdd(M.Fill(factor), x, y);
}

/// <summary>Computes 0 if y is 0 or less, otherwise x · factor.</summary>
internal readonly struct PositiveGradient(float factor) : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Select(M.GreaterOrEqual(M.Zero, y), M.Zero, M.Multiply(M.Fill(factor), x));
}

/// <summary>Computes x · y · (1 - y).</summary>
internal readonly struct LogisticGradient : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Multiply(x, M.Multiply(y, M.Subtract(M.Fill(1), y)));
}

/// <summary>Computes x · (1 - y²).</summary>
internal readonly struct HyperbolicGradient : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Multiply(x, M.Subtract(M.Fill(1), M.Multiply(y, y)));
}

/// <summary>Computes (x - y) · factor.</summary>
internal readonly struct ScaledDifference(float factor) : IFunction2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<M, V>(V x, V y)
        where M : struct, IVectorUnit<V>
        where V : struct => M.Multiply(M.Subtract(x, y), M.Fill(factor));
}
