using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_constant_pad_nd")]
    internal static partial Tensor constant_pad_nd(Tensor self, Ints pad, Number value);
    [LibraryImport(Library, EntryPoint = "at_pad", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Tensor pad(Tensor self, Ints pad, string mode, Number value);
    [LibraryImport(Library, EntryPoint = "at_reflection_pad1d")]
    internal static partial Tensor reflection_pad1d(Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_reflection_pad1d_backward")]
    internal static partial Tensor reflection_pad1d_backward(Tensor grad_output, Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_reflection_pad2d")]
    internal static partial Tensor reflection_pad2d(Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_reflection_pad2d_backward")]
    internal static partial Tensor reflection_pad2d_backward(Tensor grad_output, Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_replication_pad1d")]
    internal static partial Tensor replication_pad1d(Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_replication_pad1d_backward")]
    internal static partial Tensor replication_pad1d_backward(Tensor grad_output, Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_replication_pad2d")]
    internal static partial Tensor replication_pad2d(Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_replication_pad2d_backward")]
    internal static partial Tensor replication_pad2d_backward(Tensor grad_output, Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_reflection_pad3d")]
    internal static partial Tensor reflection_pad3d(Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_replication_pad3d")]
    internal static partial Tensor replication_pad3d(Tensor self, Ints pad);
    [LibraryImport(Library, EntryPoint = "at_upsample_nearest1d")]
    internal static partial Tensor upsample_nearest1d(Tensor self, Ints size, Number scale);
    [LibraryImport(Library, EntryPoint = "at_upsample_nearest1d_backward")]
    internal static partial Tensor upsample_nearest1d_backward(Tensor grad_output, Ints size, Ints input_size, Number scale);
    [LibraryImport(Library, EntryPoint = "at_upsample_linear1d")]
    internal static partial Tensor upsample_linear1d(Tensor self, Ints size, Flag align_corners, Number scale);
    [LibraryImport(Library, EntryPoint = "at_upsample_linear1d_backward")]
    internal static partial Tensor upsample_linear1d_backward(Tensor grad_output, Ints size, Ints input_size, Flag align_corners, Number scale);
    [LibraryImport(Library, EntryPoint = "at_upsample_nearest2d")]
    internal static partial Tensor upsample_nearest2d(Tensor self, Ints size, Number scale_h, Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_upsample_nearest2d_backward")]
    internal static partial Tensor upsample_nearest2d_backward(Tensor grad_output, Ints size, Ints input_size, Number scale_h, Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_upsample_nearest3d")]
    internal static partial Tensor upsample_nearest3d(Tensor self, Ints size, Number scale_d, Number scale_h, Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_upsample_nearest3d_backward")]
    internal static partial Tensor upsample_nearest3d_backward(Tensor grad_output, Ints size, Ints input_size, Number scale_d, Number scale_h,
        Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_upsample_trilinear3d")]
    internal static partial Tensor upsample_trilinear3d(Tensor self, Ints size, Flag align_corners, Number scale_d, Number scale_h, Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_upsample_bilinear2d")]
    internal static partial Tensor upsample_bilinear2d(Tensor self, Ints size, Flag align_corners, Number scale_h, Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_upsample_bilinear2d_backward")]
    internal static partial Tensor upsample_bilinear2d_backward(Tensor grad_output, Ints size, Ints input_size, Flag align_corners, Number scale_h,
        Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_upsample_bicubic2d")]
    internal static partial Tensor upsample_bicubic2d(Tensor self, Ints size, Flag align_corners, Number scale_h, Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_upsample_bicubic2d_backward")]
    internal static partial Tensor upsample_bicubic2d_backward(Tensor grad_output, Ints size, Ints input_size, Flag align_corners, Number scale_h,
        Number scale_w);
    [LibraryImport(Library, EntryPoint = "at_pixel_shuffle")]
    internal static partial Tensor pixel_shuffle(Tensor self, long upscale_factor);
    [LibraryImport(Library, EntryPoint = "at_pixel_unshuffle")]
    internal static partial Tensor pixel_unshuffle(Tensor self, long downscale_factor);
    [LibraryImport(Library, EntryPoint = "at_im2col")]
    internal static partial Tensor im2col(Tensor self, Ints kernel, Ints dilation, Ints padding, Ints stride);
    [LibraryImport(Library, EntryPoint = "at_col2im")]
    internal static partial Tensor col2im(Tensor self, Ints output_size, Ints kernel, Ints dilation, Ints padding, Ints stride);
}
