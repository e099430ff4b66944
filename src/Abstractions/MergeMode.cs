namespace CompiledNets;

/// <summary>How <see cref="Layers.Bidirectional"/> puts the results of both directions together.</summary>
public enum MergeMode
{
    /// <summary>One behind the other on the last axis.</summary>
    Concat,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their product, element by element.</summary>
    Mul,

    /// <summary>Their mean.</summary>
    Ave,
}
