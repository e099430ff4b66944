namespace CompiledNets;

/// <summary>The padding at the edges of a sliding window, as in Keras.</summary>
public enum Padding
{
    /// <summary>No padding: the window stays inside the input, so the result is smaller.</summary>
    Valid,

    /// <summary>
    /// Zeros on both sides, so that the size of the result is the size of the input divided by the stride, rounded up. If the number of zeros is odd,
    /// the extra zero is added after.
    /// </summary>
    Same,

    /// <summary>Zeros before only, so that no step depends on a later one. For <c>Conv1D</c>.</summary>
    Causal,
}
