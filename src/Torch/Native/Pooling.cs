using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_max_pool1d")]
    internal static partial Tensor max_pool1d(Tensor self, Ints kernel, Ints stride, Ints padding, Ints dilation, Flag ceil_mode);
    [LibraryImport(Library, EntryPoint = "at_max_pool1d_with_indices")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) max_pool1d_with_indices(Tensor self, Ints kernel, Ints stride, Ints padding, Ints dilation,
        Flag ceil_mode);
    [LibraryImport(Library, EntryPoint = "at_max_pool2d")]
    internal static partial Tensor max_pool2d(Tensor self, Ints kernel, Ints stride, Ints padding, Ints dilation, Flag ceil_mode);
    [LibraryImport(Library, EntryPoint = "at_max_pool2d_with_indices")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) max_pool2d_with_indices(Tensor self, Ints kernel, Ints stride, Ints padding, Ints dilation,
        Flag ceil_mode);
    [LibraryImport(Library, EntryPoint = "at_max_pool3d")]
    internal static partial Tensor max_pool3d(Tensor self, Ints kernel, Ints stride, Ints padding, Ints dilation, Flag ceil_mode);
    [LibraryImport(Library, EntryPoint = "at_max_pool3d_with_indices")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) max_pool3d_with_indices(Tensor self, Ints kernel, Ints stride, Ints padding, Ints dilation,
        Flag ceil_mode);
    [LibraryImport(Library, EntryPoint = "at_max_pool2d_with_indices_backward")]
    internal static partial Tensor max_pool2d_with_indices_backward(Tensor grad_output, Tensor self, Ints kernel, Ints stride, Ints padding,
        Ints dilation, Flag ceil_mode, Tensor indices);
    [LibraryImport(Library, EntryPoint = "at_max_pool3d_with_indices_backward")]
    internal static partial Tensor max_pool3d_with_indices_backward(Tensor grad_output, Tensor self, Ints kernel, Ints stride, Ints padding,
        Ints dilation, Flag ceil_mode, Tensor indices);
    [LibraryImport(Library, EntryPoint = "at_max_pool2d_with_indices_out")]
    internal static partial Done max_pool2d_with_indices_out(Tensor self, Ints kernel, Ints stride, Ints padding, Ints dilation, Flag ceil_mode,
        Tensor @out, Tensor indices);
    [LibraryImport(Library, EntryPoint = "at_max_pool2d_with_indices_backward_out")]
    internal static partial Done max_pool2d_with_indices_backward_out(Tensor grad_output, Tensor self, Ints kernel, Ints stride, Ints padding,
        Ints dilation, Flag ceil_mode, Tensor indices, Tensor grad_input);
    [LibraryImport(Library, EntryPoint = "at_avg_pool1d")]
    internal static partial Tensor avg_pool1d(Tensor self, Ints kernel, Ints stride, Ints padding, Flag ceil_mode, Flag count_include_pad);
    [LibraryImport(Library, EntryPoint = "at_avg_pool2d")]
    internal static partial Tensor avg_pool2d(Tensor self, Ints kernel, Ints stride, Ints padding, Flag ceil_mode, Flag count_include_pad,
        Number divisor_override);
    [LibraryImport(Library, EntryPoint = "at_avg_pool2d_backward")]
    internal static partial Tensor avg_pool2d_backward(Tensor grad_output, Tensor self, Ints kernel, Ints stride, Ints padding, Flag ceil_mode,
        Flag count_include_pad, Number divisor_override);
    [LibraryImport(Library, EntryPoint = "at_avg_pool3d")]
    internal static partial Tensor avg_pool3d(Tensor self, Ints kernel, Ints stride, Ints padding, Flag ceil_mode, Flag count_include_pad,
        Number divisor_override);
    [LibraryImport(Library, EntryPoint = "at_avg_pool3d_backward")]
    internal static partial Tensor avg_pool3d_backward(Tensor grad_output, Tensor self, Ints kernel, Ints stride, Ints padding, Flag ceil_mode,
        Flag count_include_pad, Number divisor_override);
    [LibraryImport(Library, EntryPoint = "at_adaptive_avg_pool1d")]
    internal static partial Tensor adaptive_avg_pool1d(Tensor self, Ints output_size);
    [LibraryImport(Library, EntryPoint = "at_adaptive_avg_pool2d")]
    internal static partial Tensor adaptive_avg_pool2d(Tensor self, Ints output_size);
    [LibraryImport(Library, EntryPoint = "at_adaptive_avg_pool3d")]
    internal static partial Tensor adaptive_avg_pool3d(Tensor self, Ints output_size);
    [LibraryImport(Library, EntryPoint = "at_adaptive_max_pool1d")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) adaptive_max_pool1d(Tensor self, Ints output_size);
    [LibraryImport(Library, EntryPoint = "at_adaptive_max_pool2d")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) adaptive_max_pool2d(Tensor self, Ints output_size);
    [LibraryImport(Library, EntryPoint = "at_adaptive_max_pool3d")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) adaptive_max_pool3d(Tensor self, Ints output_size);
    [LibraryImport(Library, EntryPoint = "at__adaptive_avg_pool2d")]
    internal static partial Tensor _adaptive_avg_pool2d(Tensor self, Ints output_size);
    [LibraryImport(Library, EntryPoint = "at__adaptive_avg_pool2d_backward")]
    internal static partial Tensor _adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self);
    [LibraryImport(Library, EntryPoint = "at_adaptive_max_pool2d_backward")]
    internal static partial Tensor adaptive_max_pool2d_backward(Tensor grad_output, Tensor self, Tensor indices);
    [LibraryImport(Library, EntryPoint = "at__adaptive_avg_pool3d_backward")]
    internal static partial Tensor _adaptive_avg_pool3d_backward(Tensor grad_output, Tensor self);
    [LibraryImport(Library, EntryPoint = "at_adaptive_max_pool3d_backward")]
    internal static partial Tensor adaptive_max_pool3d_backward(Tensor grad_output, Tensor self, Tensor indices);
}
