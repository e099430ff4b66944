// Pooling, forward and backward.
#include "Native.h"

#define WINDOW Ints kernel, Ints stride, Ints padding, Ints dilation, bool ceil_mode
#define WINDOW_VALUES list(kernel), list(stride), list(padding), list(dilation), ceil_mode

#define MAX_POOL(n)                                                                                \
  CN_TENSOR(at_max_pool##n##d, (Handle self, WINDOW), at::max_pool##n##d(in(self), WINDOW_VALUES)) \
  CN_PAIR(at_max_pool##n##d_with_indices, (Handle self, WINDOW), at::max_pool##n##d_with_indices(in(self), WINDOW_VALUES))
MAX_POOL(1)
MAX_POOL(2)
MAX_POOL(3)

#define MAX_POOL_BACKWARD(n)                                                                                    \
  CN_TENSOR(at_max_pool##n##d_with_indices_backward, (Handle grad_output, Handle self, WINDOW, Handle indices), \
            at::max_pool##n##d_with_indices_backward(in(grad_output), in(self), WINDOW_VALUES, in(indices)))
MAX_POOL_BACKWARD(2)
MAX_POOL_BACKWARD(3)

CN_DO(at_max_pool2d_with_indices_out, (Handle self, WINDOW, Handle out, Handle indices),
      at::max_pool2d_with_indices_out(in(out), in(indices), in(self), WINDOW_VALUES))
CN_DO(at_max_pool2d_with_indices_backward_out, (Handle grad_output, Handle self, WINDOW, Handle indices, Handle grad_input),
      at::max_pool2d_with_indices_backward_out(in(grad_input), in(grad_output), in(self), WINDOW_VALUES, in(indices)))

#define AVERAGE Ints kernel, Ints stride, Ints padding, bool ceil_mode, bool count_include_pad
#define AVERAGE_VALUES list(kernel), list(stride), list(padding), ceil_mode, count_include_pad

CN_TENSOR(at_avg_pool1d, (Handle self, AVERAGE), at::avg_pool1d(in(self), AVERAGE_VALUES))
#define AVERAGE_POOL(n)                                                                                      \
  CN_TENSOR(at_avg_pool##n##d, (Handle self, AVERAGE, Number divisor_override),                              \
            at::avg_pool##n##d(in(self), AVERAGE_VALUES, maybe_int(divisor_override)))                       \
  CN_TENSOR(at_avg_pool##n##d_backward, (Handle grad_output, Handle self, AVERAGE, Number divisor_override), \
            at::avg_pool##n##d_backward(in(grad_output), in(self), AVERAGE_VALUES, maybe_int(divisor_override)))
AVERAGE_POOL(2)
AVERAGE_POOL(3)

CN_TENSOR(at_adaptive_avg_pool1d, (Handle self, Ints output_size), at::adaptive_avg_pool1d(in(self), list(output_size)))
CN_TENSOR(at_adaptive_avg_pool2d, (Handle self, Ints output_size), at::adaptive_avg_pool2d(in(self), list(output_size)))
CN_TENSOR(at_adaptive_avg_pool3d, (Handle self, Ints output_size), at::adaptive_avg_pool3d(in(self), list(output_size)))
CN_PAIR(at_adaptive_max_pool1d, (Handle self, Ints output_size), at::adaptive_max_pool1d(in(self), list(output_size)))
CN_PAIR(at_adaptive_max_pool2d, (Handle self, Ints output_size), at::adaptive_max_pool2d(in(self), list(output_size)))
CN_PAIR(at_adaptive_max_pool3d, (Handle self, Ints output_size), at::adaptive_max_pool3d(in(self), list(output_size)))

CN_TENSOR(at__adaptive_avg_pool2d, (Handle self, Ints output_size), at::_adaptive_avg_pool2d(in(self), list(output_size)))
CN_TENSOR(at__adaptive_avg_pool2d_backward, (Handle grad_output, Handle self), at::_adaptive_avg_pool2d_backward(in(grad_output), in(self)))
CN_TENSOR(at_adaptive_max_pool2d_backward, (Handle grad_output, Handle self, Handle indices),
          at::adaptive_max_pool2d_backward(in(grad_output), in(self), in(indices)))
CN_TENSOR(at__adaptive_avg_pool3d_backward, (Handle grad_output, Handle self), at::_adaptive_avg_pool3d_backward(in(grad_output), in(self)))
CN_TENSOR(at_adaptive_max_pool3d_backward, (Handle grad_output, Handle self, Handle indices),
          at::adaptive_max_pool3d_backward(in(grad_output), in(self), in(indices)))
