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

    /// <summary>Computes the largest element of each window and its place in the window, as a byte.</summary>
    public static (Tensor Largest, Tensor Places) MaxPoolWithPlaces(Tensor x, Extents size, Extents strides, Extents padding)
    {
        using var images = CpuTensors.Images(x);
        var shape = ShapeOf(images, size, strides, padding);
        var largest = empty(shape.Batch, shape.OutHeight, shape.OutWidth, shape.Channels);
        var places = empty(shape.Batch, shape.OutHeight, shape.OutWidth, shape.Channels, dtype: ScalarType.Byte);
        MaxPooling.Forward(shape, CpuTensors.Address(images), CpuTensors.Address(largest), (byte*)FlatMemory.AddressOf(places));
        return (CpuTensors.ChannelsFirst(largest), CpuTensors.ChannelsFirst(places));
    }

    /// <summary>Computes the gradient of <see cref="MaxPoolWithPlaces"/>.</summary>
    public static Tensor MaxPoolGradient(Tensor g, Tensor x, Tensor places, Extents size, Extents strides, Extents padding)
    {
        using var gradient = CpuTensors.Images(g);
        using var images = x.permute(0, 2, 3, 1);
        using var windows = CpuTensors.Images(places);
        var shape = ShapeOf(images, size, strides, padding);
        if (gradient.numel() != shape.OutputSize || windows.numel() != shape.OutputSize)
        {
            throw new ArgumentException($"The gradient ({string.Join(", ", g.shape)}) and the places ({string.Join(", ", places.shape)}) must have the shape of the pooled ({string.Join(", ", x.shape)}).", nameof(g));
        }

        var result = empty(images.shape);
        MaxPooling.Gradient(shape, CpuTensors.Address(gradient), (byte*)FlatMemory.AddressOf(windows), CpuTensors.Address(result));
        return CpuTensors.ChannelsFirst(result);
    }

    private static PoolingShape ShapeOf(Tensor images, Extents size, Extents strides, Extents padding) => new(
        CpuTensors.Size(images, 0),
        CpuTensors.Size(images, 1),
        CpuTensors.Size(images, 2),
        CpuTensors.Size(images, 3),
        (int)size.Height,
        (int)size.Width,
        (int)strides.Height,
        (int)strides.Width,
        (int)padding.Height,
        (int)padding.Height,
        (int)padding.Width,
        (int)padding.Width);
}
