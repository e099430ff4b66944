using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Activations and their gradients that TorchSharp has no method for, straight from ATen.</summary>
public static partial class Kernels
{
    /// <summary>GELU, with tanh in place of the normal distribution.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor GeluTanh(Tensor x) => Aten.gelu(x, "tanh");

    /// <summary>x where it is further than a from zero, else 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor HardShrink(Tensor x, double a) => Aten.hardshrink(x, a);

    /// <summary>x brought nearer to zero by a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">How far.</param>
    public static Tensor SoftShrink(Tensor x, double a) => Aten.softshrink(x, a);

    /// <summary>x where it is above the threshold, else a value.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">The value.</param>
    public static Tensor Threshold(Tensor x, double threshold, double value) => Aten.threshold(x, threshold, value);

    /// <summary>The gradient of SiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SiluGradient(Tensor g, Tensor x) => Aten.silu_backward(g, x);

    /// <summary>The gradient of Mish.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor MishGradient(Tensor g, Tensor x) => Aten.mish_backward(g, x);

    /// <summary>The gradient of the hard sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSigmoidGradient(Tensor g, Tensor x) => Aten.hardsigmoid_backward(g, x);

    /// <summary>The gradient of HardSiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSwishGradient(Tensor g, Tensor x) => Aten.hardswish_backward(g, x);

    /// <summary>The gradient of GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluGradient(Tensor g, Tensor x) => Aten.gelu_backward(g, x, "none");

    /// <summary>The gradient of the approximate GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluTanhGradient(Tensor g, Tensor x) => Aten.gelu_backward(g, x, "tanh");

    /// <summary>The gradient of softplus.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SoftplusGradient(Tensor g, Tensor x) => Aten.softplus_backward(g, x, 1, SoftplusIsLinear);

    /// <summary>The gradient of a leaky ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="a">The slope.</param>
    public static Tensor LeakyReluGradient(Tensor g, Tensor y, double a) => Aten.leaky_relu_backward(g, y, a, true);

    /// <summary>The gradient of ELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="alpha">How far down it goes.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">How fast it goes down.</param>
    public static Tensor EluGradient(Tensor g, Tensor y, double alpha, double scale, double rate) => Aten.elu_backward(g, alpha, scale, rate, true, y);

    /// <summary>The gradient of a clipping.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    public static Tensor HardtanhGradient(Tensor g, Tensor y, double least, double most) => Aten.hardtanh_backward(g, y, least, most);

    /// <summary>The gradient of a hard shrinking.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor HardShrinkGradient(Tensor g, Tensor x, double a) => Aten.hardshrink_backward(g, x, a);

    /// <summary>The gradient of a soft shrinking.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor SoftShrinkGradient(Tensor g, Tensor x, double a) => Aten.softshrink_backward(g, x, a);

    /// <summary>The gradient of a threshold.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">What stands below it.</param>
    public static Tensor ThresholdGradient(Tensor g, Tensor x, double threshold, double value) => Aten.threshold_backward(g, x, threshold);

    /// <summary>The gradient of the logarithm of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor LogSoftmaxGradient(Tensor g, Tensor y, int axis) => Aten._log_softmax_backward_data(g, y, axis, (sbyte)y.dtype);

    /// <summary>The gradient of <see cref="Glu"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor GluGradient(Tensor g, Tensor x, int axis) => Aten.glu_backward(g, x, axis);
}
