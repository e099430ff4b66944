using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>The elements of a contiguous tensor on the CPU. A tensor that is not contiguous is copied, and the copy is disposed of at the end.</summary>
internal readonly unsafe struct ContiguousMemory : IDisposable
{
    private readonly Tensor? _copy;
    private readonly void* _address;

    /// <summary>Gets the memory of a tensor, or no memory if the tensor is null.</summary>
    public ContiguousMemory(Tensor? tensor)
    {
        if (tensor is not null && !tensor.is_contiguous())
        {
            _copy = Results.EmptyLike(tensor);
            Elementwise.Copy(_copy, tensor);
        }

        _address = Start<byte>(_copy ?? tensor);
    }

    /// <summary>Gets the address of the first element, or null.</summary>
    public T* As<T>()
        where T : unmanaged => (T*)_address;

    /// <summary>Gets the address of the first element of a contiguous tensor on the CPU; null if the tensor is null.</summary>
    public static T* Start<T>(Tensor? tensor)
        where T : unmanaged => tensor is null ? null : (T*)FlatMemory.AddressOf(tensor);

    public void Dispose() => StepMemory.Free(_copy);
}
