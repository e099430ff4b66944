namespace CompiledNets.Interop;

/// <summary>The kinds of arguments that operators of libtorch take, by the names of their schemas.</summary>
internal enum ArgumentKind
{
    /// <summary>An optional argument that is left out.</summary>
    None,

    /// <summary>Tensor.</summary>
    Tensor,

    /// <summary>Tensor?, where there is one.</summary>
    OptionalTensor,

    /// <summary>int or SymInt.</summary>
    Integer,

    /// <summary>float.</summary>
    Real,

    /// <summary>bool.</summary>
    Flag,

    /// <summary>ScalarType.</summary>
    DType,

    /// <summary>int[] or SymInt[].</summary>
    Integers,

    /// <summary>int[]? or SymInt[]?, where there is one.</summary>
    OptionalIntegers,

    /// <summary>bool[3].</summary>
    Flags,

    /// <summary>str.</summary>
    Text,
}
