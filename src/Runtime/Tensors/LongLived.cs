using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Creates tensors that live longer than the call that creates them: weights, states of optimizers, snapshots, the tensors of a forward
/// pass. They belong to no dispose scope, because a scope is the user's and may end before the next step. Their owner disposes of them.
/// </summary>
internal static class LongLived
{
    /// <summary>Creates an object that keeps tensors. Tensors that are not disposed of when <paramref name="create"/> returns are detached from every scope.</summary>
    /// <param name="create">Creates the object and its tensors. If it throws, the tensors are disposed of.</param>
    public static T Create<T>(Func<T> create)
    {
        using var scope = NewDisposeScope();
        var created = create();
        scope.Detach(scope.DisposablesView);
        return created;
    }

    /// <summary>Detaches tensors that exist from their scopes.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <returns>The same tensors.</returns>
    public static Tensor[] Detach(params Tensor[] tensors)
    {
        foreach (var tensor in tensors)
        {
            tensor.DetachFromDisposeScope();
        }

        return tensors;
    }
}
