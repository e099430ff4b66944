namespace CompiledNets.Generators.Models;

/// <summary>The dtype of a tensor, as the type argument of <c>Sym&lt;T&gt;</c> gives it.</summary>
internal enum DType
{
    /// <summary><c>float</c>: the dtype of the net's weights and activations.</summary>
    Float,

    /// <summary><c>long</c>.</summary>
    Int64,

    /// <summary><c>int</c>.</summary>
    Int32,

    /// <summary><c>bool</c>.</summary>
    Bool,
}
