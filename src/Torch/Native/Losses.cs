using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

internal static unsafe partial class Aten
{
    [LibraryImport(Library, EntryPoint = "at_mse_loss")]
    internal static partial Tensor mse_loss(Tensor input, Tensor target, long reduction);
    [LibraryImport(Library, EntryPoint = "at_l1_loss")]
    internal static partial Tensor l1_loss(Tensor input, Tensor target, long reduction);
    [LibraryImport(Library, EntryPoint = "at_soft_margin_loss")]
    internal static partial Tensor soft_margin_loss(Tensor input, Tensor target, long reduction);
    [LibraryImport(Library, EntryPoint = "at_multilabel_margin_loss")]
    internal static partial Tensor multilabel_margin_loss(Tensor input, Tensor target, long reduction);
    [LibraryImport(Library, EntryPoint = "at_smooth_l1_loss")]
    internal static partial Tensor smooth_l1_loss(Tensor input, Tensor target, long reduction, double beta);
    [LibraryImport(Library, EntryPoint = "at_huber_loss")]
    internal static partial Tensor huber_loss(Tensor input, Tensor target, long reduction, double delta);
    [LibraryImport(Library, EntryPoint = "at_kl_div")]
    internal static partial Tensor kl_div(Tensor input, Tensor target, long reduction, Flag log_target);
    [LibraryImport(Library, EntryPoint = "at_binary_cross_entropy")]
    internal static partial Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight, long reduction);
    [LibraryImport(Library, EntryPoint = "at_binary_cross_entropy_with_logits")]
    internal static partial Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight, Tensor? pos_weight, long reduction);
    [LibraryImport(Library, EntryPoint = "at_cross_entropy_loss")]
    internal static partial Tensor cross_entropy_loss(Tensor input, Tensor target, Tensor? weight, long reduction, long ignore_index,
        double label_smoothing);
    [LibraryImport(Library, EntryPoint = "at_nll_loss_nd")]
    internal static partial Tensor nll_loss_nd(Tensor input, Tensor target, Tensor? weight, long reduction, long ignore_index);
    [LibraryImport(Library, EntryPoint = "at_poisson_nll_loss")]
    internal static partial Tensor poisson_nll_loss(Tensor input, Tensor target, Flag log_input, Flag full, double eps, long reduction);
    [LibraryImport(Library, EntryPoint = "at_cosine_embedding_loss")]
    internal static partial Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin, long reduction);
    [LibraryImport(Library, EntryPoint = "at_hinge_embedding_loss")]
    internal static partial Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin, long reduction);
    [LibraryImport(Library, EntryPoint = "at_margin_ranking_loss")]
    internal static partial Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin, long reduction);
    [LibraryImport(Library, EntryPoint = "at_multi_margin_loss")]
    internal static partial Tensor multi_margin_loss(Tensor input, Tensor target, long p, double margin, Tensor? weight, long reduction);
    [LibraryImport(Library, EntryPoint = "at_triplet_margin_loss")]
    internal static partial Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin, double p, double eps,
        Flag swap, long reduction);
    [LibraryImport(Library, EntryPoint = "at_ctc_loss")]
    internal static partial Tensor ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank,
        long reduction, Flag zero_infinity);
    [LibraryImport(Library, EntryPoint = "at_cosine_similarity")]
    internal static partial Tensor cosine_similarity(Tensor x1, Tensor x2, long dim, double eps);
    [LibraryImport(Library, EntryPoint = "at_pairwise_distance")]
    internal static partial Tensor pairwise_distance(Tensor x1, Tensor x2, double p, double eps, Flag keepdim);
    [LibraryImport(Library, EntryPoint = "at_nll_loss_forward")]
    [return: MarshalUsing(typeof(PairMarshaller))]
    internal static partial (Tensor, Tensor) nll_loss_forward(Tensor self, Tensor target, Tensor? weight, long reduction, long ignore_index);
    [LibraryImport(Library, EntryPoint = "at_nll_loss_backward")]
    internal static partial Tensor nll_loss_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, long reduction,
        long ignore_index, Tensor total_weight);
    [LibraryImport(Library, EntryPoint = "at_mse_loss_backward")]
    internal static partial Tensor mse_loss_backward(Tensor grad_output, Tensor self, Tensor target, long reduction);
    [LibraryImport(Library, EntryPoint = "at_binary_cross_entropy_backward")]
    internal static partial Tensor binary_cross_entropy_backward(Tensor grad_output, Tensor self, Tensor target, Tensor? weight, long reduction);
    [LibraryImport(Library, EntryPoint = "at_smooth_l1_loss_backward")]
    internal static partial Tensor smooth_l1_loss_backward(Tensor grad_output, Tensor self, Tensor target, long reduction, double beta);
    [LibraryImport(Library, EntryPoint = "at_huber_loss_backward")]
    internal static partial Tensor huber_loss_backward(Tensor grad_output, Tensor self, Tensor target, long reduction, double delta);
}
