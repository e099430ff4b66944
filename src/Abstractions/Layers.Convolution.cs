// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>A convolution over images: activation(x * kernel + bias).</summary>
    /// <param name="filters">How many channels the result has.</param>
    /// <param name="kernelSize">Height and width of the window.</param>
    /// <param name="strides">How far the window moves from one place to the next. The default is (1, 1).</param>
    /// <param name="padding">What happens at the edges; Causal is for Conv1D.</param>
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
}
