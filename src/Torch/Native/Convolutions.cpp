// Convolutions, forward and backward.
#include "Native.h"

#define CONVOLUTION(op)                                                                                                    \
  CN_TENSOR(at_##op, (Handle input, Handle weight, Handle bias, Ints stride, Ints padding, Ints dilation, int64_t groups), \
            at::op(in(input), in(weight), maybe(bias), list(stride), list(padding), list(dilation), groups))
CONVOLUTION(conv1d)
CONVOLUTION(conv2d)
CONVOLUTION(conv3d)

#define TRANSPOSED(op, at_op)                                                                                                                   \
  CN_TENSOR(at_##op, (Handle input, Handle weight, Handle bias, Ints stride, Ints padding, Ints output_padding, Ints dilation, int64_t groups), \
            at::at_op(in(input), in(weight), maybe(bias), list(stride), list(padding), list(output_padding), groups, list(dilation)))
TRANSPOSED(conv_transpose1d, conv_transpose1d)
TRANSPOSED(conv_transpose2d, conv_transpose2d)
TRANSPOSED(conv_transpose3d, conv_transpose3d)

CN_TENSOR(at_convolution,
          (Handle input, Handle weight, Handle bias, Ints stride, Ints padding, Ints dilation, bool transposed, Ints output_padding, int64_t groups),
          at::convolution(in(input), in(weight), maybe(bias), list(stride), list(padding), list(dilation), transposed, list(output_padding), groups))

// Masked-out gradients are null. The bias gradient sums grad_output, so the bias itself is not needed.
CN_TRIPLE(at_convolution_backward,
           (Handle grad_output, Handle input, Handle weight, Ints stride, Ints padding, Ints dilation, bool transposed, Ints output_padding,
            int64_t groups, bool for_input, bool for_weight, bool for_bias),
           at::convolution_backward(in(grad_output), in(input), in(weight), in(weight)->sizes().slice(transposed ? 1 : 0, 1), list(stride), list(padding),
                                    list(dilation), transposed, list(output_padding), groups, {for_input, for_weight, for_bias}))
