using CompiledNets.Interop;
using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>The values that Forward keeps for Backward. Used by generated code.</summary>
/// <param name="random">The random numbers of the step.</param>
/// <param name="tensors">The tensors that Backward reads. They leave their dispose scopes, because Forward and Backward may be called in different ones.</param>
/// <param name="sizes">The sizes that Backward reads.</param>
/// <param name="shared">
/// The tensors among them that share memory with an input or an output, which the caller can change: their indices, and descriptions of the input or
/// output.
/// </param>
public sealed class ForwardPass(StepRandom random, Tensor[] tensors, long[] sizes, (int Index, string Name)[]? shared = null) : IDisposable
{
    private readonly (int Index, string Name, long Version)[] _shared = [.. (shared ?? []).Select(own => (own.Index, own.Name, TensorVersion.Of(tensors[own.Index])))];

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

    /// <summary>Copies the tensors that share memory with an input or an output, so that the caller may change these.</summary>
    internal void CopyShared()
    {
        foreach (var (index, _, _) in _shared)
        {
            using var shared = Tensors[index];
            Tensors[index] = shared.clone().DetachFromDisposeScope();
        }
    }

    /// <summary>Checks that the caller has not changed a tensor that Backward reads. libtorch counts the changes in place.</summary>
    /// <param name="net">The name of the net, for the message.</param>
    /// <exception cref="InvalidOperationException">A tensor was changed.</exception>
    internal void RequireUnchanged(string net)
    {
        foreach (var (index, name, version) in _shared)
        {
            if (TensorVersion.Of(Tensors[index]) != version)
            {
                throw new InvalidOperationException(
                    $"{net}: {name} was changed in place after Forward, but Backward computes the gradients from its values. Change a clone() of it, or use an operation that returns a new tensor.");
            }
        }
    }
}
