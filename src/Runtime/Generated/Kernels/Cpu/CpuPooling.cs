using CompiledNets.Cpu;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes pooling of images on the CPU. The memory of images is in the order (N, height, width, channels).</summary>
internal static unsafe class CpuPooling
{
    /// <summary>Returns true if these kernels compute the largest elements of windows, whose places are bytes.</summary>
    public static bool SupportsPlaces(Tensor x, Extents size, Extents padding) => size.Height * size.Width <= byte.MaxValue && Supports(x, size, padding);

    /// <summary>Returns true if these kernels pool images with the window.</summary>
    public static bool Supports(Tensor x, Extents size, Extents padding) =>
        x.dim() == 4
        && x.numel() > 0
        && padding.Height * 2 <= size.Height
        && padding.Width * 2 <= size.Width
        && x.size(2) + (2 * padding.Height) >= size.Height
        && x.size(3) + (2 * padding.Width) >= size.Width
        && CpuTensors.AreForKernels(x);

    /// <summary>Computes the largest element of each window.</summary>
    public static Tensor MaxPool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        var shape = ShapeOf(x, size, strides, padding, ceil);
        var largest = Results.EmptyImages(shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth);
        MaxPooling.Forward(shape, images.Address, CpuTensors.Address(largest), null);
        return largest;
    }

    /// <summary>Computes the largest element of each window and its place in the window, as a byte.</summary>
    public static (Tensor Largest, Tensor Places) MaxPoolWithPlaces(Tensor x, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        var shape = ShapeOf(x, size, strides, padding, ceil);
        var largest = Results.EmptyImages(shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth);
        var places = StepMemory.Allocate([shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth], ScalarType.Byte, MemoryOrder.ChannelsLast);
        MaxPooling.Forward(shape, images.Address, CpuTensors.Address(largest), (byte*)FlatMemory.AddressOf(places));
        return (largest, places);
    }

    /// <summary>Computes the gradient of <see cref="MaxPoolWithPlaces"/>.</summary>
    public static Tensor MaxPoolGradient(Tensor g, Tensor places, ReadOnlySpan<long> operand, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var gradient = new DenseMemory(g, MemoryOrder.ChannelsLast);
        using var windows = new DenseMemory(places, MemoryOrder.ChannelsLast);
        var shape = ShapeOf(operand, size, strides, padding, ceil);
        if (g.numel() != shape.OutputSize || places.numel() != shape.OutputSize)
        {
            throw new ArgumentException($"The gradient ({string.Join(", ", g.shape)}) and the places ({string.Join(", ", places.shape)}) must have the shape of the pooled ({string.Join(", ", operand.ToArray())}).", nameof(g));
        }

        var result = Results.EmptyImages(operand[0], operand[1], operand[2], operand[3]);
        MaxPooling.Gradient(shape, gradient.Address, (byte*)windows.Address, CpuTensors.Address(result));
        return result;
    }

    /// <summary>Computes the mean of each window, without the padding.</summary>
    public static Tensor AveragePool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var images = new DenseMemory(x, MemoryOrder.ChannelsLast);
        var shape = ShapeOf(x, size, strides, padding, ceil);
        var result = Results.EmptyImages(shape.Batch, shape.Channels, shape.OutHeight, shape.OutWidth);
        AveragePooling.Forward(shape, images.Address, CpuTensors.Address(result));
        return result;
    }

    /// <summary>Computes the gradient of <see cref="AveragePool"/>.</summary>
    public static Tensor AveragePoolGradient(Tensor g, Tensor x, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var gradient = new DenseMemory(g, MemoryOrder.ChannelsLast);
        var shape = ShapeOf(x, size, strides, padding, ceil);
        if (g.numel() != shape.OutputSize)
        {
            throw new ArgumentException($"The gradient ({string.Join(", ", g.shape)}) must have the shape of the pooled ({string.Join(", ", x.shape)}).", nameof(g));
        }

        var result = Results.EmptyLike(x, MemoryOrder.ChannelsLast);
        AveragePooling.Gradient(shape, gradient.Address, CpuTensors.Address(result));
        return result;
    }

    private static PoolingShape ShapeOf(Tensor x, Extents size, Extents strides, Extents padding, bool ceil) =>
        ShapeOf([x.size(0), x.size(1), x.size(2), x.size(3)], size, strides, padding, ceil);

    private static PoolingShape ShapeOf(ReadOnlySpan<long> x, Extents size, Extents strides, Extents padding, bool ceil)
    {
        int height = checked((int)x[2]), width = checked((int)x[3]);
        return new(
            checked((int)x[0]),
            height,
            width,
            checked((int)x[1]),
            (int)size.Height,
            (int)size.Width,
            (int)strides.Height,
            (int)strides.Width,
            (int)padding.Height,
            EndOf(height, (int)size.Height, (int)strides.Height, (int)padding.Height, ceil),
            (int)padding.Width,
            EndOf(width, (int)size.Width, (int)strides.Width, (int)padding.Width, ceil));
    }

    /// <summary>Gets the padding at the end of an axis. With <paramref name="ceil"/>, a last window may extend past the padding if it begins before it, as in libtorch.</summary>
    private static int EndOf(int length, int size, int stride, int padding, bool ceil)
    {
        var rest = (length + (2 * padding) - size) % stride;
        var last = length + (2 * padding) - size - rest + stride;
        return ceil && rest != 0 && last < length + padding ? padding + stride - rest : padding;
    }
}
