namespace CompiledNets;

/// <summary>What happens in one step of a recurrent layer. Used by generated code.</summary>
public enum CellKind
{
    /// <summary>h' = f(x + h · R).</summary>
    Simple,

    /// <summary>Long short-term memory; Hochreiter and Schmidhuber, 1997. Gates in the order input, forget, candidate, output.</summary>
    Lstm,

    /// <summary>Gated recurrent unit; Cho et al., 2014. Gates in the order update, reset, candidate; the reset gate works on the product h · R.</summary>
    GruResetAfter,

    /// <summary>The same, with the reset gate on h before the product.</summary>
    GruResetBefore,
}
