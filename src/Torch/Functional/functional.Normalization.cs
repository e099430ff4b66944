namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Normalises each channel, of the batch in training and by the running statistics otherwise; training updates these.</summary>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false,
                double momentum = 0.1, double eps = 1e-5) =>
                Aten.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps);

            /// <summary>Normalises each channel of each sample.</summary>
            public static Tensor instance_norm(
                Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null,
                bool use_input_stats = true, double momentum = 0.1, double eps = 1e-5) =>
                Aten.instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps);

            /// <summary>Normalises over the last dimensions, which have that shape.</summary>
            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.layer_norm(input, normalized_shape, weight, bias, eps);

            /// <summary>Normalises over groups of channels of each sample.</summary>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Aten.group_norm(input, num_groups, weight, bias, eps);

            /// <summary>Divides each element by (k + alpha * m) to the power of beta, where m is the mean of the squares of its neighbours over <paramref name="size"/> channels.</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
            {
                using var scope = NewDisposeScope();
                var shape = input.shape;
                var squares = input.square().reshape(shape[0], 1, shape[1], -1, 1);
                var padded = pad(squares, [0, 0, 0, 0, size / 2, (size - 1) / 2]);
                var means = Aten.avg_pool3d(padded, [size, 1, 1], [1, 1, 1], Zero, false, true, default).reshape(shape);
                return scope.MoveToOuter(input.div(means.mul(alpha).add(k).pow(beta)));
            }

            /// <summary>Each integer as a vector of zeros and a single one; as many classes as the largest integer asks for by default.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.one_hot(x, num_classes);

            /// <summary>The cosine of the angle between vectors along a dimension.</summary>
            public static Tensor cosine_similarity(
                Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) =>
                Aten.cosine_similarity(x1, x2, dim, eps);

            /// <summary>The p-norm of the difference of vectors along the last dimension.</summary>
            public static Tensor pairwise_distance(
                Tensor input1, Tensor input2, double p = 2.0, double eps = 1e-6, bool keep_dim = false) =>
                Aten.pairwise_distance(input1, input2, p, eps, keep_dim);
        }
    }
}
