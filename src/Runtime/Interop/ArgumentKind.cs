namespace CompiledNets.Interop;

/// <summary>The kinds of arguments of libtorch's operators, with their types in schemas.</summary>
internal enum ArgumentKind
{
    /// <summary>An omitted optional argument.</summary>
    None,

    /// <summary>Tensor.</summary>
    Tensor,

    /// <summary>Tensor?, if it is not omitted.</summary>
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

    /// <summary>int[]? or SymInt[]?, if it is not omitted.</summary>
    OptionalIntegers,

    /// <summary>bool[3].</summary>
    Flags,

    /// <summary>str.</summary>
    Text,
}
