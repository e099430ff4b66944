// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Computes the mean of -(target · log output + (1 - target) · log(1 - output)) over all elements.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="fromLogits">Whether the output is logits, before softmax or sigmoid.</param>
    /// <param name="labelSmoothing">The part of each target that is distributed evenly over all classes. From 0 to below 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities, as in Keras. If they are the result of Sigmoid, both are computed together, which is numerically stable. Otherwise outputs are clipped to the range from 1e-7 to 1 - 1e-7.</remarks>
    public static Loss BinaryCrossentropy(
        Sym<float> output,
        Sym<float> target,
        bool fromLogits = false,
        double labelSmoothing = 0,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes binary crossentropy times (1 - the probability of the right class) to the power gamma. Lin et al., 2018.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="applyClassBalancing">Whether targets of one are weighted by alpha and targets of zero by 1 - alpha.</param>
    /// <param name="alpha">The weight of targets of one, or of every class. At least 0.</param>
    /// <param name="gamma">The exponent that reduces the weight of easy samples. At least 0.</param>
    /// <param name="fromLogits">Whether the output is logits, before softmax or sigmoid.</param>
    /// <param name="labelSmoothing">The part of each target that is distributed evenly over all classes. From 0 to below 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss BinaryFocalCrossentropy(
        Sym<float> output,
        Sym<float> target,
        bool applyClassBalancing = false,
        double alpha = 0.25,
        double gamma = 2,
        bool fromLogits = false,
        double labelSmoothing = 0,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of -sum(target · log output), where the sum is over the classes, along the last axis.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: a probability per class, usually one-hot.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="fromLogits">Whether the output is logits, before softmax or sigmoid.</param>
    /// <param name="labelSmoothing">The part of each target that is distributed evenly over all classes. From 0 to below 1.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c>. Outputs are probabilities, as in Keras. If they are the result of Softmax, both are computed together, which is numerically stable. Otherwise outputs are divided by their sum and clipped to the range from 1e-7 to 1 - 1e-7.</remarks>
    public static Loss CategoricalCrossentropy(
        Sym<float> output,
        Sym<float> target,
        bool fromLogits = false,
        double labelSmoothing = 0,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes categorical crossentropy, where each class is weighted by alpha and by (1 - its probability) to the power gamma. Lin et al., 2018.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="alpha">The weight of targets of one, or of every class. At least 0.</param>
    /// <param name="gamma">The exponent that reduces the weight of easy samples. At least 0.</param>
    /// <param name="fromLogits">Whether the output is logits, before softmax or sigmoid.</param>
    /// <param name="labelSmoothing">The part of each target that is distributed evenly over all classes. From 0 to below 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss CategoricalFocalCrossentropy(
        Sym<float> output,
        Sym<float> target,
        double alpha = 0.25,
        double gamma = 2,
        bool fromLogits = false,
        double labelSmoothing = 0,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean over the rows of max(0, 1 + max((1 - target) · output) - sum(target · output)).</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss CategoricalHinge(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the negative of the mean over the rows of the cosine of the angle between output and target.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. The loss is negative if both have the same direction. Keras' metric of the same name has the opposite sign.</remarks>
    public static Loss CosineSimilarity(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of max(1 - target · output, 0).</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Targets are -1 and 1. If a batch contains only zeros and ones, zeros are replaced by -1, as in Keras.</remarks>
    public static Loss Hinge(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of error² / 2 if |error| is at most delta, else of delta · (|error| - delta / 2). Huber, 1964.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="delta">The error above which the loss grows linearly. At least 0.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss Huber(Sym<float> output, Sym<float> target, double delta = 1, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean over the rows of sum(target · log(target / output)). Both are clipped to the range from 1e-7 to 1.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss KLDivergence(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of log(cosh(output - target)), which is about error² / 2 for small errors and |error| for large ones.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss LogCosh(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of |output - target|.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanAbsoluteError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes 100 times the mean of |output - target| / max(|target|, 1e-7).</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanAbsolutePercentageError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of (output - target)².</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanSquaredError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of (log(1 + output) - log(1 + target))². Numbers below 1e-7 are replaced by 1e-7.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanSquaredLogarithmicError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of output - target · log(output + 1e-7).</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss Poisson(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of -log of the output for the right class. The target is the index of that class.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The index of the right class, from 0.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="fromLogits">Whether the output is logits, before softmax or sigmoid.</param>
    /// <param name="ignoreClass">A number that marks places to leave out, which need not be a class: often -1 or 255. By default no place is left out.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., 1) -&gt; one number</c>. Outputs are probabilities, as in Keras. If they are the result of Softmax, both are computed together, which is numerically stable. Otherwise outputs are clipped to the range from 1e-7 to 1 - 1e-7. With ignoreClass, the mean is over the places that are not left out. Accuracies count these places as wrong, as in Keras, unless a sample weight leaves them out.</remarks>
    public static Loss SparseCategoricalCrossentropy(
        Sym<float> output,
        Sym<long> target,
        bool fromLogits = false,
        int? ignoreClass = null,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of max(1 - target · output, 0)².</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Targets are -1 and 1. If a batch contains only zeros and ones, zeros are replaced by -1, as in Keras.</remarks>
    public static Loss SquaredHinge(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();
}
