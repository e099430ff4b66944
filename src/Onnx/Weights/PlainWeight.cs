using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A weight, or a view of one, that ONNX takes as it is.</summary>
internal sealed class PlainWeight(Tensor weight) : OnnxWeight
{
    public override long[] Shape => weight.shape;

    public override Tensor ToOnnx() => weight.alias();

    public override IEnumerable<(Tensor Place, Tensor Value)> FromOnnx(Tensor value) => [(weight, value.alias())];
}
