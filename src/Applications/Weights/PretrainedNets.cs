using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>Loads public weights, and prepares images for them.</summary>
public static class PretrainedNets
{
    /// <summary>Loads the public weights of a net. They are downloaded if they are not in the cache.</summary>
    /// <param name="net">The net.</param>
    /// <param name="cache">The cache. The default is <see cref="WeightsCache.Default"/>.</param>
    /// <param name="progress">Receives the progress of the download.</param>
    /// <param name="skipClassification">Whether the classification stays as it is, as in a net with other classes. The default is false.</param>
    /// <param name="cancellation">Cancels the download. The next one continues from there.</param>
    /// <returns>The names of the weights that were loaded, and of those that were not.</returns>
    /// <exception cref="WeightsDownloadException">The weights cannot be downloaded. The message says where to put them by hand.</exception>
    /// <exception cref="FileFormatException">The file does not fit. No weight is changed.</exception>
    public static async Task<LoadedWeights> LoadPretrainedAsync<TNet>(
        this TNet net, WeightsCache? cache = null, IProgress<DownloadProgress>? progress = null, bool skipClassification = false, CancellationToken cancellation = default)
        where TNet : CompiledNet, IPretrained
    {
        ArgumentNullException.ThrowIfNull(net);
        var path = await (cache ?? WeightsCache.Default).GetAsync(TNet.Pretrained.Weights, progress, cancellation).ConfigureAwait(false);
        return net.LoadPretrained(path, skipClassification: skipClassification);
    }

    /// <summary>
    /// Loads weights from a file of the library that the net is from: an <c>.h5</c> or <c>.weights.h5</c> file of Keras, a <c>.pt</c>,
    /// <c>.pth</c> or safetensors file of torchvision, or an ONNX model whose weights have the names of one of them. The content decides on the format, not
    /// the name. The weights of the classification are ignored if the net computes features only. If the file does not fit, no weight is changed.
    /// </summary>
    /// <param name="net">The net.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="allowNotFinite">Whether weights may be NaN or infinite. The default is false, because such weights are most likely damage.</param>
    /// <param name="skipClassification">Whether the classification, the last dense layer, stays as it is. The default is false.</param>
    /// <returns>The names of the weights that were loaded, and of those that were not.</returns>
    /// <exception cref="FileFormatException">Weights are missing, have another shape or are not used, or the file is of another library; the message says which.</exception>
    public static LoadedWeights LoadPretrained<TNet>(this TNet net, string path, bool allowNotFinite = false, bool skipClassification = false)
        where TNet : CompiledNet, IPretrained
    {
        ArgumentNullException.ThrowIfNull(net);
        ArgumentNullException.ThrowIfNull(path);
        var file = PublicFile.Open(net, path);
        if (file.Origin is { } origin && TNet.Pretrained.Origin != WeightsOrigin.Both && origin != TNet.Pretrained.Origin)
        {
            throw FileFormatException.Of(
                path,
                $"'{path}' is a file of {(origin == WeightsOrigin.Keras ? "Keras" : "PyTorch")}, but {net.Structure.Name} is the net of {TNet.Pretrained.Origin}, which is another function. "
                + (origin == WeightsOrigin.Keras ? "Use the net of the same name without Torchvision" : "Use the net of torchvision, whose name begins with Torchvision"));
        }

        return file.HasKerasLayers
            ? KerasFile.Load(net, path, file.Read, skipClassification, allowNotFinite)
            : TorchvisionFile.Load(net, path, file.Read, skipClassification, allowNotFinite);
    }

    /// <summary>Prepares images for a net with its public weights.</summary>
    /// <param name="net">The net.</param>
    /// <param name="images">Images (N, height, width, 3) with the channels red, green, blue, and pixels from 0 to 255, of any dtype. They are not changed.</param>
    /// <returns>The images for the net, as float32. The caller disposes of them.</returns>
    public static Tensor Preprocess<TNet>(this TNet net, Tensor images)
        where TNet : CompiledNet, IPretrained
    {
        ArgumentNullException.ThrowIfNull(net);
        return TNet.Pretrained.Preprocessing.Apply(images);
    }
}
