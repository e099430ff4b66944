using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>The elements of a tensor on the CPU, in an order of memory and without gaps. A tensor in another order is copied, and the copy is released at the end.</summary>
internal readonly unsafe struct DenseMemory : IDisposable
{
    private readonly Tensor? _copy;
    private readonly void* _address;

    /// <summary>Gets the memory of a tensor, or no memory if the tensor is null.</summary>
    public DenseMemory(Tensor? x, MemoryOrder order = MemoryOrder.Contiguous)
    {
        if (x is not null && !x.IsIn(order))
        {
            _copy = Results.EmptyLike(x, order);
            Elementwise.Copy(_copy, x);
        }

        _address = CpuTensors.Address(_copy ?? x);
    }

    /// <summary>Gets the address of the first element of a float32 tensor, or null.</summary>
    public float* Address => (float*)_address;

    /// <summary>Gets the address of the first element, or null.</summary>
    public T* As<T>()
        where T : unmanaged => (T*)_address;

    public void Dispose() => StepMemory.Free(_copy);
}
