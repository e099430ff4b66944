namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers as functions, with their weights as arguments.</summary>
        public static partial class functional
        {
            /// <summary>max(x, 0).</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            /// <summary>min(max(x, 0), 6).</summary>
            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? x.relu6_() : x.relu6();

            /// <summary>Scaled ELU with the constants that keep mean and variance.</summary>
            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? x.selu_() : x.selu();

            /// <summary>min(max(x / 6 + 0.5, 0), 1).</summary>
            public static Tensor hardsigmoid(Tensor x, bool inplace = false) => inplace ? x.hardsigmoid_() : x.hardsigmoid();

            /// <summary>x * hardsigmoid(x).</summary>
            public static Tensor hardswish(Tensor x, bool inplace = false) => inplace ? x.hardswish_() : x.hardswish();

            /// <summary>x if it is positive, and otherwise <paramref name="negative_slope"/> times x.</summary>
            public static Tensor leaky_relu(Tensor x, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? x.leaky_relu_(negative_slope) : x.leaky_relu(negative_slope);

            /// <summary>x if it is positive, and otherwise alpha * (exp(x) - 1).</summary>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? x.elu_(alpha, 1, 1) : x.elu(alpha, 1, 1);

            /// <summary>x moved into the interval from min_val to max_val.</summary>
            public static Tensor Hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                inplace ? x.hardtanh_(min_val, max_val) : x.hardtanh(min_val, max_val);

            /// <summary>max(x, 0) + min(0, alpha * (exp(x / alpha) - 1)).</summary>
            public static Tensor celu(
                Tensor x, double alpha, bool inplace = false) =>
                inplace ? x.This(Aten.celu_(x, alpha)) : Aten.celu(x, alpha);

            /// <summary>x if it is above the threshold, and otherwise <paramref name="value"/>.</summary>
            public static Tensor Threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                inplace ? x.This(Aten.threshold_(x, threshold, value)) : Aten.threshold(x, threshold, value);

            /// <summary>x times the probability that a normal variable is below it.</summary>
            public static Tensor gelu(Tensor x) => x.gelu();

            /// <summary>x * tanh(softplus(x)).</summary>
            public static Tensor Mish(Tensor x) => Aten.mish(x);

            /// <summary>The first half along a dimension times the sigmoid of the second.</summary>
            public static Tensor glu(Tensor input, long dim = -1) => Aten.glu(input, dim);

            /// <summary>log(1 + exp(beta * x)) / beta, and x where beta * x is above the threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Aten.softplus(x, beta, threshold);

            /// <summary>x where it is farther from 0 than lambda, and otherwise 0.</summary>
            public static Tensor Hardshrink(Tensor x, double lambda = 0.5) => Aten.hardshrink(x, lambda);

            /// <summary>x moved towards 0 by lambda, and 0 nearer than that.</summary>
            public static Tensor Softshrink(Tensor x, double lambda = 0.5) => Aten.softshrink(x, lambda);

            /// <summary>x / (1 + |x|).</summary>
            public static Tensor Softsign(Tensor x)
            {
                using var denominator = x.abs().add_(1);
                return x.div(denominator);
            }

            /// <summary>x - tanh(x).</summary>
            public static Tensor Tanhshrink(Tensor x)
            {
                using var tanh = x.tanh();
                return x.sub(tanh);
            }

            /// <summary>exp(x) divided by its sum along a dimension.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary><see cref="softmax"/> over the channels of images: the third dimension from the end.</summary>
            public static Tensor softmax2d(Tensor x) => x.softmax(-3);

            /// <summary>exp(-x) divided by its sum along a dimension.</summary>
            public static Tensor softmin(Tensor x, long dim)
            {
                using var negated = x.neg();
                return negated.softmax(dim);
            }

            /// <summary>The logarithm of <see cref="softmax"/>.</summary>
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>Zeros each element with probability <paramref name="p"/> and scales the others by 1 / (1 - p); in training only.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? input.This(Aten.dropout_(input, p, training)) : Aten.dropout(input, p, training);

            /// <summary>Zeros whole channels with probability <paramref name="p"/> and scales the others by 1 / (1 - p); in training only.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? input.This(Aten.feature_dropout_(input, p, training)) : Aten.feature_dropout(input, p, training);

            /// <summary>Zeros whole channels with probability <paramref name="p"/> and scales the others by 1 / (1 - p); in training only.</summary>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? input.This(Aten.feature_dropout_(input, p, training)) : Aten.feature_dropout(input, p, training);

            /// <summary>Zeros whole channels with probability <paramref name="p"/> and scales the others by 1 / (1 - p); in training only.</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                dropout2d(input.unsqueeze(-1), p, training, inplace).squeeze(-1);

            /// <summary>Replaces each element with probability <paramref name="p"/> so that mean and variance stay; in training only.</summary>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                inplace ? input.This(Aten.alpha_dropout_(input, p, training)) : Aten.alpha_dropout(input, p, training);

            /// <summary>Replaces whole channels with probability <paramref name="p"/> so that mean and variance stay; in training only.</summary>
            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                inplace ? input.This(Aten.feature_alpha_dropout_(input, p, training)) : Aten.feature_alpha_dropout(input, p, training);
        }
    }
}
