// Normalization, embedding and dropout with what their backward needs.
#include "Native.h"

CN_TENSOR(at_batch_norm, (Handle input, Handle weight, Handle bias, Handle mean, Handle var, bool training, double momentum, double eps),
          at::batch_norm(in(input), maybe(weight), maybe(bias), maybe(mean), maybe(var), training, momentum, eps, at::globalContext().userEnabledCuDNN()))
CN_TENSOR(at_instance_norm, (Handle input, Handle weight, Handle bias, Handle mean, Handle var, bool use_input_stats, double momentum, double eps),
          at::instance_norm(in(input), maybe(weight), maybe(bias), maybe(mean), maybe(var), use_input_stats, momentum, eps, at::globalContext().userEnabledCuDNN()))
CN_TENSOR(at_layer_norm, (Handle input, Ints shape, Handle weight, Handle bias, double eps),
          at::layer_norm(in(input), list(shape), maybe(weight), maybe(bias), eps, at::globalContext().userEnabledCuDNN()))
CN_TENSOR(at_group_norm, (Handle input, int64_t groups, Handle weight, Handle bias, double eps),
          at::group_norm(in(input), groups, maybe(weight), maybe(bias), eps, at::globalContext().userEnabledCuDNN()))

CN_TRIPLE(at_native_batch_norm, (Handle input, Handle weight, Handle bias, Handle mean, Handle var, bool training, double momentum, double eps),
           at::native_batch_norm(in(input), maybe(weight), maybe(bias), maybe(mean), maybe(var), training, momentum, eps))
CN_TRIPLE(at_native_batch_norm_backward,
           (Handle grad_output, Handle input, Handle weight, Handle mean, Handle var, Handle save_mean, Handle save_invstd, bool train, double eps,
            bool for_input, bool for_weight, bool for_bias),
           at::native_batch_norm_backward(in(grad_output), in(input), maybe(weight), maybe(mean), maybe(var), maybe(save_mean), maybe(save_invstd), train, eps,
                                          {for_input, for_weight, for_bias}))
CN_TRIPLE(at_native_layer_norm, (Handle input, Ints shape, Handle weight, Handle bias, double eps),
           at::native_layer_norm(in(input), list(shape), maybe(weight), maybe(bias), eps))
CN_TRIPLE(at_native_layer_norm_backward,
           (Handle grad_output, Handle input, Ints shape, Handle mean, Handle rstd, Handle weight, Handle bias, bool for_input, bool for_weight, bool for_bias),
           at::native_layer_norm_backward(in(grad_output), in(input), list(shape), in(mean), in(rstd), maybe(weight), maybe(bias),
                                          {for_input, for_weight, for_bias}))
CN_TRIPLE(at_native_group_norm, (Handle input, Handle weight, Handle bias, int64_t n, int64_t c, int64_t area, int64_t groups, double eps),
           at::native_group_norm(in(input), maybe(weight), maybe(bias), n, c, area, groups, eps))
CN_TRIPLE(at_native_group_norm_backward,
           (Handle grad_output, Handle input, Handle mean, Handle rstd, Handle weight, int64_t n, int64_t c, int64_t area, int64_t groups, bool for_input,
            bool for_weight, bool for_bias),
           at::native_group_norm_backward(in(grad_output), in(input), in(mean), in(rstd), maybe(weight), n, c, area, groups, {for_input, for_weight, for_bias}))

CN_TENSOR(at_embedding, (Handle weight, Handle indices, int64_t padding_idx, bool scale_grad_by_freq),
          at::embedding(in(weight), in(indices), padding_idx, scale_grad_by_freq))
CN_TENSOR(at_embedding_dense_backward, (Handle grad_output, Handle indices, int64_t num_weights, int64_t padding_idx, bool scale_grad_by_freq),
          at::embedding_dense_backward(in(grad_output), in(indices), num_weights, padding_idx, scale_grad_by_freq))

CN_PAIR(at_native_dropout, (Handle input, double p, bool train), at::native_dropout(in(input), p, train))
CN_TENSOR(at_native_dropout_backward, (Handle grad_output, Handle mask, double scale), at::native_dropout_backward(in(grad_output), in(mask), scale))
