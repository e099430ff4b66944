using System.Runtime.InteropServices;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_sigmoid_out")]
    internal static partial Done sigmoid_out(Tensor self, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_tanh_out")]
    internal static partial Done tanh_out(Tensor self, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_exp_out")]
    internal static partial Done exp_out(Tensor self, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_log_out")]
    internal static partial Done log_out(Tensor self, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_sqrt_out")]
    internal static partial Done sqrt_out(Tensor self, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_neg_out")]
    internal static partial Done neg_out(Tensor self, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_mul_out")]
    internal static partial Done mul_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_div_out")]
    internal static partial Done div_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_maximum_out")]
    internal static partial Done maximum_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_minimum_out")]
    internal static partial Done minimum_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_mm_out")]
    internal static partial Done mm_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_bmm_out")]
    internal static partial Done bmm_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_sigmoid_backward_out")]
    internal static partial Done sigmoid_backward_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_tanh_backward_out")]
    internal static partial Done tanh_backward_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_silu_backward_out")]
    internal static partial Done silu_backward_out(Tensor self, Tensor other, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_add_out")]
    internal static partial Done add_out(Tensor self, Tensor other, Number alpha, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_sub_out")]
    internal static partial Done sub_out(Tensor self, Tensor other, Number alpha, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_clamp_min_out")]
    internal static partial Done clamp_min_out(Tensor self, Number min, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_threshold_backward_out")]
    internal static partial Done threshold_backward_out(Tensor grad_output, Tensor self, Number threshold, Tensor grad_input);
    [LibraryImport(Library, EntryPoint = "at_gelu_out", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Done gelu_out(Tensor self, string approximate, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_gelu_backward_out", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial Done gelu_backward_out(Tensor grad_output, Tensor self, string approximate, Tensor grad_input);
    [LibraryImport(Library, EntryPoint = "at_addmm_out")]
    internal static partial Done addmm_out(Tensor self, Tensor mat1, Tensor mat2, double beta, double alpha, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_baddbmm_out")]
    internal static partial Done baddbmm_out(Tensor self, Tensor batch1, Tensor batch2, double beta, double alpha, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_sum_out")]
    internal static partial Done sum_out(Tensor self, Ints dim, Flag keepdim, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_mean_out")]
    internal static partial Done mean_out(Tensor self, Ints dim, Flag keepdim, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_cat_out")]
    internal static partial Done cat_out(Tensors tensors, long dim, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_index_select_out")]
    internal static partial Done index_select_out(Tensor self, long dim, Tensor index, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_softmax_out")]
    internal static partial Done softmax_out(Tensor self, long dim, Tensor @out);
    [LibraryImport(Library, EntryPoint = "at_log_softmax_out")]
    internal static partial Done log_softmax_out(Tensor self, long dim, Tensor @out);
}
