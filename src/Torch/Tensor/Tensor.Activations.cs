namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Aten.relu(this);

        /// <summary>max(x, 0). In place.</summary>
        public Tensor relu_() => This(Aten.relu_(this));

        /// <summary>min(max(x, 0), 6).</summary>
        public Tensor relu6() => Aten.relu6(this);

        /// <summary>min(max(x, 0), 6). In place.</summary>
        public Tensor relu6_() => This(Aten.relu6_(this));

        /// <summary>1 / (1 + exp(-x)).</summary>
        public Tensor sigmoid() => Aten.sigmoid(this);

        /// <summary>1 / (1 + exp(-x)). In place.</summary>
        public Tensor sigmoid_() => This(Aten.sigmoid_(this));

        /// <summary>The hyperbolic tangent.</summary>
        public Tensor tanh() => Aten.tanh(this);

        /// <summary>The hyperbolic tangent. In place.</summary>
        public Tensor tanh_() => This(Aten.tanh_(this));

        /// <summary>Scaled ELU with the constants that keep mean and variance.</summary>
        public Tensor selu() => Aten.selu(this);

        /// <summary>Scaled ELU with the constants that keep mean and variance. In place.</summary>
        public Tensor selu_() => This(Aten.selu_(this));

        /// <summary>x * sigmoid(x).</summary>
        public Tensor silu() => Aten.silu(this);

        /// <summary>x * sigmoid(x). In place.</summary>
        public Tensor silu_() => This(Aten.silu_(this));

        /// <summary>min(max(x / 6 + 0.5, 0), 1).</summary>
        public Tensor hardsigmoid() => Aten.hardsigmoid(this);

        /// <summary>min(max(x / 6 + 0.5, 0), 1). In place.</summary>
        public Tensor hardsigmoid_() => This(Aten.hardsigmoid_(this));

        /// <summary>x * hardsigmoid(x).</summary>
        public Tensor hardswish() => Aten.hardswish(this);

        /// <summary>x * hardsigmoid(x). In place.</summary>
        public Tensor hardswish_() => This(Aten.hardswish_(this));

        /// <summary>x if it is positive, and otherwise <paramref name="negative_slope"/> times x.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Aten.leaky_relu(this, negative_slope);

        /// <summary>x if it is positive, and otherwise <paramref name="negative_slope"/> times x. In place.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => This(Aten.leaky_relu_(this, negative_slope));

        /// <summary>max(x, 0) + min(0, exp(x) - 1).</summary>
        public Tensor celu() => Aten.celu(this, 1);

        /// <summary>max(x, 0) + min(0, exp(x) - 1). In place.</summary>
        public Tensor celu_() => This(Aten.celu_(this, 1));

        /// <summary>scale * x if it is positive, and otherwise alpha * scale * (exp(input_scale * x) - 1).</summary>
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.elu(this, alpha, scale, input_scale);

        /// <summary>scale * x if it is positive, and otherwise alpha * scale * (exp(input_scale * x) - 1). In place.</summary>
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => This(Aten.elu_(this, alpha, scale, input_scale));

        /// <summary>x times the probability that a normal variable is below it.</summary>
        public Tensor gelu() => Aten.gelu(this, "none");

        /// <summary>x moved into the interval from min to max.</summary>
        public Tensor hardtanh(Scalar min, Scalar max) => Aten.hardtanh(this, min, max);

        /// <summary>x moved into the interval from min to max. In place.</summary>
        public Tensor hardtanh_(Scalar min, Scalar max) => This(Aten.hardtanh_(this, min, max));

        /// <summary>log(sigmoid(x)).</summary>
        public Tensor log_sigmoid() => Aten.log_sigmoid(this);

        /// <summary>x if it is positive, and otherwise the weight times x; one weight, or one for each channel.</summary>
        public Tensor prelu(Tensor weight) => Aten.prelu(this, weight);

        /// <summary>exp(x) divided by its sum along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.softmax(this, dim, Native.Code(dtype));

        /// <summary>The logarithm of <see cref="softmax"/>.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.log_softmax(this, dim, Native.Code(dtype));
    }

    /// <summary>1 / (1 + exp(-x)).</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>1 / (1 + exp(-x)). In place.</summary>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    /// <summary>The hyperbolic tangent.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>The hyperbolic tangent. In place.</summary>
    public static Tensor tanh_(Tensor input) => input.tanh_();

    /// <summary>exp(x) divided by its sum along a dimension.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
}
