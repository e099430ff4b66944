using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>
/// Gives loops in C# access to tensors: on the CPU, contiguous, and at an address that does not change. Copies that this needs are disposed of
/// at the end.
/// </summary>
/// <param name="device">The device of the tensors.</param>
/// <param name="dtype">The dtype of the results.</param>
internal sealed class CpuMemory(Device device, ScalarType dtype) : IDisposable
{
    private readonly List<Tensor> _copies = [];

    private bool IsOnCpu => device.type == DeviceType.CPU;

    /// <summary>Gets the elements of a tensor, contiguous; null if the tensor is null.</summary>
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

    /// <summary>Allocates a result.</summary>
    public Tensor New(params ReadOnlySpan<long> shape) => Results.Empty(dtype, shape);

    /// <summary>Gets the address of the first element of a contiguous tensor on the CPU; null if the tensor is null.</summary>
    public static unsafe T* Start<T>(Tensor? tensor)
        where T : unmanaged => tensor is null ? null : (T*)FlatMemory.AddressOf(tensor);

    /// <summary>Copies a result to the device of the caller's tensors.</summary>
    public Tensor Give(Tensor? result)
    {
        if (result is null || IsOnCpu)
        {
            return result!;
        }

        using (result)
        {
            var moved = empty(result.shape, dtype, device);
            Kernels.Elementwise.Copy(moved, result);
            return moved;
        }
    }

    public void Dispose() => _copies.ForEach(copy => copy.Dispose());
}
