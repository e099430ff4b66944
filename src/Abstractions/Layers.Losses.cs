// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The mean of -(target · log output + (1 - target) · log(1 - output)), of each output by itself.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="fromLogits">Whether the output is what softmax or sigmoid would be taken of.</param>
    /// <param name="labelSmoothing">The part of each target that is spread evenly over all classes.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. The output ends in Sigmoid, as in Keras; both are then computed in one stable step. Otherwise outputs are kept 1e-7 away from 0 and 1.</remarks>
    public static Loss BinaryCrossentropy(
        Sym<float> output,
        Sym<float> target,
        bool fromLogits = false,
        float labelSmoothing = 0f,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Binary crossentropy, times (1 - the probability of what is right) to the power gamma. Lin et al., 2018.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="applyClassBalancing">Whether ones are weighted by alpha and zeros by 1 - alpha.</param>
    /// <param name="alpha">The weight of ones, or of every class.</param>
    /// <param name="gamma">How much less easy samples count.</param>
    /// <param name="fromLogits">Whether the output is what softmax or sigmoid would be taken of.</param>
    /// <param name="labelSmoothing">The part of each target that is spread evenly over all classes.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss BinaryFocalCrossentropy(
        Sym<float> output,
        Sym<float> target,
        bool applyClassBalancing = false,
        float alpha = 0.25f,
        float gamma = 2f,
        bool fromLogits = false,
        float labelSmoothing = 0f,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of -sum(target · log output) over the classes, which stand on the last axis.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: a probability per class, one-hot as a rule.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="fromLogits">Whether the output is what softmax or sigmoid would be taken of.</param>
    /// <param name="labelSmoothing">The part of each target that is spread evenly over all classes.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c>. The output ends in Softmax, as in Keras; both are then computed in one stable step. Otherwise outputs are divided by their sum and kept 1e-7 away from 0 and 1.</remarks>
    public static Loss CategoricalCrossentropy(
        Sym<float> output,
        Sym<float> target,
        bool fromLogits = false,
        float labelSmoothing = 0f,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Categorical crossentropy, each class times alpha and (1 - its probability) to the power gamma. Lin et al., 2018.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="alpha">The weight of ones, or of every class.</param>
    /// <param name="gamma">How much less easy samples count.</param>
    /// <param name="fromLogits">Whether the output is what softmax or sigmoid would be taken of.</param>
    /// <param name="labelSmoothing">The part of each target that is spread evenly over all classes.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss CategoricalFocalCrossentropy(
        Sym<float> output,
        Sym<float> target,
        float alpha = 0.25f,
        float gamma = 2f,
        bool fromLogits = false,
        float labelSmoothing = 0f,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean over the rows of max(0, 1 + max((1 - target) · output) - sum(target · output)).</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss CategoricalHinge(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Minus the mean over the rows of the cosine of the angle between output and target.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. As a loss it is negative where both point the same way. Keras' metric of the same name has the other sign.</remarks>
    public static Loss CosineSimilarity(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of max(1 - target · output, 0).</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Targets are -1 and 1. Where a batch has only zeros and ones, zeros count as -1, as in Keras.</remarks>
    public static Loss Hinge(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of half the squared error where that is at most delta, and of delta · (|error| - delta / 2) beyond. Huber, 1964.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="delta">From which error on it grows linearly.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss Huber(Sym<float> output, Sym<float> target, float delta = 1f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean over the rows of sum(target · log(target / output)); both are kept between 1e-7 and 1.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss KLDivergence(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of log(cosh(output - target)): about half the square of a small error, and the size of a large one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss LogCosh(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of |output - target|.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanAbsoluteError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>100 times the mean of |output - target| / |target|; targets nearer to zero than 1e-7 count as that.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanAbsolutePercentageError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of (output - target)².</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanSquaredError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of (log(1 + output) - log(1 + target))²; numbers below 1e-7 count as that.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanSquaredLogarithmicError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of output - target · log(output + 1e-7).</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss Poisson(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of -log of the output for the right class, whose number the target gives.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The number of the right class, from 0.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="fromLogits">Whether the output is what softmax or sigmoid would be taken of.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., 1) -&gt; one number</c>. The output ends in Softmax, as in Keras; both are then computed in one stable step. Otherwise outputs are kept 1e-7 away from 0 and 1.</remarks>
    public static Loss SparseCategoricalCrossentropy(Sym<float> output, Sym<long> target, bool fromLogits = false, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The mean of max(1 - target · output, 0)².</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Targets are -1 and 1. Where a batch has only zeros and ones, zeros count as -1, as in Keras.</remarks>
    public static Loss SquaredHinge(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();
}
