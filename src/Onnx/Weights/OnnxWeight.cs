using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A weight of a net, or several, as one tensor in the form that an ONNX operator takes.</summary>
internal abstract class OnnxWeight
{
    /// <summary>Gets the shape of the ONNX tensor.</summary>
    public abstract long[] Shape { get; }

    /// <summary>Computes the ONNX tensor. The caller disposes of it.</summary>
    public abstract Tensor ToOnnx();

    /// <summary>Computes the values of the weights from an ONNX tensor of the right shape. The caller disposes of the values.</summary>
    public abstract IEnumerable<(Tensor Place, Tensor Value)> FromOnnx(Tensor value);
}
