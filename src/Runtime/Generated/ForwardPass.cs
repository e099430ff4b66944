using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>The values that Forward keeps for Backward. Used by generated code.</summary>
/// <param name="random">The random numbers of the step.</param>
/// <param name="tensors">The tensors that Backward reads. They leave their dispose scopes, because Forward and Backward may be called in different ones.</param>
/// <param name="sizes">The sizes that Backward reads.</param>
public sealed class ForwardPass(StepRandom random, Tensor[] tensors, long[] sizes) : IDisposable
{
    /// <summary>Gets the random numbers of the step.</summary>
    public StepRandom Random { get; } = random;

    /// <summary>Gets the tensors that Backward reads.</summary>
    public Tensor[] Tensors { get; } = LongLived.Detach(tensors);

    /// <summary>Gets the sizes that Backward reads.</summary>
    public long[] Sizes { get; } = sizes;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Tensors)
        {
            tensor.Dispose();
        }
    }
}
