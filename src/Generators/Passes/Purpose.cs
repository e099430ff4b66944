namespace CompiledNets.Generators.Passes;

/// <summary>The purpose of a compiled graph.</summary>
internal enum Purpose
{
    /// <summary>Outputs, as in prediction.</summary>
    Predict,

    /// <summary>Losses and metrics, as in prediction.</summary>
    Evaluate,

    /// <summary>Losses, metrics, and the gradient of the objective with respect to every weight.</summary>
    Train,

    /// <summary>Outputs as in training, and the gradients of weights and inputs from those of the outputs.</summary>
    ForwardBackward,

    /// <summary>Outputs, through operations that libtorch's autograd can record.</summary>
    Autograd,

    /// <summary>Losses, through operations that libtorch's autograd can record.</summary>
    AutogradLoss,
}
