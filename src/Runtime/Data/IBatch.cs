using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Named tensors whose first axis is the batch: the inputs, outputs or targets of a net.</summary>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
public interface IBatch<TSelf>
    where TSelf : IBatch<TSelf>
{
    /// <summary>Gets the tensors in the order of the definition.</summary>
    IReadOnlyList<Tensor> Tensors { get; }

    /// <summary>Gets the number of samples, which is the size of axis 0 of each tensor.</summary>
    long Count => Tensors[0].size(0);

    /// <summary>Creates a value from tensors.</summary>
    /// <param name="tensors">The tensors, in the order of the definition.</param>
    static abstract TSelf Create(IReadOnlyList<Tensor> tensors);
}
