using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>The net of samples/Gallery/Nets/HeadlineNet.cs, with libtorch's fused LSTM.</summary>
internal sealed class HandHeadlineNet : HandNet
{
    private readonly Embedding _words;
    private readonly LSTM _lstm;
    private readonly Linear _aux, _main;
    private readonly List<Linear> _hidden;

    public HandHeadlineNet()
        : base(Layout.ChannelsFirst)
    {
        _words = Add(nn.Embedding(10_000, 512));
        _lstm = Add(nn.LSTM(512, 32, batchFirst: true));
        _aux = Dense(32, 1);
        _hidden = [Dense(37, 64), Dense(64, 64), Dense(64, 64)];
        _main = Dense(64, 1);
    }

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var (_, state, _) = _lstm.forward(_words.forward(inputs[0]));
        var encoded = state[0];
        var aux = _aux.forward(encoded);
        var x = cat([encoded, inputs[1]], 1);
        foreach (var layer in _hidden)
        {
            x = layer.forward(x).relu_();
        }

        x = _main.forward(x);
        var loss = F.binary_cross_entropy_with_logits(x, targets[0]).add(F.binary_cross_entropy_with_logits(aux, targets[1]), (Scalar)0.2);
        return (loss, x.gt((Scalar)0).eq(targets[0].gt((Scalar)0.5)).sum());
    }
}
