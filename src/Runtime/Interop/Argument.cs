using CompiledNets.Generated.Kernels;
using static TorchSharp.torch;

namespace CompiledNets.Interop;

/// <summary>An argument of an <see cref="Operator"/>. Its kind must be that of the operator's schema: a <c>Tensor?</c> is <see cref="Optional"/>.</summary>
internal readonly struct Argument
{
    private Argument(ArgumentKind kind, long bits = 0, object? reference = null, string? keyword = null) =>
        (Kind, Bits, Reference, Keyword) = (kind, bits, reference, keyword);

    /// <summary>Gets an omitted optional argument.</summary>
    public static Argument None => new(ArgumentKind.None);

    /// <summary>Gets the kind of the argument.</summary>
    public ArgumentKind Kind { get; }

    /// <summary>Gets the bits of a number or a flag.</summary>
    public long Bits { get; }

    /// <summary>Gets the tensor, the list or the string.</summary>
    public object? Reference { get; }

    /// <summary>Gets the name of an argument that TorchScript takes only by name, or null.</summary>
    public string? Keyword { get; }

    /// <summary>Creates an optional tensor. Null omits it.</summary>
    public static Argument Optional(Tensor? tensor) => tensor is null ? None : new(ArgumentKind.OptionalTensor, reference: tensor);

    /// <summary>Creates an optional list of integers.</summary>
    public static Argument OptionalList(long[] numbers) => new(ArgumentKind.OptionalIntegers, reference: numbers);

    /// <summary>Creates a string, which schemas take only by name.</summary>
    public static Argument Text(string keyword, string text) => new(ArgumentKind.Text, reference: text, keyword: keyword);

    /// <summary>Creates the dtype of a tensor.</summary>
    public static Argument DTypeOf(Tensor tensor) => new(ArgumentKind.DType, (long)tensor.dtype);

    public static implicit operator Argument(Tensor tensor) => new(ArgumentKind.Tensor, reference: tensor);

    public static implicit operator Argument(long number) => new(ArgumentKind.Integer, number);

    public static implicit operator Argument(double number) => new(ArgumentKind.Real, BitConverter.DoubleToInt64Bits(number));

    public static implicit operator Argument(bool flag) => new(ArgumentKind.Flag, flag ? 1 : 0);

    public static implicit operator Argument(long[] numbers) => new(ArgumentKind.Integers, reference: numbers);

    public static implicit operator Argument(Extents numbers) => numbers.ToArray();

    public static implicit operator Argument((bool, bool, bool) flags) =>
        new(ArgumentKind.Flags, (flags.Item1 ? 1 : 0) | (flags.Item2 ? 2 : 0) | (flags.Item3 ? 4 : 0));

}
