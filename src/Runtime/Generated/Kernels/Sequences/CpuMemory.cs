using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>Gives loops in C# access to contiguous tensors on the CPU. Copies that this needs are disposed of at the end.</summary>
internal sealed class CpuMemory : IDisposable
{
    private readonly List<Tensor> _copies = [];

    /// <summary>Gets the elements of a tensor, contiguous; null if the tensor is null.</summary>
    public unsafe T* Read<T>(Tensor? tensor)
        where T : unmanaged
    {
        if (tensor is null)
        {
            return null;
        }

        if (!tensor.is_contiguous())
        {
            _copies.Add(tensor = tensor.contiguous());
        }

        return Start<T>(tensor);
    }

    /// <summary>Gets the address of the first element of a contiguous tensor on the CPU; null if the tensor is null.</summary>
    public static unsafe T* Start<T>(Tensor? tensor)
        where T : unmanaged => tensor is null ? null : (T*)FlatMemory.AddressOf(tensor);

    public void Dispose() => _copies.ForEach(copy => copy.Dispose());
}
