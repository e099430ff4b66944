using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Slices, gathers and joins batches.</summary>
internal static class Batches
{
    /// <summary>Returns views of consecutive samples.</summary>
    public static Batch<T> Slice<T>(T samples, long start, long count)
        where T : IBatch<T> => new(T.Create(samples.Tensors.Select(tensor => tensor.narrow(0, start, count)).ToArray()));

    /// <summary>Copies samples by their indices.</summary>
    public static Batch<T> Gather<T>(T samples, Tensor indices)
        where T : IBatch<T> => new(T.Create(samples.Tensors.Select(tensor => tensor.index_select(0, indices)).ToArray()));

    /// <summary>Joins batches to one, which does not depend on them being kept.</summary>
    public static T Join<T>(IReadOnlyList<T> batches)
        where T : IBatch<T> => T.Create(Enumerable.Range(0, batches[0].Tensors.Count).Select(i => Join(batches.Select(batch => batch.Tensors[i]).ToArray())).ToArray());

    // A single part is not copied.
    private static Tensor Join(Tensor[] parts) => parts.Length == 1 ? parts[0].alias() : cat(parts, 0);

    /// <summary>Disposes of all tensors of a batch.</summary>
    public static void Dispose<TInputs, TTargets>(TInputs inputs, TTargets targets)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        foreach (var tensor in inputs.Tensors.Concat(targets.Tensors))
        {
            tensor.Dispose();
        }
    }
}

/// <summary>A batch that is disposed of after its step.</summary>
internal readonly struct Batch<T>(T value) : IDisposable
    where T : IBatch<T>
{
    public T Value { get; } = value;

    public void Dispose()
    {
        foreach (var tensor in Value.Tensors)
        {
            tensor.Dispose();
        }
    }
}
