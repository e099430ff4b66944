using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_sum")]
    internal static partial Tensor sum(Tensor self, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_sum_dim")]
    internal static partial Tensor sum_dim(Tensor self, Ints dim, Flag keepdim, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_mean")]
    internal static partial Tensor mean(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_mean_dim")]
    internal static partial Tensor mean_dim(Tensor self, Ints dim, Flag keepdim, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_nansum")]
    internal static partial Tensor nansum(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_nanmean_dim")]
    internal static partial Tensor nanmean_dim(Tensor self, Ints dim, Flag keepdim, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_var")]
    internal static partial Tensor var(Tensor self, Flag unbiased);
    [LibraryImport(Library, EntryPoint = "at_var_dim")]
    internal static partial Tensor var_dim(Tensor self, Ints dim, Flag unbiased, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_var_mean")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) var_mean(Tensor self, Flag unbiased);
    [LibraryImport(Library, EntryPoint = "at_var_mean_dim")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) var_mean_dim(Tensor self, Ints dim, Flag unbiased, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_std")]
    internal static partial Tensor std(Tensor self, Flag unbiased);
    [LibraryImport(Library, EntryPoint = "at_std_dim")]
    internal static partial Tensor std_dim(Tensor self, Ints dim, Flag unbiased, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_std_mean")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) std_mean(Tensor self, Flag unbiased);
    [LibraryImport(Library, EntryPoint = "at_std_mean_dim")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) std_mean_dim(Tensor self, Ints dim, Flag unbiased, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_max")]
    internal static partial Tensor max(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_max_dim")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) max_dim(Tensor self, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_amax")]
    internal static partial Tensor amax(Tensor self, Ints dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_argmax")]
    internal static partial Tensor argmax(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_argmax_dim")]
    internal static partial Tensor argmax_dim(Tensor self, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_min")]
    internal static partial Tensor min(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_min_dim")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) min_dim(Tensor self, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_amin")]
    internal static partial Tensor amin(Tensor self, Ints dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_argmin")]
    internal static partial Tensor argmin(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_argmin_dim")]
    internal static partial Tensor argmin_dim(Tensor self, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_aminmax")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) aminmax(Tensor self, Number dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_any")]
    internal static partial Tensor any(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_any_dim")]
    internal static partial Tensor any_dim(Tensor self, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_all")]
    internal static partial Tensor all(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_all_dim")]
    internal static partial Tensor all_dim(Tensor self, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_count_nonzero")]
    internal static partial Tensor count_nonzero(Tensor self, Ints dim);
    [LibraryImport(Library, EntryPoint = "at_norm")]
    internal static partial Tensor norm(Tensor self, double p);
    [LibraryImport(Library, EntryPoint = "at_norm_dim")]
    internal static partial Tensor norm_dim(Tensor self, double p, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_dist")]
    internal static partial Tensor dist(Tensor self, Tensor other, double p);
    [LibraryImport(Library, EntryPoint = "at_logsumexp")]
    internal static partial Tensor logsumexp(Tensor self, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_median")]
    internal static partial Tensor median(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_nanmedian")]
    internal static partial Tensor nanmedian(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_quantile")]
    internal static partial Tensor quantile(Tensor self, Tensor q, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_mode")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) mode(Tensor self, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_kthvalue")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) kthvalue(Tensor self, long k, long dim, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_topk")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) topk(Tensor self, long k, long dim, Flag largest, Flag sorted);
    [LibraryImport(Library, EntryPoint = "at_sort")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) sort(Tensor self, long dim, Flag descending, Flag stable);
    [LibraryImport(Library, EntryPoint = "at_argsort")]
    internal static partial Tensor argsort(Tensor self, long dim, Flag descending);
    [LibraryImport(Library, EntryPoint = "at_msort")]
    internal static partial Tensor msort(Tensor self);
    [LibraryImport(Library, EntryPoint = "at_cumsum")]
    internal static partial Tensor cumsum(Tensor self, long dim, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_cumprod")]
    internal static partial Tensor cumprod(Tensor self, long dim, sbyte type);
    [LibraryImport(Library, EntryPoint = "at_cummax")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) cummax(Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at_cummin")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) cummin(Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at_logcumsumexp")]
    internal static partial Tensor logcumsumexp(Tensor self, long dim);
    [LibraryImport(Library, EntryPoint = "at_bincount")]
    internal static partial Tensor bincount(Tensor self, Tensor? weights, long minlength);
    [LibraryImport(Library, EntryPoint = "at_histc")]
    internal static partial Tensor histc(Tensor self, long bins, double min, double max);
    [LibraryImport(Library, EntryPoint = "at_unique")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) unique(Tensor self, Flag sorted, Flag return_inverse, Flag return_counts);
    [LibraryImport(Library, EntryPoint = "at_unique_dim")]
    [return: MarshalUsing(typeof(TripleMarshaller))]
    internal static partial (Tensor, Tensor, Tensor) unique_dim(Tensor self, long dim, Flag sorted, Flag return_inverse, Flag return_counts);
}
