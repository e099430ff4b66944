using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// The biases of the products of a recurrent layer with the inputs and with the state, (gates · units). ONNX has (1, 2 · gates · units), with the gates
/// in another order. A layer that has only one bias adds it to the sum of both products.
/// </summary>
/// <param name="input">The bias of the product with the inputs.</param>
/// <param name="recurrent">The bias of the product with the state, or null.</param>
/// <param name="order">For each gate in ONNX, its index in the biases.</param>
internal sealed class GateBiases(Tensor input, Tensor? recurrent, long[] order) : OnnxWeight
{
    public override long[] Shape => [1, 2 * input.size(0)];

    public override Tensor ToOnnx()
    {
        using var first = GateOrder.Apply(input, order);
        using var second = recurrent is null ? zeros_like(first) : GateOrder.Apply(recurrent, order);
        using var both = cat([first, second], 0);
        return both.unsqueeze(0);
    }

    public override IEnumerable<(Tensor Place, Tensor Value)> FromOnnx(Tensor value)
    {
        var inverse = GateOrder.Inverse(order);
        using var both = value.squeeze(0);
        using var firstPart = both.narrow(0, 0, input.size(0));
        using var secondPart = both.narrow(0, input.size(0), input.size(0));
        var first = GateOrder.Apply(firstPart, inverse);
        var second = GateOrder.Apply(secondPart, inverse);
        if (recurrent is not null)
        {
            return [(input, first), (recurrent, second)];
        }

        using (first)
        using (second)
        {
            return [(input, first + second)];
        }
    }
}
