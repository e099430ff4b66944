using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The kernel of a recurrent layer, (features, gates · units). ONNX has (1, gates · units, features), with the gates in another order.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="order">For each gate in ONNX, its index in the kernel.</param>
internal sealed class GateKernel(Tensor kernel, long[] order) : OnnxWeight
{
    public override long[] Shape => [1, kernel.size(1), kernel.size(0)];

    public override Tensor ToOnnx()
    {
        using var transposed = kernel.t();
        using var ordered = GateOrder.Apply(transposed, order);
        return ordered.unsqueeze(0);
    }

    public override IEnumerable<(Tensor Place, Tensor Value)> FromOnnx(Tensor value)
    {
        using var one = value.squeeze(0);
        using var ordered = GateOrder.Apply(one, GateOrder.Inverse(order));
        return [(kernel, ordered.t())];
    }
}
