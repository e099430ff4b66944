namespace CompiledNets;

/// <summary>
/// The precision of a net's computation. In a file with <c>using static CompiledNets.Layers</c>, <c>Precision</c> alone is the metric: write
/// <c>CompiledNets.Precision.MixedBFloat16</c> there.
/// </summary>
public enum Precision
{
    /// <summary>Computes everything in the dtype of the weights.</summary>
    Full,

    /// <summary>
    /// Keras' policy <c>mixed_bfloat16</c>: matrix products and convolutions, forward and backward, have bfloat16 operands. Everything else stays
    /// float32: weights, gradients of weights, optimizers, activations, sums, softmax, normalization, losses, metrics, outputs, the steps of
    /// recurrent layers, and files.
    /// </summary>
    MixedBFloat16,
}
