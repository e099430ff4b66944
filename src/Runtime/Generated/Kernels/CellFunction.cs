namespace CompiledNets.Generated.Kernels;

/// <summary>An activation in a recurrent layer. Used by generated code.</summary>
public enum CellFunction
{
    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>The maximum of x and 0.</summary>
    ReLU,
}
