using Google.Protobuf;

namespace CompiledNets;

/// <summary>Saves nets as ONNX models, and reads weights from ONNX models.</summary>
public static class OnnxNets
{
    /// <summary>
    /// Writes the prediction of a net with its weights as an ONNX model. The inputs and outputs have the names of the definition. The batch and sizes
    /// that are known at run time only are dimensions with their names, so the model takes any batch. The model computes in float32, also for a net of float64.
    /// </summary>
    /// <param name="net">The net. The project that defines it must reference this library.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="NotSupportedException">
    /// The project that defines the net does not reference this library, an operation of the net has no form in ONNX, or the model would have 2 GiB or
    /// more, which its format does not allow.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written. An existing file stays as it was.</exception>
    public static void SaveOnnx(this CompiledNet net, string path, OnnxOptions? options = null)
    {
        var model = OnnxModel.Of(net, DescribeOf(net), options ?? new OnnxOptions());
        if (model.CalculateSize() is var size && size < 0)
        {
            throw new NotSupportedException(TooLarge(net));
        }

        WholeFile.Write(path, stream => model.WriteTo(stream));
    }

    /// <summary>
    /// Reads the weights that the prediction of a net uses from an ONNX model: one that <see cref="SaveOnnx"/> has written, or one of another program
    /// for the same architecture. Kernels are converted to Keras' layout. If the model does not fit, no weight is changed.
    /// </summary>
    /// <param name="net">The net. The project that defines it must reference this library.</param>
    /// <param name="path">The path of the model.</param>
    /// <param name="matching">The way in which weights are assigned. The default is by name.</param>
    /// <param name="allowNotFinite">Whether weights may be NaN or infinite. The default is false, because such weights are most likely damage.</param>
    /// <returns>The names of the weights that were read, as <see cref="SaveOnnx"/> writes them.</returns>
    /// <exception cref="FileFormatException">The file is no ONNX model, or its weights differ; the message names the first that do.</exception>
    /// <exception cref="NotSupportedException">The project that defines the net does not reference this library.</exception>
    public static IReadOnlyList<string> LoadOnnxWeights(this CompiledNet net, string path, OnnxMatching matching = OnnxMatching.ByName, bool allowNotFinite = false)
    {
        var graph = DescribeOf(net);
        return FileFormat.Read(path, "ONNX model with these weights", () =>
        {
            var file = OnnxFile.Read(path);
            var pairs = matching switch
            {
                OnnxMatching.ByName => WeightMatches.ByName(graph, file),
                OnnxMatching.ByPlace => WeightMatches.ByPlace(graph, file),
                _ => throw new ArgumentOutOfRangeException(nameof(matching), matching, "Weights are matched by name or by place."),
            };
            file.Assign(pairs, allowNotFinite);
            return (IReadOnlyList<string>)[.. pairs.Select(pair => pair.Name)];
        });
    }

    private static OnnxGraph DescribeOf(CompiledNet net)
    {
        ArgumentNullException.ThrowIfNull(net);
        if (net is not IOnnxSource source)
        {
            throw new NotSupportedException(
                $"{net.Structure.Name} has no description in ONNX. Reference CompiledNets.Onnx in the project that defines the net, and build it again.");
        }

        var graph = new OnnxGraph();
        source.Describe(graph);
        return graph;
    }

    private static string TooLarge(CompiledNet net) =>
        $"{net.Structure.Name} has {net.NamedWeights().Sum(weight => weight.Weight.Value.numel())} parameters. An ONNX file must be smaller than 2 GiB.";
}
