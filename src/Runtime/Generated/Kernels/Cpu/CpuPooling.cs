using CompiledNets.Cpu;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes pooling of images on the CPU. The memory of images is in the order (N, height, width, channels).</summary>
internal static unsafe class CpuPooling
{
    /// <summary>Returns true if these kernels pool images with the window.</summary>
    public static bool Supports(Tensor x, Extents size, Extents padding, bool ceil) =>
        x.dim() == 4
        && !ceil
        && x.numel() > 0
        && size.Height * size.Width <= byte.MaxValue
        && padding.Height * 2 <= size.Height
        && padding.Width * 2 <= size.Width
        && x.size(2) + (2 * padding.Height) >= size.Height
        && x.size(3) + (2 * padding.Width) >= size.Width
        && CpuTensors.AreForKernels(x);

    /// <summary>Computes the largest element of each window.</summary>
    public static Tensor MaxPool(Tensor x, Extents size, Extents strides, Extents padding)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        var shape = ShapeOf(x, size, strides, padding);
        var largest = Results.EmptyImages(shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth);
        MaxPooling.Forward(shape, images.Address, CpuTensors.Address(largest), null);
        return largest;
    }

    /// <summary>Computes the largest element of each window and its place in the window, as a byte.</summary>
    public static (Tensor Largest, Tensor Places) MaxPoolWithPlaces(Tensor x, Extents size, Extents strides, Extents padding)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        var shape = ShapeOf(x, size, strides, padding);
        var largest = Results.EmptyImages(shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth);
        var places = StepMemory.Allocate([shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth], ScalarType.Byte, MemoryOrder.ChannelsLast);
        MaxPooling.Forward(shape, images.Address, CpuTensors.Address(largest), (byte*)FlatMemory.AddressOf(places));
        return (largest, places);
    }

    /// <summary>Computes the gradient of <see cref="MaxPoolWithPlaces"/>.</summary>
    public static Tensor MaxPoolGradient(Tensor g, Tensor x, Tensor places, Extents size, Extents strides, Extents padding)
    {
        using var gradient = new DenseMemory(g, MemoryOrder.ChannelsLast);
        using var windows = new DenseMemory(places, MemoryOrder.ChannelsLast);
        var shape = ShapeOf(x, size, strides, padding);
        if (g.numel() != shape.OutputSize || places.numel() != shape.OutputSize)
        {
            throw new ArgumentException($"The gradient ({string.Join(", ", g.shape)}) and the places ({string.Join(", ", places.shape)}) must have the shape of the pooled ({string.Join(", ", x.shape)}).", nameof(g));
        }

        var result = Results.EmptyLike(x, MemoryOrder.ChannelsLast);
        MaxPooling.Gradient(shape, gradient.Address, (byte*)windows.Address, CpuTensors.Address(result));
        return result;
    }

    private static PoolingShape ShapeOf(Tensor x, Extents size, Extents strides, Extents padding) => new(
        CpuTensors.Size(x, 0),
        CpuTensors.Size(x, 2),
        CpuTensors.Size(x, 3),
        CpuTensors.Size(x, 1),
        (int)size.Height,
        (int)size.Width,
        (int)strides.Height,
        (int)strides.Width,
        (int)padding.Height,
        (int)padding.Height,
        (int)padding.Width,
        (int)padding.Width);
}
