using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Clips gradients by their norms with operations of libtorch, for devices whose memory C# cannot read. Norms and factors stay on the device, so that no step
/// waits for it.
/// </summary>
internal static class TensorClipping
{
    /// <summary>Clips gradients in place.</summary>
    /// <param name="weights">The weights whose gradients are clipped.</param>
    /// <param name="each">The largest norm of each gradient, or null.</param>
    /// <param name="all">The largest norm of all gradients together, or null.</param>
    public static void Clip(IReadOnlyList<Weight> weights, double? each, double? all)
    {
        if (weights.Count == 0 || (each is null && all is null))
        {
            return;
        }

        // The nets of one step may be on different devices.
        using var scope = NewDisposeScope();
        var squares = weights.Select(weight => weight.Gradient.square().sum(ScalarType.Float64)).ToList();
        var together = all is { } most ? Factor(stack(squares.ConvertAll(sum => sum.to(squares[0].device)), 0).sum(), most) : null;
        for (var i = 0; i < weights.Count; i++)
        {
            var gradient = weights[i].Gradient;
            var factor = together ?? Factor(squares[i], each!.Value);
            gradient.mul_(factor.to(gradient.device).type(gradient.dtype));
        }
    }

    // Gradients of zero have no length. The bound prevents a division by zero.
    private static Tensor Factor(Tensor squares, double most) => (squares.sqrt().clamp_min(1e-300).reciprocal() * most).clamp_max(1);
}
