namespace CompiledNets;

/// <summary>The formula by which <c>Attention</c> compares a query with a key.</summary>
public enum ScoreMode
{
    /// <summary>query · key.</summary>
    Dot,

    /// <summary>A learned factor times sum(tanh(query + key)).</summary>
    Concat,
}
