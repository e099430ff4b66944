using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>The net of <see cref="Sized.Convolutions"/>.</summary>
internal sealed class HandImages : HandNet
{
    private readonly Conv2d _first, _second, _third;
    private readonly Linear _last;

    public HandImages(Layout layout)
        : base(layout)
    {
        _first = Conv(3, 32, 3);
        _second = Conv(32, 64, 3);
        _third = Conv(64, 64, 3);
        _last = Dense(64, 10);
    }

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var x = _second.forward(_first.forward(inputs[0]).relu_()).relu_();
        x = _third.forward(F.max_pool2d(x, [2, 2], [2, 2], [0, 0], [1, 1], false)).relu_();
        x = _last.forward(x.mean([2L, 3L]));
        return (F.cross_entropy(x, targets[0]), Matches(x, targets[0]));
    }
}
