using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Computes sample weights from class weights, as Keras' class_weight does. Pass the result to a loss or metric as its <c>sampleWeight</c>,
/// which is a target of the net.
/// </summary>
public static class ClassWeights
{
    /// <summary>Computes the weight of each label from the weight of its class.</summary>
    /// <param name="labels">
    /// Class numbers of any shape: (N) for a label per sample, (N, T) per step, (N, H, W) per pixel, each with or without a last axis of size one. Or
    /// class probabilities, which are floating with a last axis of two classes or more, of which the largest decides.
    /// </param>
    /// <param name="weights">The weight of each class. The default of a class is 1, as in Keras.</param>
    /// <returns>
    /// The weights, of the shape of the labels without that last axis, and of the dtype of floating labels, else float32. The caller disposes of them.
    /// </returns>
    /// <exception cref="ArgumentException">The labels have no axis, or a weight is negative or NaN.</exception>
    public static Tensor Of(Tensor labels, IReadOnlyDictionary<long, double> weights)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(weights);
        foreach (var (name, weight) in weights)
        {
            if (!double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The weight of class {name} is {weight}, but weights must not be negative or NaN."), nameof(weights));
            }
        }

        return Spread(labels, _ => name => weights.GetValueOrDefault(name, 1));
    }

    /// <summary>
    /// Computes weights with which all classes have the same total weight: labels / (number of classes · labels of the class), scikit-learn's "balanced".
    /// </summary>
    /// <param name="labels">
    /// Class numbers of any shape: (N) for a label per sample, (N, T) per step, (N, H, W) per pixel, each with or without a last axis of size one. Or
    /// class probabilities, which are floating with a last axis of two classes or more, of which the largest decides.
    /// </param>
    /// <param name="ignoreClass">The number of labels that do not count and get the weight 0, or null.</param>
    /// <returns>
    /// The weights, of the shape of the labels without that last axis, and of the dtype of floating labels, else float32. The caller disposes of them.
    /// </returns>
    /// <exception cref="ArgumentException">The labels have no axis.</exception>
    public static Tensor Balanced(Tensor labels, long? ignoreClass = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Spread(labels, classes =>
        {
            var counts = classes.Where(name => name != ignoreClass).CountBy(name => name).ToDictionary();
            var total = counts.Values.Sum(count => (double)count);
            return name => name == ignoreClass ? 0 : total / ((double)counts.Count * counts[name]);
        });
    }

    /// <summary>Computes a weight for each label.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="weigh">Gets the weights of the classes from the class of each label.</param>
    private static Tensor Spread(Tensor labels, Func<long[], Func<long, double>> weigh)
    {
        if (labels.dim() == 0)
        {
            throw new ArgumentException("Labels must be class numbers, (N, ...), or class probabilities, (N, ..., classes), but there is a single number.", nameof(labels));
        }

        // Keras: a last axis of size one is removed, the largest of several probabilities decides, and numbers are rounded.
        var hasColumn = labels.dim() > 1 && labels.size((int)labels.dim() - 1) == 1;
        using var numbers = hasColumn ? labels.squeeze(-1) : labels.is_floating_point() && labels.dim() > 1 ? labels.argmax(-1) : labels.alias();
        using var rounded = numbers.is_floating_point() ? numbers.round() : numbers.alias();
        using var wide = rounded.type(ScalarType.Int64);
        using var onCpu = wide.cpu();
        using var inRow = onCpu.contiguous();
        var classes = MemoryMarshal.Cast<byte, long>(inRow.bytes).ToArray();
        using var row = tensor(classes.Select(weigh(classes)).ToArray(), labels.is_floating_point() ? labels.dtype : ScalarType.Float32, labels.device);
        return row.reshape(numbers.shape);
    }
}
