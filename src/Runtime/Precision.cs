namespace CompiledNets;

/// <summary>
/// How exactly a net computes. In a file with <c>using static CompiledNets.Layers</c>, <c>Precision</c> by itself is the metric: write
/// <c>CompiledNets.Precision.MixedBFloat16</c> there.
/// </summary>
public enum Precision
{
    /// <summary>Everything in the dtype of the weights.</summary>
    Full,

    /// <summary>
    /// Keras' policy <c>mixed_bfloat16</c>: products of matrices and convolutions, forward and backward, take bfloat16 operands. Weights,
    /// their gradients, optimizers, activations, sums, softmax, normalization, losses, metrics, outputs, the steps of recurrent layers, and
    /// every file stay float32.
    /// </summary>
    MixedBFloat16,
}
