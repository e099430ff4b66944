using static TorchSharp.torch;

namespace CompiledNets.Interop;

/// <summary>An argument of an <see cref="Operator"/>. Its kind has to be that of the operator's schema: a <c>Tensor?</c> is <see cref="Optional"/>.</summary>
internal readonly struct Argument
{
    private Argument(ArgumentKind kind, long bits = 0, object? reference = null, string? keyword = null) =>
        (Kind, Bits, Reference, Keyword) = (kind, bits, reference, keyword);

    /// <summary>An optional argument that is left out.</summary>
    public static Argument None => new(ArgumentKind.None);

    /// <summary>The kind of the argument.</summary>
    public ArgumentKind Kind { get; }

    /// <summary>The bits of a number or a flag.</summary>
    public long Bits { get; }

    /// <summary>The tensor, the list or the string.</summary>
    public object? Reference { get; }

    /// <summary>The name of an argument that TorchScript only takes by its name; null for the others.</summary>
    public string? Keyword { get; }

    /// <summary>An optional tensor: null leaves it out.</summary>
    public static Argument Optional(Tensor? tensor) => tensor is null ? None : new(ArgumentKind.OptionalTensor, reference: tensor);

    /// <summary>An optional list of integers that is there.</summary>
    public static Argument OptionalList(long[] numbers) => new(ArgumentKind.OptionalIntegers, reference: numbers);

    /// <summary>A string, which schemas only take by its name.</summary>
    public static Argument Text(string keyword, string text) => new(ArgumentKind.Text, reference: text, keyword: keyword);

    /// <summary>The dtype of a tensor.</summary>
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
