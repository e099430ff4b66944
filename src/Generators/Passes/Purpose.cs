namespace CompiledNets.Generators.Passes;

/// <summary>What a compiled graph is for.</summary>
internal enum Purpose
{
    /// <summary>Outputs, as they are after training.</summary>
    Predict,

    /// <summary>Losses and metrics, as they are after training.</summary>
    Evaluate,

    /// <summary>Losses, metrics, and the gradient of the objective with respect to every weight.</summary>
    Train,

    /// <summary>Outputs while training, and from their gradients those of the weights and inputs.</summary>
    ForwardBackward,

    /// <summary>Outputs through operations that libtorch's autograd can record.</summary>
    Autograd,

    /// <summary>The same for the losses.</summary>
    AutogradLoss,
}
