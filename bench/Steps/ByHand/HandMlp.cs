using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>Dense layers with ReLU between them.</summary>
internal sealed class HandMlp : HandNet
{
    private readonly List<Linear> _layers = [];

    public HandMlp(params ReadOnlySpan<int> units)
        : base(Layout.ChannelsFirst)
    {
        for (var i = 1; i < units.Length; i++)
        {
            _layers.Add(Dense(units[i - 1], units[i]));
        }
    }

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var x = _layers[0].forward(inputs[0]);
        foreach (var layer in _layers.Skip(1))
        {
            x = layer.forward(x.relu_());
        }

        return (F.cross_entropy(x, targets[0]), Matches(x, targets[0]));
    }
}
