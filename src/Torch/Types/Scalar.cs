namespace TorchSharp;

/// <summary>A number whose type is known at run time only.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(Number value) => Value = value;

    internal Number Value { get; }

    /// <summary>The type: <see cref="torch.ScalarType.Float64"/>, <see cref="torch.ScalarType.Int64"/> or <see cref="torch.ScalarType.Bool"/>.</summary>
    public torch.ScalarType Type => Value.What switch
    {
        Number.Kind.Floating => torch.ScalarType.Float64,
        Number.Kind.Integer => torch.ScalarType.Int64,
        _ => torch.ScalarType.Bool,
    };

    /// <summary>A number.</summary>
    public static implicit operator Scalar(byte value) => new((long)value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(sbyte value) => new((long)value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(short value) => new((long)value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(int value) => new((long)value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(long value) => new(value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(float value) => new((double)value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(value);

    /// <summary>Does nothing: a scalar holds no native memory here. It is TorchSharp's signature.</summary>
    public void Dispose()
    {
    }
}

/// <summary>Numbers to scalars and back.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this sbyte value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this short value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>The number as a scalar.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>The truth value as a scalar.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The number as a <see cref="float"/>.</summary>
    public static float ToSingle(this Scalar value) => (float)value.Value.ToDouble();

    /// <summary>The number as a <see cref="double"/>.</summary>
    public static double ToDouble(this Scalar value) => value.Value.ToDouble();

    /// <summary>The number as an <see cref="sbyte"/>; an <see cref="OverflowException"/> if it does not fit.</summary>
    public static sbyte ToSByte(this Scalar value) => checked((sbyte)value.Value.ToInt64());

    /// <summary>The number as a <see cref="byte"/>; an <see cref="OverflowException"/> if it does not fit.</summary>
    public static byte ToByte(this Scalar value) => checked((byte)value.Value.ToInt64());

    /// <summary>The number as a <see cref="short"/>; an <see cref="OverflowException"/> if it does not fit.</summary>
    public static short ToInt16(this Scalar value) => checked((short)value.Value.ToInt64());

    /// <summary>The number as an <see cref="int"/>; an <see cref="OverflowException"/> if it does not fit.</summary>
    public static int ToInt32(this Scalar value) => checked((int)value.Value.ToInt64());

    /// <summary>The number as a <see cref="long"/>; an <see cref="OverflowException"/> if it does not fit.</summary>
    public static long ToInt64(this Scalar value) => value.Value.ToInt64();

    /// <summary>Whether the number is not zero.</summary>
    public static bool ToBoolean(this Scalar value) => value.Value.ToBoolean();
}
