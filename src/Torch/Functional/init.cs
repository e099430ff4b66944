namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>First values for weights, written in place without being recorded. Random ones come from the default generator.</summary>
        public static class init
        {
            /// <summary>What follows a layer, and so how large its weights must be for the signal to keep its size.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,

                /// <summary>Nothing.</summary>
                Conv1D = 1,

                /// <summary>Nothing.</summary>
                Conv2D = 2,

                /// <summary>Nothing.</summary>
                Conv3D = 3,

                /// <summary>Nothing.</summary>
                ConvTranspose1D = 4,

                /// <summary>Nothing.</summary>
                ConvTranspose2D = 5,

                /// <summary>Nothing.</summary>
                ConvTranspose3D = 6,

                /// <summary>The logistic function.</summary>
                Sigmoid = 7,

                /// <summary>The hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>max(x, 0).</summary>
                ReLU = 9,

                /// <summary>A slope for negative values.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Which size of a layer keeps its size: that of its input, or of its gradient.</summary>
            public enum FanInOut
            {
                /// <summary>The number of inputs of a feature.</summary>
                FanIn = 0,

                /// <summary>The number of features that an input reaches.</summary>
                FanOut = 1,
            }

            /// <summary>The factor by which weights must be larger because of what follows; <paramref name="param"/> is the negative slope of a leaky ReLU.</summary>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>The number of inputs of a feature, and of features that an input reaches; of weights (out, in, ...).</summary>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException($"Weights have at least two dimensions, and not {shape.Length}.", nameof(tensor));
                var field = new Size(shape[2..]).numel();
                return (shape[1] * field, shape[0] * field);
            }

            /// <summary>Zeros.</summary>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Ones.</summary>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>One value.</summary>
            public static Tensor constant_(Tensor tensor, Scalar val) => Unrecorded(tensor, () => tensor.fill_(val));

            /// <summary>A normal distribution cut off outside [a, b].</summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                // The inverse of the distribution function, of numbers drawn between its values at the cuts.
                var lower = NormalDistribution((a - mean) / std);
                var upper = NormalDistribution((b - mean) / std);
                return Unrecorded(tensor, () => tensor
                    .uniform_((2 * lower) - 1, (2 * upper) - 1, generator)
                    .erfinv_()
                    .mul_(std * Math.Sqrt(2))
                    .add_(mean)
                    .clamp_(a, b));
            }

            /// <summary>Glorot's uniform distribution: the bound is gain * sqrt(6 / (fan in + fan out)).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return Uniform(tensor, gain * Math.Sqrt(6.0 / (fanIn + fanOut)));
            }

            /// <summary>Glorot's uniform distribution: the bound is gain * sqrt(6 / (fan in + fan out)).</summary>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            /// <summary>He's uniform distribution: the bound is gain * sqrt(3 / fan).</summary>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                Uniform(tensor, Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>He's normal distribution: the standard deviation is gain / sqrt(fan).</summary>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var deviation = KaimingDeviation(tensor, a, mode, nonlinearity);
                return Unrecorded(tensor, () => tensor.normal_(0, deviation));
            }

            /// <summary>An orthogonal matrix, times the gain; dimensions after the first count as columns.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.ndim < 2)
                    throw new ArgumentException($"A matrix has at least two dimensions, and not {tensor.ndim}.", nameof(tensor));
                return Unrecorded(tensor, () =>
                {
                    using var scope = NewDisposeScope();
                    var rows = tensor.shape[0];
                    var columns = tensor.numel() / rows;
                    var tall = Math.Max(rows, columns);
                    var orthogonal = Native.cn_orthogonal(randn(tall, Math.Min(rows, columns), tensor.dtype, tensor.device));
                    tensor.copy_((rows < columns ? orthogonal.t() : orthogonal).reshape(tensor.shape)).mul_(gain);
                });
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static Tensor Uniform(Tensor tensor, double bound) => Unrecorded(tensor, () => tensor.uniform_(-bound, bound));

            // The distribution function of the standard normal distribution: .NET has no erf, and libtorch has.
            private static double NormalDistribution(double x)
            {
                using var value = tensor(x / Math.Sqrt(2)).erf_();
                return (1 + value.item<double>()) / 2;
            }

            private static Tensor Unrecorded(Tensor tensor, Action write)
            {
                using (no_grad())
                    write();
                return tensor;
            }
        }
    }
}
