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

    /// <summary>Computes the largest element of each window and its place in the window, as a byte.</summary>
    public static (Tensor Largest, Tensor Places) MaxPoolWithPlaces(Tensor x, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var images = CpuTensors.Images(x);
        var shape = ShapeOf(images, size, strides, padding, ceil);
        var largest = empty(shape.Batch, shape.OutHeight, shape.OutWidth, shape.Channels);
        var places = empty(shape.Batch, shape.OutHeight, shape.OutWidth, shape.Channels, dtype: ScalarType.Byte);
        MaxPooling.Forward(shape, CpuTensors.Address(images), CpuTensors.Address(largest), (byte*)FlatMemory.AddressOf(places));
        return (CpuTensors.ChannelsFirst(largest), CpuTensors.ChannelsFirst(places));
    }

    /// <summary>Computes the gradient of <see cref="MaxPoolWithPlaces"/>.</summary>
    public static Tensor MaxPoolGradient(Tensor g, Tensor x, Tensor places, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var gradient = CpuTensors.Images(g);
        using var images = x.permute(0, 2, 3, 1);
        using var windows = CpuTensors.Images(places);
        var shape = ShapeOf(images, size, strides, padding, ceil);
        if (gradient.numel() != shape.OutputSize || windows.numel() != shape.OutputSize)
        {
            throw new ArgumentException($"The gradient ({string.Join(", ", g.shape)}) and the places ({string.Join(", ", places.shape)}) must have the shape of the pooled ({string.Join(", ", x.shape)}).", nameof(g));
        }

        var result = empty(images.shape);
        MaxPooling.Gradient(shape, CpuTensors.Address(gradient), (byte*)FlatMemory.AddressOf(windows), CpuTensors.Address(result));
        return CpuTensors.ChannelsFirst(result);
    }

    /// <summary>Computes the mean of each window, without the padding.</summary>
    public static Tensor AveragePool(Tensor x, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var images = CpuTensors.Images(x);
        var shape = ShapeOf(images, size, strides, padding, ceil);
        var result = empty(shape.Batch, shape.OutHeight, shape.OutWidth, shape.Channels);
        AveragePooling.Forward(shape, CpuTensors.Address(images), CpuTensors.Address(result));
        return CpuTensors.ChannelsFirst(result);
    }

    /// <summary>Computes the gradient of <see cref="AveragePool"/>.</summary>
    public static Tensor AveragePoolGradient(Tensor g, Tensor x, Extents size, Extents strides, Extents padding, bool ceil)
    {
        using var gradient = CpuTensors.Images(g);
        using var images = x.permute(0, 2, 3, 1);
        var shape = ShapeOf(images, size, strides, padding, ceil);
        if (gradient.numel() != shape.OutputSize)
        {
            throw new ArgumentException($"The gradient ({string.Join(", ", g.shape)}) must have the shape of the pooled ({string.Join(", ", x.shape)}).", nameof(g));
        }

        var result = empty(images.shape);
        AveragePooling.Gradient(shape, CpuTensors.Address(gradient), CpuTensors.Address(result));
        return CpuTensors.ChannelsFirst(result);
    }

    private static PoolingShape ShapeOf(Tensor images, Extents size, Extents strides, Extents padding, bool ceil)
    {
        int height = CpuTensors.Size(images, 1), width = CpuTensors.Size(images, 2);
        return new(
            CpuTensors.Size(images, 0),
            height,
            width,
            CpuTensors.Size(images, 3),
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
