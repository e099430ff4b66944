using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Sequences;

/// <summary>Tensors as loops in C# want them: on the CPU, dense, at an address that stays. What had to be copied for that is disposed of at the end.</summary>
/// <param name="device">Where the tensors live.</param>
/// <param name="dtype">The dtype of results.</param>
internal sealed class CpuMemory(Device device, ScalarType dtype) : IDisposable
{
    private readonly List<Tensor> _copies = [];

    private bool IsOnCpu => device.type == DeviceType.CPU;

    /// <summary>The elements of a tensor, dense; null for null.</summary>
    public unsafe T* Read<T>(Tensor? tensor)
        where T : unmanaged
    {
        if (tensor is null)
        {
            return null;
        }

        if (!IsOnCpu)
        {
            _copies.Add(tensor = tensor.cpu());
        }

        if (!tensor.is_contiguous())
        {
            _copies.Add(tensor = tensor.contiguous());
        }

        return Start<T>(tensor);
    }

    /// <summary>Memory for a result.</summary>
    public Tensor New(params long[] shape) => empty(shape, dtype);

    /// <summary>Where a dense tensor on the CPU starts; null for null.</summary>
    public static unsafe T* Start<T>(Tensor? tensor)
        where T : unmanaged => tensor is null ? null : (T*)FlatMemory.AddressOf(tensor);

    /// <summary>A result where the caller's tensors live.</summary>
    public Tensor Give(Tensor? result)
    {
        if (result is null || IsOnCpu)
        {
            return result!;
        }

        using (result)
        {
            var moved = empty(result.shape, dtype, device);
            Kernels.Copy(moved, result);
            return moved;
        }
    }

    public void Dispose() => _copies.ForEach(copy => copy.Dispose());
}
