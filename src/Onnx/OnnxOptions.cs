namespace CompiledNets;

/// <summary>The options of <see cref="OnnxNets.SaveOnnx"/>.</summary>
public sealed record OnnxOptions
{
    /// <summary>The lowest version of ONNX's operators that a net can be saved in.</summary>
    public const int LowestOpset = 17;

    /// <summary>The highest version of ONNX's operators that a net can be saved in.</summary>
    public const int HighestOpset = 26;

    /// <summary>
    /// Gets the version of ONNX's operators, from <see cref="LowestOpset"/> to <see cref="HighestOpset"/>. Older runtimes do not know the later
    /// versions. The default is 17, which ONNX Runtime has since 1.12.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is outside of this range.</exception>
    public int Opset
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LowestOpset);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, HighestOpset);
            field = value;
        }
    } = LowestOpset;

    /// <summary>Gets texts that are stored in the model, by their keys, such as the names of classes. The default is none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
