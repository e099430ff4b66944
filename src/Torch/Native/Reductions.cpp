// Reductions, scans and sorting.
#include "Native.h"

CN_TENSOR(at_sum, (Handle self, int8_t type), at::sum(in(self), maybe_dtype(type)))
CN_TENSOR(at_sum_dim, (Handle self, Ints dim, bool keepdim, int8_t type), at::sum(in(self), list(dim), keepdim, maybe_dtype(type)))
CN_TENSOR(at_mean, (Handle self), at::mean(in(self)))
CN_TENSOR(at_mean_dim, (Handle self, Ints dim, bool keepdim, int8_t type), at::mean(in(self), list(dim), keepdim, maybe_dtype(type)))
CN_TENSOR(at_nansum, (Handle self), at::nansum(in(self)))
CN_TENSOR(at_nanmean_dim, (Handle self, Ints dim, bool keepdim, int8_t type), at::nanmean(in(self), list(dim), keepdim, maybe_dtype(type)))

#define VARIANCE(op)                                                                                                             \
  CN_TENSOR(at_##op, (Handle self, bool unbiased), at::op(in(self), unbiased))                                                   \
  CN_TENSOR(at_##op##_dim, (Handle self, Ints dim, bool unbiased, bool keepdim), at::op(in(self), list(dim), unbiased, keepdim)) \
  CN_PAIR(at_##op##_mean, (Handle self, bool unbiased), at::op##_mean(in(self), unbiased))                                       \
  CN_PAIR(at_##op##_mean_dim, (Handle self, Ints dim, bool unbiased, bool keepdim), at::op##_mean(in(self), list(dim), unbiased, keepdim))
VARIANCE(var)
VARIANCE(std)

#define EXTREME(op)                                                                                   \
  CN_TENSOR(at_##op, (Handle self), at::op(in(self)))                                                 \
  CN_PAIR(at_##op##_dim, (Handle self, int64_t dim, bool keepdim), at::op(in(self), dim, keepdim))    \
  CN_TENSOR(at_a##op, (Handle self, Ints dim, bool keepdim), at::a##op(in(self), list(dim), keepdim)) \
  CN_TENSOR(at_arg##op, (Handle self), at::arg##op(in(self)))                                         \
  CN_TENSOR(at_arg##op##_dim, (Handle self, int64_t dim, bool keepdim), at::arg##op(in(self), dim, keepdim))
EXTREME(max)
EXTREME(min)
CN_PAIR(at_aminmax, (Handle self, Number dim, bool keepdim), at::aminmax(in(self), maybe_int(dim), keepdim))

CN_TENSOR(at_any, (Handle self), at::any(in(self)))
CN_TENSOR(at_any_dim, (Handle self, int64_t dim, bool keepdim), at::any(in(self), dim, keepdim))
CN_TENSOR(at_all, (Handle self), at::all(in(self)))
CN_TENSOR(at_all_dim, (Handle self, int64_t dim, bool keepdim), at::all(in(self), dim, keepdim))
CN_TENSOR(at_count_nonzero, (Handle self, Ints dim), dim.count == 0 ? at::count_nonzero(in(self)) : at::count_nonzero(in(self), list(dim)))

CN_TENSOR(at_norm, (Handle self, double p), at::norm(in(self), p))
CN_TENSOR(at_norm_dim, (Handle self, double p, int64_t dim, bool keepdim), at::norm(in(self), at::Scalar(p), at::IntArrayRef(dim), keepdim))
CN_TENSOR(at_dist, (Handle self, Handle other, double p), at::dist(in(self), in(other), p))
CN_TENSOR(at_logsumexp, (Handle self, int64_t dim, bool keepdim), at::logsumexp(in(self), at::IntArrayRef(dim), keepdim))
CN_TENSOR(at_median, (Handle self), at::median(in(self)))
CN_TENSOR(at_nanmedian, (Handle self), at::nanmedian(in(self)))
CN_TENSOR(at_quantile, (Handle self, Handle q, int64_t dim, bool keepdim), at::quantile(in(self), in(q), dim, keepdim))
CN_PAIR(at_mode, (Handle self, int64_t dim, bool keepdim), at::mode(in(self), dim, keepdim))
CN_PAIR(at_kthvalue, (Handle self, int64_t k, int64_t dim, bool keepdim), at::kthvalue(in(self), k, dim, keepdim))

CN_PAIR(at_topk, (Handle self, int64_t k, int64_t dim, bool largest, bool sorted), at::topk(in(self), k, dim, largest, sorted))
CN_PAIR(at_sort, (Handle self, int64_t dim, bool descending, bool stable), at::sort(in(self), stable, dim, descending))
CN_TENSOR(at_argsort, (Handle self, int64_t dim, bool descending), at::argsort(in(self), dim, descending))
CN_TENSOR(at_msort, (Handle self), at::msort(in(self)))

CN_TENSOR(at_cumsum, (Handle self, int64_t dim, int8_t type), at::cumsum(in(self), dim, maybe_dtype(type)))
CN_TENSOR(at_cumprod, (Handle self, int64_t dim, int8_t type), at::cumprod(in(self), dim, maybe_dtype(type)))
CN_PAIR(at_cummax, (Handle self, int64_t dim), at::cummax(in(self), dim))
CN_PAIR(at_cummin, (Handle self, int64_t dim), at::cummin(in(self), dim))
CN_TENSOR(at_logcumsumexp, (Handle self, int64_t dim), at::logcumsumexp(in(self), dim))

CN_TENSOR(at_bincount, (Handle self, Handle weights, int64_t minlength), at::bincount(in(self), maybe(weights), minlength))
CN_TENSOR(at_histc, (Handle self, int64_t bins, double min, double max), at::histc(in(self), bins, min, max))
CN_TRIPLE(at_unique, (Handle self, bool sorted, bool return_inverse, bool return_counts),
           at::_unique2(in(self), sorted, return_inverse, return_counts))
CN_TRIPLE(at_unique_dim, (Handle self, int64_t dim, bool sorted, bool return_inverse, bool return_counts),
           at::unique_dim(in(self), dim, sorted, return_inverse, return_counts))
