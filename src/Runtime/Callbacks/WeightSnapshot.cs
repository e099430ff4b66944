using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Copies of all weights of a net, including the nets in it.</summary>
internal sealed class WeightSnapshot : IDisposable
{
    private readonly List<(string Name, Tensor Copy)> _copies;

    private WeightSnapshot(List<(string Name, Tensor Copy)> copies) => _copies = copies;

    public static WeightSnapshot Of(CompiledNet net)
    {
        using var noGrad = no_grad();
        return Copy(net.NamedWeights().DistinctBy(named => named.Weight).Select(named => (named.Name, named.Weight.Value)));
    }

    /// <summary>Reads a snapshot that <see cref="SaveTo"/> stored in a checkpoint, or returns null if there is none.</summary>
    public static WeightSnapshot? In(CallbackState state) => state.Tensors.Count == 0
        ? null
        : Copy(state.Tensors.Select(pair => (pair.Key, pair.Value)));

    /// <summary>Checks that a stored snapshot is empty, or has the weights of a net.</summary>
    /// <exception cref="FileFormatException">A weight is missing or unknown, or has another shape or dtype.</exception>
    public static void Check(CallbackState state, CompiledNet net)
    {
        var weights = net.NamedWeights().DistinctBy(named => named.Weight).ToDictionary(named => named.Name, named => named.Weight.Value);
        if (state.Tensors.Count > 0 && !state.Tensors.Keys.ToHashSet().SetEquals(weights.Keys))
        {
            throw new FileFormatException($"the weights {string.Join(", ", weights.Keys)} are expected, but there are {string.Join(", ", state.Tensors.Keys)}");
        }

        foreach (var (name, tensor) in state.Tensors)
        {
            if (!tensor.shape.SequenceEqual(weights[name].shape) || tensor.dtype != weights[name].dtype)
            {
                throw new FileFormatException($"'{name}' is {tensor.dtype} ({string.Join(", ", tensor.shape)}), but {weights[name].dtype} ({string.Join(", ", weights[name].shape)}) is expected");
            }
        }
    }

    public void SaveTo(CallbackState state)
    {
        foreach (var (name, copy) in _copies)
        {
            state.Tensors[name] = copy;
        }
    }

    public void CopyTo(CompiledNet net)
    {
        using var noGrad = no_grad();
        var weights = net.NamedWeights().ToDictionary(named => named.Name, named => named.Weight);
        foreach (var (name, copy) in _copies)
        {
            Kernels.Elementwise.Copy(weights[name].Value, copy);
        }
    }

    private static WeightSnapshot Copy(IEnumerable<(string Name, Tensor Tensor)> tensors) =>
        LongLived.Create(() => new WeightSnapshot(tensors.Select(named => (named.Name, named.Tensor.clone())).ToList()));

    public void Dispose() => _copies.ForEach(copy => copy.Copy.Dispose());
}
