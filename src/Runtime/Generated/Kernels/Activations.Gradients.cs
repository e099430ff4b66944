using CompiledNets.Interop;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

public static partial class Activations
{
    private static readonly Script s_reluGradient = new("threshold_backward");
    private static readonly Script s_reluGradientInto = new("threshold_backward", "grad_input");
    private static readonly Operator s_sigmoidGradient = new("sigmoid_backward");
    private static readonly Operator s_sigmoidGradientInto = new("sigmoid_backward", "grad_input");
    private static readonly Operator s_tanhGradient = new("tanh_backward");
    private static readonly Operator s_tanhGradientInto = new("tanh_backward", "grad_input");
    private static readonly Script s_leakyReluGradient = new("leaky_relu_backward");
    private static readonly Script s_eluGradient = new("elu_backward");
    private static readonly Script s_hardtanhGradient = new("hardtanh_backward");
    private static readonly Operator s_siluGradient = new("silu_backward");
    private static readonly Operator s_hardSigmoidGradient = new("hardsigmoid_backward");
    private static readonly Operator s_hardSwishGradient = new("hardswish_backward");
    private static readonly Operator s_geluGradient = new("gelu_backward");
    private static readonly Operator s_mishGradient = new("mish_backward");
    private static readonly Script s_softplusGradient = new("softplus_backward");
    private static readonly Operator s_gluGradient = new("glu_backward");
    private static readonly Script s_hardShrinkGradient = new("hardshrink_backward");
    private static readonly Script s_softShrinkGradient = new("softshrink_backward");

    /// <summary>Computes the gradient of ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor ReluGradient(Tensor g, Tensor y) => CpuElementwise.Zip(g, y, new Cpu.PositiveGradient(1)) ?? s_reluGradient.Call(g, y, 0.0);

    /// <summary>Computes <see cref="ReluGradient"/> in place of <paramref name="g"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void ReluGradientInPlace(Tensor g, Tensor y)
    {
        if (CpuElementwise.ZipInPlace(g, y, new Cpu.PositiveGradient(1)))
        {
            return;
        }

        if (FlatMemory.IsForLoops(g, y))
        {
            PointwiseLoops.ReluGradient(g, y, 1);
        }
        else
        {
            ThresholdGradientInPlace(g, y);
        }
    }

    /// <summary>Computes the gradient of the sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor SigmoidGradient(Tensor g, Tensor y) => CpuElementwise.Zip<Cpu.LogisticGradient>(g, y) ?? s_sigmoidGradient.Call(g, y);

    /// <summary>Computes <see cref="SigmoidGradient"/> in place of <paramref name="g"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void SigmoidGradientInPlace(Tensor g, Tensor y)
    {
        if (!CpuElementwise.ZipInPlace<Cpu.LogisticGradient>(g, y))
        {
            s_sigmoidGradientInto.Call(g, y, g).Dispose();
        }
    }

    /// <summary>Computes the gradient of tanh.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor TanhGradient(Tensor g, Tensor y) => CpuElementwise.Zip<Cpu.HyperbolicGradient>(g, y) ?? s_tanhGradient.Call(g, y);

    /// <summary>Computes <see cref="TanhGradient"/> in place of <paramref name="g"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void TanhGradientInPlace(Tensor g, Tensor y)
    {
        if (!CpuElementwise.ZipInPlace<Cpu.HyperbolicGradient>(g, y))
        {
            s_tanhGradientInto.Call(g, y, g).Dispose();
        }
    }

    /// <summary>Computes the gradient of a leaky ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="a">The slope.</param>
    public static Tensor LeakyReluGradient(Tensor g, Tensor y, double a) => s_leakyReluGradient.Call(g, y, a, true);

    /// <summary>Computes the gradient of ELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="alpha">The factor of the exponential.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">The rate of the exponential.</param>
    public static Tensor EluGradient(Tensor g, Tensor y, double alpha, double scale, double rate) => s_eluGradient.Call(g, alpha, scale, rate, true, y);

    /// <summary>Computes the gradient of <see cref="Hardtanh"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    public static Tensor HardtanhGradient(Tensor g, Tensor y, double least, double most) => s_hardtanhGradient.Call(g, y, least, most);

    /// <summary>Computes the gradient of SiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SiluGradient(Tensor g, Tensor x) => s_siluGradient.Call(g, x);

    /// <summary>Computes the gradient of the hard sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSigmoidGradient(Tensor g, Tensor x) => s_hardSigmoidGradient.Call(g, x);

    /// <summary>Computes the gradient of HardSiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSwishGradient(Tensor g, Tensor x) => s_hardSwishGradient.Call(g, x);

    /// <summary>Computes the gradient of GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluGradient(Tensor g, Tensor x) => s_geluGradient.Call(g, x, Argument.Text("approximate", "none"));

    /// <summary>Computes the gradient of the approximate GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluTanhGradient(Tensor g, Tensor x) => s_geluGradient.Call(g, x, Argument.Text("approximate", "tanh"));

    /// <summary>Computes the gradient of Mish.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor MishGradient(Tensor g, Tensor x) => s_mishGradient.Call(g, x);

    /// <summary>Computes the gradient of softplus.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SoftplusGradient(Tensor g, Tensor x) => s_softplusGradient.Call(g, x, 1.0, SoftplusIsLinear);

    /// <summary>Computes the gradient of <see cref="Glu"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor GluGradient(Tensor g, Tensor x, int axis) => s_gluGradient.Call(g, x, (long)axis);

    /// <summary>Computes the gradient of <see cref="HardShrink"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">The bound.</param>
    public static Tensor HardShrinkGradient(Tensor g, Tensor x, double a) => s_hardShrinkGradient.Call(g, x, a);

    /// <summary>Computes the gradient of <see cref="SoftShrink"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">The distance.</param>
    public static Tensor SoftShrinkGradient(Tensor g, Tensor x, double a) => s_softShrinkGradient.Call(g, x, a);

    /// <summary>Computes the gradient of <see cref="Threshold"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">The value of elements that are not above the threshold.</param>
    public static Tensor ThresholdGradient(Tensor g, Tensor x, double threshold, double value) => s_reluGradient.Call(g, x, threshold);

    private static void ThresholdGradientInPlace(Tensor g, Tensor y) => s_reluGradientInto.Call(g, y, 0.0, g).Dispose();
}
