// Operators that write into a tensor that is there already, so that a step allocates nothing.
#include "Native.h"

#define UNARY_OUT(op) CN_DO(at_##op##_out, (Handle self, Handle out), at::op##_out(in(out), in(self)))
#define BINARY_OUT(op) CN_DO(at_##op##_out, (Handle self, Handle other, Handle out), at::op##_out(in(out), in(self), in(other)))

UNARY_OUT(sigmoid)
UNARY_OUT(tanh)
UNARY_OUT(exp)
UNARY_OUT(log)
UNARY_OUT(sqrt)
UNARY_OUT(neg)

BINARY_OUT(mul)
BINARY_OUT(div)
BINARY_OUT(maximum)
BINARY_OUT(minimum)
BINARY_OUT(mm)
BINARY_OUT(bmm)
BINARY_OUT(sigmoid_backward)
BINARY_OUT(tanh_backward)
BINARY_OUT(silu_backward)

CN_DO(at_add_out, (Handle self, Handle other, Number alpha, Handle out), at::add_out(in(out), in(self), in(other), scalar(alpha)))
CN_DO(at_sub_out, (Handle self, Handle other, Number alpha, Handle out), at::sub_out(in(out), in(self), in(other), scalar(alpha)))
CN_DO(at_clamp_min_out, (Handle self, Number min, Handle out), at::clamp_min_out(in(out), in(self), scalar(min)))
CN_DO(at_threshold_backward_out, (Handle grad_output, Handle self, Number threshold, Handle grad_input),
      at::threshold_backward_out(in(grad_input), in(grad_output), in(self), scalar(threshold)))
CN_DO(at_gelu_out, (Handle self, const char* approximate, Handle out), at::gelu_out(in(out), in(self), in(approximate)))
CN_DO(at_gelu_backward_out, (Handle grad_output, Handle self, const char* approximate, Handle grad_input),
      at::gelu_backward_out(in(grad_input), in(grad_output), in(self), in(approximate)))

CN_DO(at_addmm_out, (Handle self, Handle mat1, Handle mat2, double beta, double alpha, Handle out),
      at::addmm_out(in(out), in(self), in(mat1), in(mat2), beta, alpha))
CN_DO(at_baddbmm_out, (Handle self, Handle batch1, Handle batch2, double beta, double alpha, Handle out),
      at::baddbmm_out(in(out), in(self), in(batch1), in(batch2), beta, alpha))
CN_DO(at_sum_out, (Handle self, Ints dim, bool keepdim, Handle out), at::sum_out(in(out), in(self), list(dim), keepdim))
CN_DO(at_mean_out, (Handle self, Ints dim, bool keepdim, Handle out), at::mean_out(in(out), in(self), list(dim), keepdim))
CN_DO(at_cat_out, (Tensors tensors, int64_t dim, Handle out), at::cat_out(in(out), list(tensors).get(), dim))
CN_DO(at_index_select_out, (Handle self, int64_t dim, Handle index, Handle out), at::index_select_out(in(out), in(self), dim, in(index)))
CN_DO(at_softmax_out, (Handle self, int64_t dim, Handle out), at::_softmax_out(in(out), in(self), dim, false))
CN_DO(at_log_softmax_out, (Handle self, int64_t dim, Handle out), at::_log_softmax_out(in(out), in(self), dim, false))
