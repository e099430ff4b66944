namespace CompiledNets.Generated.Kernels;

/// <summary>The kind of the cell of a recurrent layer. Used by generated code.</summary>
public enum CellKind
{
    /// <summary>A simple cell: h' = f(x + h · R).</summary>
    Simple,

    /// <summary>Long short-term memory; Hochreiter and Schmidhuber, 1997. The order of gates is input, forget, candidate, output.</summary>
    Lstm,

    /// <summary>
    /// Gated recurrent unit; Cho et al., 2014. The order of gates is update, reset, candidate. The reset gate multiplies the product h · R.
    /// </summary>
    GruResetAfter,

    /// <summary>A gated recurrent unit whose reset gate multiplies h before the product.</summary>
    GruResetBefore,
}
