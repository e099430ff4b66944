namespace CompiledNets;

/// <summary>How <c>Attention</c> compares a query with a key.</summary>
public enum ScoreMode
{
    /// <summary>query · key.</summary>
    Dot,

    /// <summary>A learned number times sum(tanh(query + key)).</summary>
    Concat,
}
