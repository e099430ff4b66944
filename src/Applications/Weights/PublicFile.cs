using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>A file of weights of any format.</summary>
/// <param name="Origin">The library whose net has these weights; null if the file has the names of the net itself.</param>
/// <param name="HasKerasLayers">Whether its tensors have the names and shapes of Keras; otherwise those of PyTorch.</param>
/// <param name="Read">Reads the tensors.</param>
internal sealed record PublicFile(WeightsOrigin? Origin, bool HasKerasLayers, Func<string, IReadOnlyDictionary<string, Tensor>> Read)
{
    /// <summary>Finds the format of a file by its content.</summary>
    public static PublicFile Open(CompiledNet net, string path) =>
        KerasFile.IsHdf5(path) ? new(WeightsOrigin.Keras, true, KerasWeights.Read)
        : OnnxTensors.IsOnnx(path) ? OnnxTensors.Open(net, path)
        : new(WeightsOrigin.Torchvision, false, StateDict.ReadAny);
}
