// The backward kernels of activations, of padding and of slicing.
#include "Native.h"

#define OF_RESULT_OR_INPUT(op) CN_TENSOR(at_##op, (Handle grad_output, Handle value), at::op(in(grad_output), in(value)))
OF_RESULT_OR_INPUT(sigmoid_backward)
OF_RESULT_OR_INPUT(tanh_backward)
OF_RESULT_OR_INPUT(silu_backward)
OF_RESULT_OR_INPUT(mish_backward)
OF_RESULT_OR_INPUT(hardswish_backward)
OF_RESULT_OR_INPUT(hardsigmoid_backward)

#define WITH_NUMBER(op) CN_TENSOR(at_##op, (Handle grad_output, Handle self, Number value), at::op(in(grad_output), in(self), scalar(value)))
WITH_NUMBER(threshold_backward)
WITH_NUMBER(softshrink_backward)
WITH_NUMBER(hardshrink_backward)

CN_TENSOR(at_hardtanh_backward, (Handle grad_output, Handle self, Number min, Number max),
          at::hardtanh_backward(in(grad_output), in(self), scalar(min), scalar(max)))
CN_TENSOR(at_leaky_relu_backward, (Handle grad_output, Handle self, Number negative_slope, bool self_is_result),
          at::leaky_relu_backward(in(grad_output), in(self), scalar(negative_slope), self_is_result))
CN_TENSOR(at_elu_backward, (Handle grad_output, Number alpha, Number scale, Number input_scale, bool is_result, Handle self_or_result),
          at::elu_backward(in(grad_output), scalar(alpha), scalar(scale), scalar(input_scale), is_result, in(self_or_result)))
CN_TENSOR(at_softplus_backward, (Handle grad_output, Handle self, Number beta, Number threshold),
          at::softplus_backward(in(grad_output), in(self), scalar(beta), scalar(threshold)))
CN_TENSOR(at_gelu_backward, (Handle grad_output, Handle self, const char* approximate), at::gelu_backward(in(grad_output), in(self), in(approximate)))
CN_PAIR(at_log_sigmoid_forward, (Handle self), at::log_sigmoid_forward(in(self)))
CN_TENSOR(at_log_sigmoid_backward, (Handle grad_output, Handle self, Handle buffer), at::log_sigmoid_backward(in(grad_output), in(self), in(buffer)))
CN_TENSOR(at_glu_backward, (Handle grad_output, Handle self, int64_t dim), at::glu_backward(in(grad_output), in(self), dim))
CN_TENSOR(at__softmax_backward_data, (Handle grad_output, Handle output, int64_t dim, int8_t input_dtype),
          at::_softmax_backward_data(in(grad_output), in(output), dim, dtype(input_dtype)))
CN_TENSOR(at__log_softmax_backward_data, (Handle grad_output, Handle output, int64_t dim, int8_t input_dtype),
          at::_log_softmax_backward_data(in(grad_output), in(output), dim, dtype(input_dtype)))

CN_TENSOR(at_slice_backward, (Handle grad_output, Ints input_sizes, int64_t dim, int64_t start, int64_t end, int64_t step),
          at::slice_backward(in(grad_output), list(input_sizes), dim, start, end, step))
CN_TENSOR(at_select_backward, (Handle grad_output, Ints input_sizes, int64_t dim, int64_t index),
          at::select_backward(in(grad_output), list(input_sizes), dim, index))
CN_TENSOR(at_index_select_backward, (Handle grad_output, Ints input_sizes, int64_t dim, Handle index),
          at::index_select_backward(in(grad_output), list(input_sizes), dim, in(index)))
