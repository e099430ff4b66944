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
    /// <summary>Computes the weight of each sample from the weight of its class.</summary>
    /// <param name="labels">
    /// Class numbers of the shape (N) or (N, 1), or class probabilities of the shape (N, classes), of which the largest decides.
    /// </param>
    /// <param name="weights">The weight of each class. The default of a class is 1, as in Keras.</param>
    /// <returns>The weights, of the shape (N) and the dtype of floating labels, else float32. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">The labels have another shape, or a weight is negative or NaN.</exception>
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

        return Spread(Classes(labels), name => weights.GetValueOrDefault(name, 1), labels);
    }

    /// <summary>
    /// Computes sample weights with which all classes have the same total weight: N / (number of classes · samples of the class), scikit-learn's
    /// "balanced".
    /// </summary>
    /// <param name="labels">
    /// Class numbers of the shape (N) or (N, 1), or class probabilities of the shape (N, classes), of which the largest decides.
    /// </param>
    /// <returns>The weights, of the shape (N) and the dtype of floating labels, else float32. The caller disposes of them.</returns>
    /// <exception cref="ArgumentException">The labels have another shape.</exception>
    public static Tensor Balanced(Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var classes = Classes(labels);
        var counts = classes.CountBy(name => name).ToDictionary();
        return Spread(classes, name => classes.Length / ((double)counts.Count * counts[name]), labels);
    }

    private static long[] Classes(Tensor labels)
    {
        var isNumbers = !labels.is_floating_point();
        if (labels.dim() is not (1 or 2) || (labels.dim() == 1 && !isNumbers) || (labels.dim() == 2 && isNumbers != (labels.size(1) == 1)))
        {
            throw new ArgumentException($"Labels must be class numbers, (N) or (N, 1), or class probabilities, (N, classes), but are {labels.dtype} of the shape ({string.Join(", ", labels.shape)}).", nameof(labels));
        }

        using var numbers = isNumbers ? labels.reshape(-1) : labels.argmax(1);
        using var wide = numbers.type(ScalarType.Int64);
        using var onCpu = wide.cpu();
        using var inRow = onCpu.contiguous();
        return MemoryMarshal.Cast<byte, long>(inRow.bytes).ToArray();
    }

    private static Tensor Spread(long[] classes, Func<long, double> weightOf, Tensor labels) =>
        tensor(classes.Select(weightOf).ToArray(), labels.is_floating_point() ? labels.dtype : ScalarType.Float32, labels.device);
}
