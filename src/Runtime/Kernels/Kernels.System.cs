using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Backward kernels that TorchSharp has no method for, straight from ATen.</summary>
public static partial class Kernels
{
    /// <summary>The gradient of ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor ReluGradient(Tensor g, Tensor y) => Aten.threshold_backward(g, y, 0);

    private static void ThresholdGradientInPlace(Tensor g, Tensor y) => Aten.threshold_backward_out(g, y, 0, g);

    /// <summary>The gradient of the sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor SigmoidGradient(Tensor g, Tensor y) => Aten.sigmoid_backward(g, y);

    /// <summary>The same, in place of the gradient of the result.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void SigmoidGradientInPlace(Tensor g, Tensor y) => Aten.sigmoid_backward_out(g, y, g);

    /// <summary>The gradient of tanh.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor TanhGradient(Tensor g, Tensor y) => Aten.tanh_backward(g, y);

    /// <summary>The same, in place of the gradient of the result.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void TanhGradientInPlace(Tensor g, Tensor y) => Aten.tanh_backward_out(g, y, g);

    /// <summary>The gradient of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor SoftmaxGradient(Tensor g, Tensor y, int axis) => Aten._softmax_backward_data(g, y, axis, (sbyte)y.dtype);

    /// <summary>The gradient of <see cref="UpsampleBilinear2d"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="batch">The first size of the images.</param>
    /// <param name="channels">The second.</param>
    /// <param name="height">The third.</param>
    /// <param name="width">The fourth.</param>
    public static Tensor UpsampleBilinear2dGradient(Tensor g, long batch, long channels, long height, long width) =>
        Aten.upsample_bilinear2d_backward(g, [g.size(2), g.size(3)], [batch, channels, height, width], false, (double?)null, (double?)null);

    private static Tensor TransposedProduct(Tensor left, Tensor right, bool transposeLeft, bool transposeRight) =>
        Native.cn_mm(left, transposeLeft, right, transposeRight);

    private static void TransposedProductInto(Tensor result, Tensor left, Tensor right, bool transposeLeft, bool transposeRight) =>
        Native.cn_mm_out(left, transposeLeft, right, transposeRight, result);

    private static void OperatorSumInto(Tensor result, Tensor x, ReadOnlySpan<long> axes) => Aten.sum_out(x, axes, false, result);
}
