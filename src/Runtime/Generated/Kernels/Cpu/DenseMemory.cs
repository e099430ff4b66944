using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>The elements of a float32 tensor on the CPU, in an order of memory and without gaps. A tensor in another order is copied.</summary>
internal readonly unsafe struct DenseMemory : IDisposable
{
    private readonly Tensor? _copy;

    /// <summary>Gets the memory of a tensor, or no memory if the tensor is null.</summary>
    public DenseMemory(Tensor? x, MemoryOrder order = MemoryOrder.Contiguous)
    {
        if (x is null)
        {
            return;
        }

        if (!x.IsIn(order))
        {
            _copy = Results.EmptyLike(x, order);
            Elementwise.Copy(_copy, x);
        }

        Address = (float*)FlatMemory.AddressOf(_copy ?? x);
    }

    /// <summary>Gets the address of the first element, or null.</summary>
    public float* Address { get; }

    public void Dispose() => StepMemory.Free(_copy);
}
