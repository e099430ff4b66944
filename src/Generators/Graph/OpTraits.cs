using System;

namespace CompiledNets.Generators.Graph;

/// <summary>The properties of an operation that passes rely on.</summary>
[Flags]
internal enum OpTraits
{
    None = 0,

    /// <summary>The result is a view of the first input.</summary>
    View = 1,

    /// <summary>
    /// Each element of the result is computed from the elements at the same index of the inputs, and all inputs have the shape of the result.
    /// </summary>
    Elementwise = 2,

    /// <summary>
    /// The operation has a side effect, such as storing a gradient or writing state, so it is kept even if nothing reads its result.
    /// </summary>
    Effect = 4,

    /// <summary>The function is non-decreasing, so a maximum can be taken before it is applied.</summary>
    Monotone = 8,

    /// <summary>The operation computes the largest element of each window.</summary>
    Largest = 16,

    /// <summary>The index of the largest element along the last axis does not change.</summary>
    KeepsOrder = 32,

    /// <summary>The operation uses only the index of the first input's largest element along the last axis.</summary>
    ReadsOrder = 64,

    /// <summary>The operation draws random numbers of the step.</summary>
    Random = 128,

    /// <summary>The kernel can apply ReLU to its first result, if the node has an argument "relu".</summary>
    EndsInRelu = 256,
}
