using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Parts of many samples.</summary>
internal static class Batches
{
    /// <summary>How many samples there are: all tensors have the same number.</summary>
    public static long CountOf<T>(T samples)
        where T : IBatch<T> => samples.Tensors[0].size(0);

    /// <summary>Samples in a row: views, nothing is copied.</summary>
    public static Batch<T> Slice<T>(T samples, long start, long count)
        where T : IBatch<T> => new(T.Create(samples.Tensors.Select(tensor => tensor.narrow(0, start, count)).ToArray()));

    /// <summary>Samples by their numbers.</summary>
    public static Batch<T> Gather<T>(T samples, Tensor indices)
        where T : IBatch<T> => new(T.Create(samples.Tensors.Select(tensor => tensor.index_select(0, indices)).ToArray()));

    /// <summary>Several batches as one, which lives on when they are disposed of.</summary>
    public static T Join<T>(IReadOnlyList<T> batches)
        where T : IBatch<T> => T.Create(Enumerable.Range(0, batches[0].Tensors.Count).Select(i => Join(batches.Select(batch => batch.Tensors[i]).ToArray())).ToArray());

    // One part needs no copy.
    private static Tensor Join(Tensor[] parts) => parts.Length == 1 ? parts[0].alias() : cat(parts, 0);

    /// <summary>Disposes of the tensors of a batch.</summary>
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

/// <summary>A batch that is disposed of when the step is done.</summary>
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
