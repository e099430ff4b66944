using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CompiledNets.Samples.Tests;

/// <summary>The module of docs/from-torchsharp.md.</summary>
internal sealed class TorchDigits : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> _conv = Conv2d(1, 32, 3);
    private readonly Module<Tensor, Tensor> _pool = MaxPool2d(2);
    private readonly Module<Tensor, Tensor> _dense = Linear(32 * 13 * 13, 10);

    public TorchDigits()
        : base("digits") => RegisterComponents();

    public override Tensor forward(Tensor image)
    {
        var x = _pool.call(functional.relu(_conv.call(image)));
        return _dense.call(x.flatten(1));
    }
}

/// <summary>The code of docs/from-torchsharp.md. <see cref="DocumentationTests"/> compares it with the page.</summary>
internal static class TorchSharpLoops
{
    public static void TrainModule(IEnumerable<(Tensor Images, Tensor Labels)> batches)
    {
        using var module = new TorchDigits();
        using var adam = optim.Adam(module.parameters());
        foreach (var (images, labels) in batches)
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            var loss = functional.cross_entropy(module.call(images), labels);
            loss.backward();
            adam.step();
        }
    }

    public static void TrainNet(IEnumerable<(Tensor Images, Tensor Labels)> batches)
    {
        using var net = new CompiledDigits();
        using var optimizer = new Adam();
        foreach (var (images, labels) in batches)
        {
            var loss = net.TrainStep(images, labels, optimizer);
        }
    }

    public static int Autograd(CompiledDigits net, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        Tensor logits = net.ForwardWithAutograd(images);
        var loss = functional.cross_entropy(logits, labels) + 0.001 * logits.square().mean();
        loss.backward();
        var gradients = net.NamedWeights().Where(named => named.Weight.HasGradient).Select(named => named.Weight.Leaf.grad).ToList();
        return gradients.Count(gradient => gradient is not null);
    }
}
