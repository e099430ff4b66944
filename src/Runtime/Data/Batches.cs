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
        where T : IBatch<T> => new(T.Create(samples.Tensors.Select(tensor => Gather(tensor, indices)).ToArray()));

    /// <summary>Joins batches to one, which does not depend on them being kept.</summary>
    public static T Join<T>(IReadOnlyList<T> batches)
        where T : IBatch<T> => T.Create(Enumerable.Range(0, batches[0].Tensors.Count).Select(i => Join(batches.Select(batch => batch.Tensors[i]).ToArray())).ToArray());

    // A single part is not copied.
    private static Tensor Join(Tensor[] parts) => parts.Length == 1 ? parts[0].alias() : cat(parts, 0);

    /// <summary>Moves a batch to a device. Tensors that are there already are in the result; the others are disposed of.</summary>
    public static (TInputs Inputs, TTargets Targets) MoveTo<TInputs, TTargets>(Device device, (TInputs Inputs, TTargets Targets) batch)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        return (Moved(batch.Inputs), Moved(batch.Targets));

        T Moved<T>(T part)
            where T : IBatch<T>
        {
            var tensors = part.Tensors;
            return tensors.All(tensor => Boundary.IsOn(device, tensor)) ? part : T.Create([.. tensors.Select(Move)]);
        }

        Tensor Move(Tensor tensor)
        {
            if (Boundary.IsOn(device, tensor))
            {
                return tensor;
            }

            using (tensor)
            {
                return tensor.to(device);
            }
        }
    }

    // Indices are on the CPU.
    private static Tensor Gather(Tensor tensor, Tensor indices)
    {
        if (tensor.device_type == DeviceType.CPU)
        {
            return tensor.index_select(0, indices);
        }

        using var moved = indices.to(tensor.device);
        return tensor.index_select(0, moved);
    }

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
