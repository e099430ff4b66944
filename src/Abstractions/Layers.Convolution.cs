// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>A convolution over sequences: activation(x * kernel + bias).</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">The length of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next.</param>
    /// <param name="padding">What happens at the edges; with Causal a step of the result depends on no later one.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie.</param>
    /// <param name="groups">Into how many groups the channels are divided, each with its own filters.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', filters)</c>. The kernel has the shape (steps, channels / groups, filters), as in Keras; PyTorch's weight has (filters, channels / groups, steps). Padding.Same with strides pads as Keras does, with the odd zero behind; PyTorch refuses it.</remarks>
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

    /// <summary>The transpose of a convolution over sequences: each place of the input adds kernel times its value to the places of the window that stands there.</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">The length of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next.</param>
    /// <param name="padding">What happens at the edges; with Causal a step of the result depends on no later one.</param>
    /// <param name="outputPadding">How much longer the result is, below the stride; see below for where it is not given.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', filters)</c>. The kernel has the shape (steps, filters, channels), as in Keras; PyTorch's weight has (channels, filters, steps). With Padding.Same the result is stride times as large, with Padding.Valid it has (size - 1) · stride + max(window, stride) places; outputPadding makes that (size - 1) · stride + window (- 2 · (window / 2) with Padding.Same) + outputPadding. As in TensorFlow, the odd place is cut off behind.</remarks>
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

    /// <summary>A convolution over images: activation(x * kernel + bias).</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next. The default is (1, 1).</param>
    /// <param name="padding">What happens at the edges; Causal is for sequences.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie. The default is (1, 1).</param>
    /// <param name="groups">Into how many groups the channels are divided, each with its own filters.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', filters)</c>. The kernel has the shape (height, width, channels / groups, filters), as in Keras; PyTorch's weight has (filters, channels / groups, height, width). Padding.Same with strides pads as Keras does, with the odd zero behind; PyTorch refuses it.</remarks>
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

    /// <summary>The transpose of a convolution over images: each place of the input adds kernel times its value to the places of the window that stands there.</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next. The default is (1, 1).</param>
    /// <param name="padding">What happens at the edges; Causal is for sequences.</param>
    /// <param name="outputPadding">How much longer the result is, below the stride; see below for where it is not given.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie. The default is (1, 1).</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', filters)</c>. The kernel has the shape (height, width, filters, channels), as in Keras; PyTorch's weight has (channels, filters, height, width). With Padding.Same the result is stride times as large, with Padding.Valid it has (size - 1) · stride + max(window, stride) places; outputPadding makes that (size - 1) · stride + window (- 2 · (window / 2) with Padding.Same) + outputPadding. As in TensorFlow, the odd place is cut off behind.</remarks>
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

    /// <summary>A convolution over volumes: activation(x * kernel + bias).</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">Depth, height and width of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next. The default is (1, 1, 1).</param>
    /// <param name="padding">What happens at the edges; Causal is for sequences.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie. The default is (1, 1, 1).</param>
    /// <param name="groups">Into how many groups the channels are divided, each with its own filters.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', filters)</c>. The kernel has the shape (depth, height, width, channels / groups, filters), as in Keras; PyTorch's weight has (filters, channels / groups, depth, height, width). Padding.Same with strides pads as Keras does, with the odd zero behind; PyTorch refuses it.</remarks>
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

    /// <summary>The transpose of a convolution over volumes: each place of the input adds kernel times its value to the places of the window that stands there.</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">Depth, height and width of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next. The default is (1, 1, 1).</param>
    /// <param name="padding">What happens at the edges; Causal is for sequences.</param>
    /// <param name="outputPadding">How much longer the result is, below the stride; see below for where it is not given.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie. The default is (1, 1, 1).</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth', height', width', filters)</c>. The kernel has the shape (depth, height, width, filters, channels), as in Keras; PyTorch's weight has (channels, filters, depth, height, width). With Padding.Same the result is stride times as large, with Padding.Valid it has (size - 1) · stride + max(window, stride) places; outputPadding makes that (size - 1) · stride + window (- 2 · (window / 2) with Padding.Same) + outputPadding. As in TensorFlow, the odd place is cut off behind.</remarks>
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

    /// <summary>A convolution over sequences, of each channel by itself.</summary>
    /// <param name="kernelSize">The length of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next.</param>
    /// <param name="padding">What happens at the edges; with Causal a step of the result depends on no later one.</param>
    /// <param name="depthMultiplier">How many channels each channel becomes.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="depthwiseInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="depthwiseRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="depthwiseConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps', channels · depthMultiplier)</c>. The kernel has the shape (steps, channels, depthMultiplier), as in Keras. Channel c gives the channels c · depthMultiplier and following of the result.</remarks>
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

    /// <summary>A convolution over images, of each channel by itself.</summary>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next. The default is (1, 1).</param>
    /// <param name="padding">What happens at the edges; Causal is for sequences.</param>
    /// <param name="depthMultiplier">How many channels each channel becomes.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie. The default is (1, 1).</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="depthwiseInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="depthwiseRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="depthwiseConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height', width', channels · depthMultiplier)</c>. The kernel has the shape (height, width, channels, depthMultiplier), as in Keras. Channel c gives the channels c · depthMultiplier and following of the result.</remarks>
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

    /// <summary>A convolution over sequences, of each channel by itself, then one of size one that mixes the channels.</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">The length of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next.</param>
    /// <param name="padding">What happens at the edges; with Causal a step of the result depends on no later one.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie.</param>
    /// <param name="depthMultiplier">How many channels each channel becomes.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="depthwiseInitializer">How the first kernel starts. The default is GlorotUniform.</param>
    /// <param name="pointwiseInitializer">How the second kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="depthwiseRegularizer">What large values of the first kernel cost; nothing where it is not given.</param>
    /// <param name="pointwiseRegularizer">What large values of the second kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="depthwiseConstraint">What the first kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="pointwiseConstraint">What the second kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
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

    /// <summary>A convolution over images, of each channel by itself, then one of size one that mixes the channels.</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next. The default is (1, 1).</param>
    /// <param name="padding">What happens at the edges; Causal is for sequences.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="dilationRate">How far apart the taps of the window lie. The default is (1, 1).</param>
    /// <param name="depthMultiplier">How many channels each channel becomes.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="depthwiseInitializer">How the first kernel starts. The default is GlorotUniform.</param>
    /// <param name="pointwiseInitializer">How the second kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="depthwiseRegularizer">What large values of the first kernel cost; nothing where it is not given.</param>
    /// <param name="pointwiseRegularizer">What large values of the second kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="depthwiseConstraint">What the first kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="pointwiseConstraint">What the second kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
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
