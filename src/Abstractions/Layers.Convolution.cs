// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Applies a convolution to sequences: activation(x * kernel + bias).</summary>
    /// <param name="filters">The number of channels of the result. At least 1.</param>
    /// <param name="kernelSize">The length of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. At least 1.</param>
    /// <param name="padding">The padding at the edges. With Causal, a step of the result depends on no later step.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. At least 1.</param>
    /// <param name="groups">The number of groups that the channels are divided into. Each group has its own filters. At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', filters)</c>. The kernel has the shape (steps, channels / groups, filters), as in Keras; PyTorch's weight has (filters, channels / groups, steps). Padding.Same with strides pads as in Keras: if the number of zeros is odd, the extra zero is added after. PyTorch does not support this.</remarks>
    public static Func<Sym<float>, Sym<float>> Conv1D(
        int filters,
        int kernelSize,
        int strides = 1,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        int dilationRate = 1,
        int groups = 1,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies the transpose of a convolution to sequences: each element of the input, times the kernel, is added to the window of the result at its position.</summary>
    /// <param name="filters">The number of channels of the result. At least 1.</param>
    /// <param name="kernelSize">The length of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. At least 1.</param>
    /// <param name="padding">The padding at the edges. With Causal, a step of the result depends on no later step.</param>
    /// <param name="outputPadding">The number of elements that are added to the size of the result, less than the stride. The default depends on the padding. At least 0.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', filters)</c>. The kernel has the shape (steps, filters, channels), as in Keras; PyTorch's weight has (channels, filters, steps). With Padding.Same the size of the result is size · stride. With Padding.Valid it is (size - 1) · stride + max(window, stride). If outputPadding is given, the size is (size - 1) · stride + window (- 2 · (window / 2) with Padding.Same) + outputPadding. As in TensorFlow, if the number of elements to cut off is odd, the extra element is cut off at the end.</remarks>
    public static Func<Sym<float>, Sym<float>> Conv1DTranspose(
        int filters,
        int kernelSize,
        int strides = 1,
        Padding padding = Padding.Valid,
        int? outputPadding = null,
        DataFormat? dataFormat = null,
        int dilationRate = 1,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies a convolution to images: activation(x * kernel + bias).</summary>
    /// <param name="filters">The number of channels of the result. At least 1.</param>
    /// <param name="kernelSize">Height and width of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is (1, 1). At least 1.</param>
    /// <param name="padding">The padding at the edges. Causal is for sequences only.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. The default is (1, 1). At least 1.</param>
    /// <param name="groups">The number of groups that the channels are divided into. Each group has its own filters. At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', filters)</c>. The kernel has the shape (height, width, channels / groups, filters), as in Keras; PyTorch's weight has (filters, channels / groups, height, width). Padding.Same with strides pads as in Keras: if the number of zeros is odd, the extra zero is added after. PyTorch does not support this.</remarks>
    public static Func<Sym<float>, Sym<float>> Conv2D(
        int filters,
        Size2 kernelSize,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        Size2? dilationRate = null,
        int groups = 1,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies the transpose of a convolution to images: each element of the input, times the kernel, is added to the window of the result at its position.</summary>
    /// <param name="filters">The number of channels of the result. At least 1.</param>
    /// <param name="kernelSize">Height and width of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is (1, 1). At least 1.</param>
    /// <param name="padding">The padding at the edges. Causal is for sequences only.</param>
    /// <param name="outputPadding">The number of elements that are added to the size of the result, less than the stride. The default depends on the padding. At least 0.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. The default is (1, 1). At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', filters)</c>. The kernel has the shape (height, width, filters, channels), as in Keras; PyTorch's weight has (channels, filters, height, width). With Padding.Same the size of the result is size · stride. With Padding.Valid it is (size - 1) · stride + max(window, stride). If outputPadding is given, the size is (size - 1) · stride + window (- 2 · (window / 2) with Padding.Same) + outputPadding. As in TensorFlow, if the number of elements to cut off is odd, the extra element is cut off at the end.</remarks>
    public static Func<Sym<float>, Sym<float>> Conv2DTranspose(
        int filters,
        Size2 kernelSize,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        Size2? outputPadding = null,
        DataFormat? dataFormat = null,
        Size2? dilationRate = null,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies a convolution to volumes: activation(x * kernel + bias).</summary>
    /// <param name="filters">The number of channels of the result. At least 1.</param>
    /// <param name="kernelSize">Depth, height and width of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is (1, 1, 1). At least 1.</param>
    /// <param name="padding">The padding at the edges. Causal is for sequences only.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. The default is (1, 1, 1). At least 1.</param>
    /// <param name="groups">The number of groups that the channels are divided into. Each group has its own filters. At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', filters)</c>. The kernel has the shape (depth, height, width, channels / groups, filters), as in Keras; PyTorch's weight has (filters, channels / groups, depth, height, width). Padding.Same with strides pads as in Keras: if the number of zeros is odd, the extra zero is added after. PyTorch does not support this.</remarks>
    public static Func<Sym<float>, Sym<float>> Conv3D(
        int filters,
        Size3 kernelSize,
        Size3? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        Size3? dilationRate = null,
        int groups = 1,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies the transpose of a convolution to volumes: each element of the input, times the kernel, is added to the window of the result at its position.</summary>
    /// <param name="filters">The number of channels of the result. At least 1.</param>
    /// <param name="kernelSize">Depth, height and width of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is (1, 1, 1). At least 1.</param>
    /// <param name="padding">The padding at the edges. Causal is for sequences only.</param>
    /// <param name="outputPadding">The number of elements that are added to the size of the result, less than the stride. The default depends on the padding. At least 0.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. The default is (1, 1, 1). At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', filters)</c>. The kernel has the shape (depth, height, width, filters, channels), as in Keras; PyTorch's weight has (channels, filters, depth, height, width). With Padding.Same the size of the result is size · stride. With Padding.Valid it is (size - 1) · stride + max(window, stride). If outputPadding is given, the size is (size - 1) · stride + window (- 2 · (window / 2) with Padding.Same) + outputPadding. As in TensorFlow, if the number of elements to cut off is odd, the extra element is cut off at the end.</remarks>
    public static Func<Sym<float>, Sym<float>> Conv3DTranspose(
        int filters,
        Size3 kernelSize,
        Size3? strides = null,
        Padding padding = Padding.Valid,
        Size3? outputPadding = null,
        DataFormat? dataFormat = null,
        Size3? dilationRate = null,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies a convolution to each channel of sequences separately.</summary>
    /// <param name="kernelSize">The length of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. At least 1.</param>
    /// <param name="padding">The padding at the edges. With Causal, a step of the result depends on no later step.</param>
    /// <param name="depthMultiplier">The number of result channels per input channel. At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="depthwiseInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="depthwiseRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="depthwiseConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels · depthMultiplier)</c>. The kernel has the shape (steps, channels, depthMultiplier), as in Keras. Channel c of the input becomes the depthMultiplier channels of the result that start at c · depthMultiplier.</remarks>
    public static Func<Sym<float>, Sym<float>> DepthwiseConv1D(
        int kernelSize,
        int strides = 1,
        Padding padding = Padding.Valid,
        int depthMultiplier = 1,
        DataFormat? dataFormat = null,
        int dilationRate = 1,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? depthwiseInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? depthwiseRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? depthwiseConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies a convolution to each channel of images separately.</summary>
    /// <param name="kernelSize">Height and width of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is (1, 1). At least 1.</param>
    /// <param name="padding">The padding at the edges. Causal is for sequences only.</param>
    /// <param name="depthMultiplier">The number of result channels per input channel. At least 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. The default is (1, 1). At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="depthwiseInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="depthwiseRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="depthwiseConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels · depthMultiplier)</c>. The kernel has the shape (height, width, channels, depthMultiplier), as in Keras. Channel c of the input becomes the depthMultiplier channels of the result that start at c · depthMultiplier.</remarks>
    public static Func<Sym<float>, Sym<float>> DepthwiseConv2D(
        Size2 kernelSize,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        int depthMultiplier = 1,
        DataFormat? dataFormat = null,
        Size2? dilationRate = null,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? depthwiseInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? depthwiseRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? depthwiseConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies a convolution to each channel of sequences separately, then a convolution of size one that mixes the channels.</summary>
    /// <param name="filters">The number of channels of the result. At least 1.</param>
    /// <param name="kernelSize">The length of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. At least 1.</param>
    /// <param name="padding">The padding at the edges. With Causal, a step of the result depends on no later step.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. At least 1.</param>
    /// <param name="depthMultiplier">The number of result channels per input channel. At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="depthwiseInitializer">The initializer of the first kernel. The default is GlorotUniform.</param>
    /// <param name="pointwiseInitializer">The initializer of the second kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="depthwiseRegularizer">The penalty on the first kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="pointwiseRegularizer">The penalty on the second kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="depthwiseConstraint">The constraint that is applied to the first kernel after each step. The default is no constraint.</param>
    /// <param name="pointwiseConstraint">The constraint that is applied to the second kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', filters)</c>. The first kernel has the shape (steps, channels, depthMultiplier), the second (1, channels · depthMultiplier, filters), as in Keras.</remarks>
    public static Func<Sym<float>, Sym<float>> SeparableConv1D(
        int filters,
        int kernelSize,
        int strides = 1,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        int dilationRate = 1,
        int depthMultiplier = 1,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? depthwiseInitializer = null,
        Initializer? pointwiseInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? depthwiseRegularizer = null,
        Regularizer? pointwiseRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? depthwiseConstraint = null,
        Constraint? pointwiseConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies a convolution to each channel of images separately, then a convolution of size one that mixes the channels.</summary>
    /// <param name="filters">The number of channels of the result. At least 1.</param>
    /// <param name="kernelSize">Height and width of the window. At least 1.</param>
    /// <param name="strides">The number of elements that the window moves by. The default is (1, 1). At least 1.</param>
    /// <param name="padding">The padding at the edges. Causal is for sequences only.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="dilationRate">The distance between neighbouring elements of the window. The default is (1, 1). At least 1.</param>
    /// <param name="depthMultiplier">The number of result channels per input channel. At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="depthwiseInitializer">The initializer of the first kernel. The default is GlorotUniform.</param>
    /// <param name="pointwiseInitializer">The initializer of the second kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="depthwiseRegularizer">The penalty on the first kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="pointwiseRegularizer">The penalty on the second kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="depthwiseConstraint">The constraint that is applied to the first kernel after each step. The default is no constraint.</param>
    /// <param name="pointwiseConstraint">The constraint that is applied to the second kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', filters)</c>. The first kernel has the shape (height, width, channels, depthMultiplier), the second (1, 1, channels · depthMultiplier, filters), as in Keras.</remarks>
    public static Func<Sym<float>, Sym<float>> SeparableConv2D(
        int filters,
        Size2 kernelSize,
        Size2? strides = null,
        Padding padding = Padding.Valid,
        DataFormat? dataFormat = null,
        Size2? dilationRate = null,
        int depthMultiplier = 1,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? depthwiseInitializer = null,
        Initializer? pointwiseInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? depthwiseRegularizer = null,
        Regularizer? pointwiseRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? depthwiseConstraint = null,
        Constraint? pointwiseConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();
}
