namespace CompiledNets;

/// <summary>The way <see cref="Layers.Bidirectional"/> merges the results of both directions.</summary>
public enum MergeMode
{
    /// <summary>Concatenation along the last axis.</summary>
    Concat,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their product, element by element.</summary>
    Mul,

    /// <summary>Their mean.</summary>
    Ave,
}
