namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The squares of the differences.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.mse_loss(input, target, (long)reduction);

            /// <summary>The absolute differences.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.l1_loss(input, target, (long)reduction);

            /// <summary>The squares of differences below beta, scaled, and the absolute values of others.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                Aten.smooth_l1_loss(input, target, (long)reduction, beta);

            /// <summary>The squares of differences below delta, and lines beyond.</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                Aten.huber_loss(input, target, (long)reduction, delta);

            /// <summary>The cross entropy of probabilities and targets between 0 and 1.</summary>
            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.binary_cross_entropy(input, target, weight, (long)reduction);

            /// <summary>The cross entropy of logits and targets between 0 and 1.</summary>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Aten.binary_cross_entropy_with_logits(input, target, weight, pos_weights, (long)reduction);

            /// <summary>The cross entropy of logits (N, C, ...) and targets: classes (N, ...), or probabilities (N, C, ...).</summary>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean,
                double label_smoothing = 0) =>
                Aten.cross_entropy_loss(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>The negative log-likelihood of classes (N, ...), given log-probabilities (N, C, ...).</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.nll_loss_nd(input, target, weight, (long)reduction, -100);

            /// <summary>The Kullback-Leibler divergence of log-probabilities from targets, which are log-probabilities too unless it is said otherwise.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Aten.kl_div(input, target, (long)reduction, log_target);

            /// <summary>The negative log-likelihood of a Poisson distribution.</summary>
            public static Tensor poisson_nll_loss(
                Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) =>
                Aten.poisson_nll_loss(input, target, log_input, full, eps, (long)reduction);

            /// <summary>One minus the cosine for targets of 1, and the cosine above the margin for targets of -1.</summary>
            public static Tensor cosine_embedding_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) =>
                Aten.cosine_embedding_loss(input1, input2, target, margin, (long)reduction);

            /// <summary>The distance for targets of 1, and what it lacks of the margin for targets of -1.</summary>
            public static Tensor hinge_embedding_loss(
                Tensor input, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) =>
                Aten.hinge_embedding_loss(input, target, margin, (long)reduction);

            /// <summary>How far the ranking of two inputs is from the target, 1 or -1.</summary>
            public static Tensor margin_ranking_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) =>
                Aten.margin_ranking_loss(input1, input2, target, margin, (long)reduction);

            /// <summary>The hinge loss of many classes with several targets each.</summary>
            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.multilabel_margin_loss(input, target, (long)reduction);

            /// <summary>The hinge loss of many classes.</summary>
            public static Tensor multi_margin_loss(
                Tensor input, Tensor target, int p = 1, double margin = 1, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.multi_margin_loss(input, target, p, margin, weight, (long)reduction);

            /// <summary>log(1 + exp(-target * input)).</summary>
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.soft_margin_loss(input, target, (long)reduction);

            /// <summary>What the negative lacks of being farther from the anchor than the positive by the margin.</summary>
            public static Tensor triplet_margin_loss(
                Tensor anchor, Tensor positive, Tensor negative, double margin = 1, long p = 2, double eps = 1e-6, bool swap = false,
                Reduction reduction = Reduction.Mean) =>
                Aten.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, (long)reduction);

            /// <summary>The connectionist temporal classification loss: log-probabilities (T, N, C), targets (N, S) and lengths (N).</summary>
            public static Tensor ctc_loss(
                Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0, bool zero_infinity = false,
                Reduction reduction = Reduction.Mean) =>
                Aten.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, (long)reduction, zero_infinity);
        }
    }
}
