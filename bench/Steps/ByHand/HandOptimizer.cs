using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench.ByHand;

/// <summary>The rule of an optimizer with the fewest operations of libtorch for each weight.</summary>
internal abstract class HandOptimizer(IReadOnlyList<Tensor> weights) : IDisposable
{
    private readonly List<(Tensor, Tensor)> _slots = weights.Select(weight => (zeros_like(weight).DetachFromDisposeScope(), zeros_like(weight).DetachFromDisposeScope())).ToList();

    public void Update(IReadOnlyList<Tensor> gradients)
    {
        Begin();
        for (var i = 0; i < weights.Count; i++)
        {
            Update(weights[i], gradients[i], _slots[i].Item1, _slots[i].Item2);
        }
    }

    public void Dispose()
    {
        foreach (var (first, second) in _slots)
        {
            first.Dispose();
            second.Dispose();
        }
    }

    protected virtual void Begin()
    {
    }

    protected abstract void Update(Tensor weight, Tensor gradient, Tensor first, Tensor second);
}

/// <summary>Adadelta with a learning rate of 1.</summary>
internal sealed class HandAdadelta(IReadOnlyList<Tensor> weights) : HandOptimizer(weights)
{
    protected override void Update(Tensor weight, Tensor gradient, Tensor first, Tensor second)
    {
        first.mul_((Scalar)0.95).addcmul_(gradient, gradient, (Scalar)0.05);
        var delta = second.add((Scalar)1e-7).div_(first.add((Scalar)1e-7)).sqrt_().mul_(gradient);
        second.mul_((Scalar)0.95).addcmul_(delta, delta, (Scalar)0.05);
        weight.sub_(delta);
    }
}

/// <summary>Adam with a learning rate of 0.001.</summary>
internal sealed class HandAdam(IReadOnlyList<Tensor> weights) : HandOptimizer(weights)
{
    private int _steps;
    private double _rate;

    protected override void Begin()
    {
        _steps++;
        _rate = 0.001 * Math.Sqrt(1 - Math.Pow(0.999, _steps)) / (1 - Math.Pow(0.9, _steps));
    }

    protected override void Update(Tensor weight, Tensor gradient, Tensor first, Tensor second)
    {
        first.mul_((Scalar)0.9).add_(gradient, (Scalar)0.1);
        second.mul_((Scalar)0.999).addcmul_(gradient, gradient, (Scalar)0.001);
        weight.addcdiv_(first, second.sqrt().add_((Scalar)1e-7), (Scalar)(-_rate));
    }
}
