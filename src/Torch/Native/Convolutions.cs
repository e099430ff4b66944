using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_conv1d")]
    internal static partial Tensor conv1d(Tensor input, Tensor weight, Tensor? bias, Ints stride, Ints padding, Ints dilation, long groups);
    [LibraryImport(Library, EntryPoint = "at_conv2d")]
    internal static partial Tensor conv2d(Tensor input, Tensor weight, Tensor? bias, Ints stride, Ints padding, Ints dilation, long groups);
    [LibraryImport(Library, EntryPoint = "at_conv3d")]
    internal static partial Tensor conv3d(Tensor input, Tensor weight, Tensor? bias, Ints stride, Ints padding, Ints dilation, long groups);
    [LibraryImport(Library, EntryPoint = "at_conv_transpose1d")]
    internal static partial Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias, Ints stride, Ints padding, Ints output_padding,
        Ints dilation, long groups);
    [LibraryImport(Library, EntryPoint = "at_conv_transpose2d")]
    internal static partial Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias, Ints stride, Ints padding, Ints output_padding,
        Ints dilation, long groups);
    [LibraryImport(Library, EntryPoint = "at_conv_transpose3d")]
    internal static partial Tensor conv_transpose3d(Tensor input, Tensor weight, Tensor? bias, Ints stride, Ints padding, Ints output_padding,
        Ints dilation, long groups);
    [LibraryImport(Library, EntryPoint = "at_convolution")]
    internal static partial Tensor convolution(Tensor input, Tensor weight, Tensor? bias, Ints stride, Ints padding, Ints dilation, Flag transposed,
        Ints output_padding, long groups);
    [LibraryImport(Library, EntryPoint = "at_convolution_backward")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) convolution_backward(Tensor grad_output, Tensor input, Tensor weight,
        Ints stride, Ints padding, Ints dilation, Flag transposed, Ints output_padding, long groups, Flag for_input, Flag for_weight, Flag for_bias);
}
