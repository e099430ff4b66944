// Losses, forward and backward. A reduction is libtorch's: 0 none, 1 mean, 2 sum, as torch.nn.Reduction counts.
#include "Native.h"

#define LOSS(op) CN_TENSOR(at_##op, (Handle input, Handle target, int64_t reduction), at::op(in(input), in(target), reduction))
LOSS(mse_loss)
LOSS(l1_loss)
LOSS(soft_margin_loss)
LOSS(multilabel_margin_loss)

CN_TENSOR(at_smooth_l1_loss, (Handle input, Handle target, int64_t reduction, double beta), at::smooth_l1_loss(in(input), in(target), reduction, beta))
CN_TENSOR(at_huber_loss, (Handle input, Handle target, int64_t reduction, double delta), at::huber_loss(in(input), in(target), reduction, delta))
CN_TENSOR(at_kl_div, (Handle input, Handle target, int64_t reduction, bool log_target), at::kl_div(in(input), in(target), reduction, log_target))
CN_TENSOR(at_binary_cross_entropy, (Handle input, Handle target, Handle weight, int64_t reduction),
          at::binary_cross_entropy(in(input), in(target), maybe(weight), reduction))
CN_TENSOR(at_binary_cross_entropy_with_logits, (Handle input, Handle target, Handle weight, Handle pos_weight, int64_t reduction),
          at::binary_cross_entropy_with_logits(in(input), in(target), maybe(weight), maybe(pos_weight), reduction))
CN_TENSOR(at_cross_entropy_loss, (Handle input, Handle target, Handle weight, int64_t reduction, int64_t ignore_index, double label_smoothing),
          at::cross_entropy_loss(in(input), in(target), maybe(weight), reduction, ignore_index, label_smoothing))
CN_TENSOR(at_nll_loss_nd, (Handle input, Handle target, Handle weight, int64_t reduction, int64_t ignore_index),
          at::nll_loss_nd(in(input), in(target), maybe(weight), reduction, ignore_index))
CN_TENSOR(at_poisson_nll_loss, (Handle input, Handle target, bool log_input, bool full, double eps, int64_t reduction),
          at::poisson_nll_loss(in(input), in(target), log_input, full, eps, reduction))
CN_TENSOR(at_cosine_embedding_loss, (Handle input1, Handle input2, Handle target, double margin, int64_t reduction),
          at::cosine_embedding_loss(in(input1), in(input2), in(target), margin, reduction))
CN_TENSOR(at_hinge_embedding_loss, (Handle input, Handle target, double margin, int64_t reduction),
          at::hinge_embedding_loss(in(input), in(target), margin, reduction))
CN_TENSOR(at_margin_ranking_loss, (Handle input1, Handle input2, Handle target, double margin, int64_t reduction),
          at::margin_ranking_loss(in(input1), in(input2), in(target), margin, reduction))
CN_TENSOR(at_multi_margin_loss, (Handle input, Handle target, int64_t p, double margin, Handle weight, int64_t reduction),
          at::multi_margin_loss(in(input), in(target), p, margin, maybe(weight), reduction))
CN_TENSOR(at_triplet_margin_loss, (Handle anchor, Handle positive, Handle negative, double margin, double p, double eps, bool swap, int64_t reduction),
          at::triplet_margin_loss(in(anchor), in(positive), in(negative), margin, p, eps, swap, reduction))
CN_TENSOR(at_ctc_loss, (Handle log_probs, Handle targets, Handle input_lengths, Handle target_lengths, int64_t blank, int64_t reduction, bool zero_infinity),
          at::ctc_loss(in(log_probs), in(targets), in(input_lengths), in(target_lengths), blank, reduction, zero_infinity))
CN_TENSOR(at_cosine_similarity, (Handle x1, Handle x2, int64_t dim, double eps), at::cosine_similarity(in(x1), in(x2), dim, eps))
CN_TENSOR(at_pairwise_distance, (Handle x1, Handle x2, double p, double eps, bool keepdim), at::pairwise_distance(in(x1), in(x2), p, eps, keepdim))

CN_PAIR(at_nll_loss_forward, (Handle self, Handle target, Handle weight, int64_t reduction, int64_t ignore_index),
           at::nll_loss_forward(in(self), in(target), maybe(weight), reduction, ignore_index))
CN_TENSOR(at_nll_loss_backward, (Handle grad_output, Handle self, Handle target, Handle weight, int64_t reduction, int64_t ignore_index, Handle total_weight),
          at::nll_loss_backward(in(grad_output), in(self), in(target), maybe(weight), reduction, ignore_index, in(total_weight)))
CN_TENSOR(at_mse_loss_backward, (Handle grad_output, Handle self, Handle target, int64_t reduction),
          at::mse_loss_backward(in(grad_output), in(self), in(target), reduction))
CN_TENSOR(at_binary_cross_entropy_backward, (Handle grad_output, Handle self, Handle target, Handle weight, int64_t reduction),
          at::binary_cross_entropy_backward(in(grad_output), in(self), in(target), maybe(weight), reduction))
CN_TENSOR(at_smooth_l1_loss_backward, (Handle grad_output, Handle self, Handle target, int64_t reduction, double beta),
          at::smooth_l1_loss_backward(in(grad_output), in(self), in(target), reduction, beta))
CN_TENSOR(at_huber_loss_backward, (Handle grad_output, Handle self, Handle target, int64_t reduction, double delta),
          at::huber_loss_backward(in(grad_output), in(self), in(target), reduction, delta))
