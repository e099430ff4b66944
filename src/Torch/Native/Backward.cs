using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_sigmoid_backward")]
    internal static partial Tensor sigmoid_backward(Tensor grad_output, Tensor value);
    [LibraryImport(Library, EntryPoint = "at_tanh_backward")]
    internal static partial Tensor tanh_backward(Tensor grad_output, Tensor value);
    [LibraryImport(Library, EntryPoint = "at_silu_backward")]
    internal static partial Tensor silu_backward(Tensor grad_output, Tensor value);
    [LibraryImport(Library, EntryPoint = "at_mish_backward")]
    internal static partial Tensor mish_backward(Tensor grad_output, Tensor value);
    [LibraryImport(Library, EntryPoint = "at_hardswish_backward")]
    internal static partial Tensor hardswish_backward(Tensor grad_output, Tensor value);
    [LibraryImport(Library, EntryPoint = "at_hardsigmoid_backward")]
    internal static partial Tensor hardsigmoid_backward(Tensor grad_output, Tensor value);
    [LibraryImport(Library, EntryPoint = "at_threshold_backward")]
    internal static partial Tensor threshold_backward(Tensor grad_output, Tensor self, Number value);
    [LibraryImport(Library, EntryPoint = "at_softshrink_backward")]
    internal static partial Tensor softshrink_backward(Tensor grad_output, Tensor self, Number value);
    [LibraryImport(Library, EntryPoint = "at_hardshrink_backward")]
    internal static partial Tensor hardshrink_backward(Tensor grad_output, Tensor self, Number value);
    [LibraryImport(Library, EntryPoint = "at_hardtanh_backward")]
    internal static partial Tensor hardtanh_backward(Tensor grad_output, Tensor self, Number min, Number max);
    [LibraryImport(Library, EntryPoint = "at_leaky_relu_backward")]
    internal static partial Tensor leaky_relu_backward(Tensor grad_output, Tensor self, Number negative_slope, Flag self_is_result);
    [LibraryImport(Library, EntryPoint = "at_elu_backward")]
    internal static partial Tensor elu_backward(Tensor grad_output, Number alpha, Number scale, Number input_scale, Flag is_result,
        Tensor self_or_result);
    [LibraryImport(Library, EntryPoint = "at_softplus_backward")]
    internal static partial Tensor softplus_backward(Tensor grad_output, Tensor self, Number beta, Number threshold);
    [LibraryImport(Library, EntryPoint = "at_gelu_backward", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Tensor gelu_backward(Tensor grad_output, Tensor self, string approximate);
    [LibraryImport(Library, EntryPoint = "at_log_sigmoid_forward")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) log_sigmoid_forward(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_log_sigmoid_backward")]
    internal static partial Tensor log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer);
    [LibraryImport(Library, EntryPoint = "at_glu_backward")]
    internal static partial Tensor glu_backward(Tensor grad_output, Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at__softmax_backward_data")]
    internal static partial Tensor _softmax_backward_data(Tensor grad_output, Tensor output, long dim, sbyte input_dtype);
    [LibraryImport(Library, EntryPoint = "at__log_softmax_backward_data")]
    internal static partial Tensor _log_softmax_backward_data(Tensor grad_output, Tensor output, long dim, sbyte input_dtype);
    [LibraryImport(Library, EntryPoint = "at_slice_backward")]
    internal static partial Tensor slice_backward(Tensor grad_output, Ints input_sizes, long dim, long start, long end, long step);
    [LibraryImport(Library, EntryPoint = "at_select_backward")]
    internal static partial Tensor select_backward(Tensor grad_output, Ints input_sizes, long dim, long index);
    [LibraryImport(Library, EntryPoint = "at_index_select_backward")]
    internal static partial Tensor index_select_backward(Tensor grad_output, Ints input_sizes, long dim, Tensor index);
}
