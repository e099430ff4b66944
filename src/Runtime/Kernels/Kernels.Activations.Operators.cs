using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Activations and their gradients that TorchSharp has no method for, each a script of one line.</summary>
public static partial class Kernels
{
    private static readonly Script s_geluTanh = new("x: Tensor", "return torch.gelu(x, approximate='tanh')");
    private static readonly Script s_hardShrink = new("x: Tensor, a: float", "return torch.hardshrink(x, a)");
    private static readonly Script s_softShrink = new("x: Tensor, a: float", "return torch.softshrink(x, a)");
    private static readonly Script s_threshold = new("x: Tensor, threshold: float, value: float", "return torch.threshold(x, threshold, value)");
    private static readonly Script s_siluGradient = new("g: Tensor, x: Tensor", "return torch.silu_backward(g, x)");
    private static readonly Script s_mishGradient = new("g: Tensor, x: Tensor", "return torch.mish_backward(g, x)");
    private static readonly Script s_hardSigmoidGradient = new("g: Tensor, x: Tensor", "return torch.hardsigmoid_backward(g, x)");
    private static readonly Script s_hardSwishGradient = new("g: Tensor, x: Tensor", "return torch.hardswish_backward(g, x)");
    private static readonly Script s_geluGradient = new("g: Tensor, x: Tensor", "return torch.gelu_backward(g, x, approximate='none')");
    private static readonly Script s_geluTanhGradient = new("g: Tensor, x: Tensor", "return torch.gelu_backward(g, x, approximate='tanh')");
    private static readonly Script s_softplusGradient = new("g: Tensor, x: Tensor", "return torch.softplus_backward(g, x, 1, 80)");
    private static readonly Script s_leakyReluGradient = new("g: Tensor, y: Tensor, a: float", "return torch.leaky_relu_backward(g, y, a, True)");
    private static readonly Script s_eluGradient = new("g: Tensor, y: Tensor, alpha: float, scale: float, rate: float", "return torch.elu_backward(g, alpha, scale, rate, True, y)");
    private static readonly Script s_hardtanhGradient = new("g: Tensor, y: Tensor, least: float, most: float", "return torch.hardtanh_backward(g, y, least, most)");
    private static readonly Script s_hardShrinkGradient = new("g: Tensor, x: Tensor, a: float", "return torch.hardshrink_backward(g, x, a)");
    private static readonly Script s_softShrinkGradient = new("g: Tensor, x: Tensor, a: float", "return torch.softshrink_backward(g, x, a)");
    private static readonly Script s_thresholdGradient = new("g: Tensor, x: Tensor, threshold: float", "return torch.threshold_backward(g, x, threshold)");
    private static readonly Script s_logSoftmaxGradient = new("g: Tensor, y: Tensor, axis: int", "return torch._log_softmax_backward_data(g, y, axis, y.dtype)");
    private static readonly Script s_gluGradient = new("g: Tensor, x: Tensor, axis: int", "return torch.glu_backward(g, x, axis)");

    /// <summary>GELU, with tanh in place of the normal distribution.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor GeluTanh(Tensor x) => s_geluTanh.Invoke<Tensor>(x);

    /// <summary>x where it is further than a from zero, else 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor HardShrink(Tensor x, double a) => s_hardShrink.Invoke<Tensor>(x, a);

    /// <summary>x brought nearer to zero by a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">How far.</param>
    public static Tensor SoftShrink(Tensor x, double a) => s_softShrink.Invoke<Tensor>(x, a);

    /// <summary>x where it is above the threshold, else a value.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">The value.</param>
    public static Tensor Threshold(Tensor x, double threshold, double value) => s_threshold.Invoke<Tensor>(x, threshold, value);

    /// <summary>The gradient of SiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SiluGradient(Tensor g, Tensor x) => s_siluGradient.Invoke<Tensor>(g, x);

    /// <summary>The gradient of Mish.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor MishGradient(Tensor g, Tensor x) => s_mishGradient.Invoke<Tensor>(g, x);

    /// <summary>The gradient of the hard sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSigmoidGradient(Tensor g, Tensor x) => s_hardSigmoidGradient.Invoke<Tensor>(g, x);

    /// <summary>The gradient of HardSiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSwishGradient(Tensor g, Tensor x) => s_hardSwishGradient.Invoke<Tensor>(g, x);

    /// <summary>The gradient of GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluGradient(Tensor g, Tensor x) => s_geluGradient.Invoke<Tensor>(g, x);

    /// <summary>The gradient of the approximate GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluTanhGradient(Tensor g, Tensor x) => s_geluTanhGradient.Invoke<Tensor>(g, x);

    /// <summary>The gradient of softplus.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SoftplusGradient(Tensor g, Tensor x) => s_softplusGradient.Invoke<Tensor>(g, x);

    /// <summary>The gradient of a leaky ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="a">The slope.</param>
    public static Tensor LeakyReluGradient(Tensor g, Tensor y, double a) => s_leakyReluGradient.Invoke<Tensor>(g, y, a);

    /// <summary>The gradient of ELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="alpha">How far down it goes.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">How fast it goes down.</param>
    public static Tensor EluGradient(Tensor g, Tensor y, double alpha, double scale, double rate) => s_eluGradient.Invoke<Tensor>(g, y, alpha, scale, rate);

    /// <summary>The gradient of a clipping.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    public static Tensor HardtanhGradient(Tensor g, Tensor y, double least, double most) => s_hardtanhGradient.Invoke<Tensor>(g, y, least, most);

    /// <summary>The gradient of a hard shrinking.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor HardShrinkGradient(Tensor g, Tensor x, double a) => s_hardShrinkGradient.Invoke<Tensor>(g, x, a);

    /// <summary>The gradient of a soft shrinking.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor SoftShrinkGradient(Tensor g, Tensor x, double a) => s_softShrinkGradient.Invoke<Tensor>(g, x, a);

    /// <summary>The gradient of a threshold.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">What stands below it.</param>
    public static Tensor ThresholdGradient(Tensor g, Tensor x, double threshold, double value) => s_thresholdGradient.Invoke<Tensor>(g, x, threshold);

    /// <summary>The gradient of the logarithm of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor LogSoftmaxGradient(Tensor g, Tensor y, int axis) => s_logSoftmaxGradient.Invoke<Tensor>(g, y, axis);

    /// <summary>The gradient of <see cref="Glu"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor GluGradient(Tensor g, Tensor x, int axis) => s_gluGradient.Invoke<Tensor>(g, x, axis);
}
