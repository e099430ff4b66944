namespace CompiledNets;

/// <summary>The precision of a net's computation.</summary>
public enum ComputePrecision
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
