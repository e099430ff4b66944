using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The state of a callback in a checkpoint: numbers and tensors by name.</summary>
public sealed class CallbackState
{
    /// <summary>Gets the numbers.</summary>
    public Dictionary<string, double> Numbers { get; init; } = [];

    /// <summary>Gets the tensors. Their owner disposes of them: a checkpoint only copies them to its file, and Restore must copy them.</summary>
    public Dictionary<string, Tensor> Tensors { get; init; } = [];

    /// <summary>Gets a number that <see cref="Callback.Save"/> has stored.</summary>
    /// <param name="name">The name of the number.</param>
    /// <exception cref="FileFormatException">There is no such number.</exception>
    public double Number(string name) => Numbers.TryGetValue(name, out var number)
        ? number
        : throw new FileFormatException($"the number '{name}' is expected, but there are [{string.Join(", ", Numbers.Keys)}]");

    /// <summary>Gets a number that is an integer, such as a number of epochs.</summary>
    /// <param name="name">The name of the number.</param>
    /// <exception cref="FileFormatException">There is no such number, or it is no integer from 0 to 2^31 - 1.</exception>
    public int Count(string name) => Number(name) is >= 0 and <= int.MaxValue and var number && number == Math.Floor(number)
        ? (int)number
        : throw new FileFormatException(FormattableString.Invariant($"'{name}' is {Number(name)}, but an integer that is not negative is expected"));
}
