using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>Trains a step with code written by hand for TorchSharp: functional layers, autograd, and an update for each weight.</summary>
internal sealed class Eager(Func<IReadOnlyList<Tensor>, Tensor, Tensor> forward, IEnumerable<Tensor> weights) : IDisposable
{
    private readonly List<Tensor> _weights = weights.Select(weight => weight.detach().clone().requires_grad_()).ToList();
    private readonly List<Tensor> _squares = weights.Select(weight => zeros_like(weight)).ToList();
    private readonly List<Tensor> _deltas = weights.Select(weight => zeros_like(weight)).ToList();

    public void Step(Tensor x, Tensor target)
    {
        using var scope = NewDisposeScope();
        var logits = forward(_weights, x);
        var loss = nn.functional.cross_entropy(logits, target);
        var right = logits.argmax(-1).eq(target.argmax(-1)).sum();
        var gradients = autograd.grad([loss], _weights);
        using (no_grad())
        {
            // Adadelta with a learning rate of 1, as for the compiled nets.
            for (var i = 0; i < _weights.Count; i++)
            {
                var (w, g, s, d) = (_weights[i], gradients[i], _squares[i], _deltas[i]);
                s.mul_((Scalar)0.95).addcmul_(g, g, (Scalar)0.05);
                var delta = d.add((Scalar)1e-7).div_(s.add((Scalar)1e-7)).sqrt_().mul_(g);
                d.mul_((Scalar)0.95).addcmul_(delta, delta, (Scalar)0.05);
                w.sub_(delta);
            }
        }

        _ = loss.ToSingle() + right.ToInt64();
    }

    public void Dispose() => _weights.Concat(_squares).Concat(_deltas).ToList().ForEach(tensor => tensor.Dispose());
}
