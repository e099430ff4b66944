namespace CompiledNets;

/// <summary>What a sliding window does at the edges, as in Keras.</summary>
public enum Padding
{
    /// <summary>Nothing: the window stays inside, and the result is smaller.</summary>
    Valid,

    /// <summary>Zeros on both sides, so that the result has the size of the input divided by the stride, rounded up. An odd zero goes behind.</summary>
    Same,

    /// <summary>Zeros before only, so that a step sees no later one. For <c>Conv1D</c>.</summary>
    Causal,
}
