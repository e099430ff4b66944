using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Tensors with names that have the batch as their first axis: the inputs, outputs or targets of a net.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IBatch<TSelf>
    where TSelf : IBatch<TSelf>
{
    /// <summary>The tensors, in the order of the definition.</summary>
    IReadOnlyList<Tensor> Tensors { get; }

    /// <summary>The same names with other tensors.</summary>
    /// <param name="tensors">The tensors, in the order of the definition.</param>
    static abstract TSelf Create(IReadOnlyList<Tensor> tensors);
}
