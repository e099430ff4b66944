using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>What a callback remembers, by names: numbers and tensors.</summary>
public sealed class CallbackState
{
    /// <summary>The numbers.</summary>
    public Dictionary<string, double> Numbers { get; init; } = [];

    /// <summary>The tensors. They stay their owner's: a checkpoint copies them to the file, and who restores copies them from here.</summary>
    public Dictionary<string, Tensor> Tensors { get; init; } = [];
}
