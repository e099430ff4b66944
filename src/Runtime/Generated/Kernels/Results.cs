using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>
/// Gets memory for the results of kernels in C#, on the CPU: a part of the memory of the step that runs on this thread, or a new tensor. The kernel sets all
/// elements.
/// </summary>
internal static class Results
{
    /// <summary>Gets a contiguous tensor.</summary>
    public static Tensor Empty(ScalarType dtype, params ReadOnlySpan<long> shape) => StepMemory.Allocate(shape, dtype, MemoryOrder.Contiguous);

    /// <summary>Gets a contiguous float32 tensor.</summary>
    public static Tensor Empty(params ReadOnlySpan<long> shape) => Empty(ScalarType.Float32, shape);

    /// <summary>Gets float32 images (N, channels, height, width) whose channels are last in memory.</summary>
    public static Tensor EmptyImages(long batch, long channels, long height, long width) =>
        StepMemory.Allocate([batch, channels, height, width], ScalarType.Float32, MemoryOrder.ChannelsLast);

    /// <summary>Gets a tensor with the shape and the dtype of another one.</summary>
    public static Tensor EmptyLike(Tensor like, MemoryOrder order = MemoryOrder.Contiguous)
    {
        Span<long> shape = stackalloc long[(int)like.dim()];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = like.size(axis);
        }

        return StepMemory.Allocate(shape, like.dtype, order);
    }
}
