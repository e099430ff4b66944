using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>The net of samples/Gallery/Nets/ToyResNet.cs.</summary>
internal sealed class HandToyResNet : HandNet
{
    private readonly Conv2d _first, _second, _last;
    private readonly List<(Conv2d, Conv2d)> _blocks;
    private readonly Linear _hidden, _classes;

    public HandToyResNet(Layout layout)
        : base(layout)
    {
        _first = Conv(3, 32, 3, padding: 0);
        _second = Conv(32, 64, 3, padding: 0);
        _blocks = [(Conv(64, 64, 3), Conv(64, 64, 3)), (Conv(64, 64, 3), Conv(64, 64, 3))];
        _last = Conv(64, 64, 3, padding: 0);
        _hidden = Dense(64, 256);
        _classes = Dense(256, 10);
    }

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var x = _second.forward(_first.forward(inputs[0]).relu_()).relu_();
        x = F.max_pool2d(x, [3, 3], [3, 3], [0, 0], [1, 1], false);
        foreach (var (first, second) in _blocks)
        {
            x = second.forward(first.forward(x).relu_()).relu_().add(x);
        }

        x = _last.forward(x).relu_().mean([2, 3]);
        x = _classes.forward(F.dropout(_hidden.forward(x).relu_(), 0.5, training: true));
        return (F.cross_entropy(x, targets[0]), Matches(x, targets[0]));
    }
}
