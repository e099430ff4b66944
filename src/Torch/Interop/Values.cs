using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A number for libtorch, and whether it is a float, an integer or a truth value: <c>at::Scalar</c> without the allocation.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Number
{
    private readonly long bits;
    private readonly Kind kind;

    private Number(long bits, Kind kind)
    {
        this.bits = bits;
        this.kind = kind;
    }

    internal enum Kind : long
    {
        None,
        Floating,
        Integer,
        Boolean,
    }

    internal Kind What => kind;

    public static implicit operator Number(double value) => new(BitConverter.DoubleToInt64Bits(value), Kind.Floating);

    public static implicit operator Number(long value) => new(value, Kind.Integer);

    public static implicit operator Number(int value) => new(value, Kind.Integer);

    public static implicit operator Number(bool value) => new(value ? 1 : 0, Kind.Boolean);

    public static implicit operator Number(double? value) => value is { } given ? given : default(Number);

    public static implicit operator Number(long? value) => value is { } given ? given : default(Number);

    public static implicit operator Number(Scalar? value) => value is null ? default : value.Value;

    internal double ToDouble() => kind == Kind.Floating ? BitConverter.Int64BitsToDouble(bits) : bits;

    internal long ToInt64() => kind == Kind.Floating ? checked((long)BitConverter.Int64BitsToDouble(bits)) : bits;

    internal bool ToBoolean() => kind == Kind.Floating ? BitConverter.Int64BitsToDouble(bits) != 0 : bits != 0;
}

/// <summary>A truth value of one byte, as C++ has it.</summary>
internal readonly struct Flag
{
    private readonly byte value;

    private Flag(byte value) => this.value = value;

    public static implicit operator Flag(bool value) => new(value ? (byte)1 : (byte)0);

    public static implicit operator bool(Flag flag) => flag.value != 0;
}

/// <summary>The element type, device and gradient tracking of a tensor to be made; absent ones are libtorch's choice.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Options
{
    private readonly sbyte dtype;
    private readonly sbyte deviceType;
    private readonly short deviceIndex;
    private readonly int requiresGrad;

    internal Options(torch.ScalarType? dtype, torch.Device? device, bool requires_grad)
    {
        this.dtype = Native.Code(dtype);
        deviceType = device is null ? (sbyte)-1 : (sbyte)device.type;
        deviceIndex = device is null ? (short)-1 : (short)device.index;
        requiresGrad = requires_grad ? 1 : 0;
    }
}
