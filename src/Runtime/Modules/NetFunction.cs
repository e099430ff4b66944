using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A call of a net that autograd records as one operation.</summary>
internal interface INetCall
{
    /// <summary>Computes the outputs of floating-point numbers.</summary>
    IReadOnlyList<Tensor> Forward();

    /// <summary>Computes the gradients of the operands. Null is a gradient that is not computed. It must not throw, because the caller is native code.</summary>
    /// <param name="gradients">The gradients of the outputs.</param>
    IReadOnlyList<Tensor?> Backward(IReadOnlyList<Tensor> gradients);
}

/// <summary>The operation of autograd that runs a net.</summary>
internal sealed class NetFunction : autograd.MultiTensorFunction<NetFunction>
{
    private const string CallKey = "call";

    public override string Name => nameof(NetFunction);

    /// <summary>Runs a call, and records it if an operand requires a gradient.</summary>
    /// <param name="call">The call.</param>
    /// <param name="operands">The inputs and weights that gradients are computed of.</param>
    /// <returns>The outputs.</returns>
    public static IReadOnlyList<Tensor> Run(INetCall call, Tensor[] operands) => apply([call, .. operands]);

    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_data(CallKey, vars[0]);
        return [.. ((INetCall)vars[0]).Forward()];
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var gradients = ((INetCall)ctx.get_data(CallKey)).Backward(grad_outputs);
        grad_outputs.ForEach(gradient => gradient.Dispose());

        // The first operand, the call, has no gradient.
        return [null!, .. gradients.Select(gradient => gradient!)];
    }
}
