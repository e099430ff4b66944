using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Makes modules of TorchSharp from nets.</summary>
public static class NetModules
{
    /// <summary>
    /// Makes a module that computes the net. Its parameters are the weights of the net, in the same memory, so TorchSharp's optimizers train the net. In training
    /// mode, outputs are computed as in training, and <c>backward</c> runs the compiled backward pass. In evaluation mode, they are computed as
    /// <c>Predict</c> does, without gradients.
    /// </summary>
    /// <remarks>
    /// Each call in training mode is a step: it draws other random numbers, and moving averages are updated. Penalties and constraints of weights belong to the
    /// objective and the optimizers of this library, so they are not applied. The net must live as long as the module. Disposing of the module leaves the
    /// net as it is.
    /// </remarks>
    /// <param name="net">The net.</param>
    public static nn.Module<TInputs, TOutputs> AsModule<TInputs, TOutputs, TGradients>(this CompiledNet<TInputs, TOutputs, TGradients> net)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        ArgumentNullException.ThrowIfNull(net);
        return new NetModule<TInputs, TOutputs, TGradients>(net);
    }

    /// <summary>Makes the same module as <see cref="AsModule"/> for a net with one input and one output, for example for <c>nn.Sequential</c>.</summary>
    /// <param name="net">The net.</param>
    /// <exception cref="ArgumentException">The net has more than one input or output.</exception>
    public static nn.Module<Tensor, Tensor> AsTensorModule<TInputs, TOutputs, TGradients>(this CompiledNet<TInputs, TOutputs, TGradients> net)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        ArgumentNullException.ThrowIfNull(net);
        var structure = net.Structure;
        return structure is { Inputs.Count: 1, Outputs.Count: 1 }
            ? new TensorModule<TInputs, TOutputs, TGradients>(net)
            : throw new ArgumentException(
                $"{structure.Name} has {structure.Inputs.Count} inputs and {structure.Outputs.Count} outputs, but a module from tensor to tensor has one of each. AsModule makes a module for any net.", nameof(net));
    }
}
