namespace TorchSharp;

public static partial class torch
{
    /// <summary>The type of a tensor's elements.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned 8-bit integer: <see cref="byte"/>.</summary>
        Byte = 0,

        /// <summary>Signed 8-bit integer: <see cref="sbyte"/>.</summary>
        Int8 = 1,

        /// <summary>16-bit integer: <see cref="short"/>.</summary>
        Int16 = 2,

        /// <summary>32-bit integer: <see cref="int"/>.</summary>
        Int32 = 3,

        /// <summary>64-bit integer: <see cref="long"/>.</summary>
        Int64 = 4,

        /// <summary>16-bit floating point: <see cref="Half"/>.</summary>
        Float16 = 5,

        /// <summary>32-bit floating point: <see cref="float"/>.</summary>
        Float32 = 6,

        /// <summary>64-bit floating point: <see cref="double"/>.</summary>
        Float64 = 7,

        /// <summary>A pair of 32-bit floating point numbers.</summary>
        ComplexFloat32 = 9,

        /// <summary>A pair of 64-bit floating point numbers: <see cref="System.Numerics.Complex"/>.</summary>
        ComplexFloat64 = 10,

        /// <summary>Truth value: <see cref="bool"/>.</summary>
        Bool = 11,

        /// <summary>16-bit floating point with the exponent of a 32-bit one.</summary>
        BFloat16 = 15,
    }

    /// <summary>Truth values.</summary>
    public static readonly ScalarType @bool = ScalarType.Bool;

    /// <summary>Unsigned 8-bit integers.</summary>
    public static readonly ScalarType uint8 = ScalarType.Byte;

    /// <summary>Signed 8-bit integers.</summary>
    public static readonly ScalarType int8 = ScalarType.Int8;

    /// <summary>16-bit integers.</summary>
    public static readonly ScalarType int16 = ScalarType.Int16;

    /// <summary>32-bit integers.</summary>
    public static readonly ScalarType int32 = ScalarType.Int32;

    /// <summary>64-bit integers.</summary>
    public static readonly ScalarType int64 = ScalarType.Int64;

    /// <summary>Brain floating point.</summary>
    public static readonly ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>16-bit floating point.</summary>
    public static readonly ScalarType float16 = ScalarType.Float16;

    /// <summary>32-bit floating point.</summary>
    public static readonly ScalarType float32 = ScalarType.Float32;

    /// <summary>64-bit floating point.</summary>
    public static readonly ScalarType float64 = ScalarType.Float64;

    /// <summary>16-bit integers.</summary>
    public static readonly ScalarType @short = ScalarType.Int16;

    /// <summary>32-bit integers.</summary>
    public static readonly ScalarType @int = ScalarType.Int32;

    /// <summary>64-bit integers.</summary>
    public static readonly ScalarType @long = ScalarType.Int64;

    /// <summary>16-bit floating point.</summary>
    public static readonly ScalarType half = ScalarType.Float16;

    /// <summary>32-bit floating point.</summary>
    public static readonly ScalarType @float = ScalarType.Float32;

    /// <summary>64-bit floating point.</summary>
    public static readonly ScalarType @double = ScalarType.Float64;

    private static ScalarType defaultDtype = ScalarType.Float32;

    /// <summary>The element type of floating-point tensors made without one.</summary>
    public static ScalarType get_default_dtype() => defaultDtype;

    /// <summary>Sets the element type of floating-point tensors made without one. Others raise an <see cref="ArgumentException"/>.</summary>
    public static void set_default_dtype(ScalarType dtype) =>
        defaultDtype = is_floating_point(dtype) ? dtype : throw new ArgumentException("The default element type must be a floating-point type.", nameof(dtype));

    /// <summary>Whether the type is an integer type or <see cref="ScalarType.Bool"/>.</summary>
    public static bool is_integral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>Whether the type is a floating-point type.</summary>
    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    /// <summary>Whether the type is a complex type.</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>Whether the elements are integers or truth values.</summary>
    public static bool is_integral(Tensor input) => input.is_integral();

    /// <summary>Whether the elements are floating-point numbers.</summary>
    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    /// <summary>Whether the elements are complex numbers.</summary>
    public static bool is_complex(Tensor input) => input.is_complex();

    /// <summary>The type that arithmetic on the two gives.</summary>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2)
    {
        Aten.result_type(tensor1, tensor2, out var type);
        return (ScalarType)type;
    }

    /// <summary>The smallest type that both convert to.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2)
    {
        Aten.promote_types((sbyte)type1, (sbyte)type2, out var type);
        return (ScalarType)type;
    }

    /// <summary>Whether libtorch converts the one type to the other.</summary>
    public static bool can_cast(ScalarType from, ScalarType to) => Aten.can_cast((sbyte)from, (sbyte)to);
}

/// <summary>.NET types and element types.</summary>
internal static class ScalarTypes
{
    /// <summary>The element type of an array of <paramref name="type"/>; a <see cref="NotSupportedException"/> for others.</summary>
    internal static torch.ScalarType Of(Type? type) =>
        type == typeof(float) ? torch.ScalarType.Float32
        : type == typeof(double) ? torch.ScalarType.Float64
        : type == typeof(long) ? torch.ScalarType.Int64
        : type == typeof(int) ? torch.ScalarType.Int32
        : type == typeof(short) ? torch.ScalarType.Int16
        : type == typeof(sbyte) ? torch.ScalarType.Int8
        : type == typeof(byte) ? torch.ScalarType.Byte
        : type == typeof(bool) ? torch.ScalarType.Bool
        : type == typeof(Half) ? torch.ScalarType.Float16
        : throw new NotSupportedException($"A tensor cannot have elements of {type}.");

    /// <summary>The size of an element of .NET's types in bytes.</summary>
    internal static int SizeOf(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Float64 or torch.ScalarType.Int64 => 8,
        torch.ScalarType.Float32 or torch.ScalarType.Int32 => 4,
        torch.ScalarType.Float16 or torch.ScalarType.Int16 => 2,
        _ => 1,
    };

    /// <summary>Raises an <see cref="ArgumentException"/> unless elements of the type can be read as <typeparamref name="T"/>.</summary>
    internal static void Check<T>(torch.ScalarType dtype)
        where T : unmanaged
    {
        var fits = dtype switch
        {
            torch.ScalarType.ComplexFloat32 => typeof(T) == typeof((float, float)),
            torch.ScalarType.ComplexFloat64 => typeof(T) == typeof(System.Numerics.Complex),
            torch.ScalarType.BFloat16 => false,
            _ => IsSupported(typeof(T)) && Of(typeof(T)) == dtype,
        };
        if (!fits)
            throw new ArgumentException($"{typeof(T).Name} is not the type of the elements, which are {dtype}.");
    }

    private static bool IsSupported(Type type) => type.IsPrimitive || type == typeof(Half);
}
