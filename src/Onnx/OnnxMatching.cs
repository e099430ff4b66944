namespace CompiledNets;

/// <summary>The way in which the weights of an ONNX model are assigned to those of a net.</summary>
public enum OnnxMatching
{
    /// <summary>By their names, which are those that <see cref="OnnxNets.SaveOnnx"/> writes.</summary>
    ByName,

    /// <summary>
    /// By their places: the first weight that the model reads is the first that the net reads, and so on. The operators that read them must be the same.
    /// </summary>
    ByPlace,
}
