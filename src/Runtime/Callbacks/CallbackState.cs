using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The state of a callback in a checkpoint: numbers and tensors by name.</summary>
public sealed class CallbackState
{
    /// <summary>Gets the numbers.</summary>
    public Dictionary<string, double> Numbers { get; init; } = [];

    /// <summary>Gets the tensors. Their owner disposes of them: a checkpoint only copies them to its file, and Restore must copy them.</summary>
    public Dictionary<string, Tensor> Tensors { get; init; } = [];
}
