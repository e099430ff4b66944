using System.Collections.ObjectModel;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>The 1,000 classes of ImageNet, in the order of Keras and torchvision.</summary>
public static class ImageNetClasses
{
    private static readonly Lazy<ReadOnlyCollection<(string Id, string Name)>> s_all = new(Read);

    /// <summary>Gets the identifiers in WordNet and the names of all classes. Words of a name are joined by underscores, as in Keras.</summary>
    public static IReadOnlyList<(string Id, string Name)> All => s_all.Value;

    /// <summary>Finds the most probable classes of each image, as Keras' <c>decode_predictions</c> does.</summary>
    /// <param name="probabilities">The probabilities (N, 1000).</param>
    /// <param name="top">The number of classes of each image. The default is 5.</param>
    /// <returns>The classes of each image, the most probable first.</returns>
    /// <exception cref="ArgumentException">The probabilities have another shape.</exception>
    public static IReadOnlyList<IReadOnlyList<ClassPrediction>> DecodePredictions(Tensor probabilities, int top = 5)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        if (probabilities.dim() != 2 || probabilities.shape[1] != All.Count)
        {
            throw new ArgumentException($"Probabilities (N, {All.Count}) are expected, but these are ({string.Join(", ", probabilities.shape)}).", nameof(probabilities));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, All.Count);
        using var scope = NewDisposeScope();
        var (values, places) = probabilities.detach().cpu().to_type(ScalarType.Float64).topk(top, dim: 1);
        var (best, indices) = (values.contiguous().data<double>().ToArray(), places.contiguous().data<long>().ToArray());
        return [.. best.Chunk(top).Zip(indices.Chunk(top), (own, classes) => (IReadOnlyList<ClassPrediction>)[.. classes.Zip(own, Of)])];
    }

    private static ClassPrediction Of(long index, double probability) => new((int)index, All[(int)index].Id, All[(int)index].Name, probability);

    private static ReadOnlyCollection<(string, string)> Read()
    {
        using var stream = typeof(ImageNetClasses).Assembly.GetManifestResourceStream("imagenet-classes.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(parts => (parts[0], parts[1])).ToList().AsReadOnly();
    }
}
