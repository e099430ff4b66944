using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>The net of samples/Gallery/Nets/TweetPairs.cs, with libtorch's fused LSTM.</summary>
internal sealed class HandTweetPairs : HandNet
{
    private readonly LSTM _lstm;
    private readonly Linear _louder;

    public HandTweetPairs()
        : base(Layout.ChannelsFirst) => (_lstm, _louder) = (Add(nn.LSTM(256, 64, batchFirst: true)), Dense(128, 1));

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var (_, first, _) = _lstm.forward(inputs[0]);
        var (_, second, _) = _lstm.forward(inputs[1]);
        var x = _louder.forward(cat([first[0], second[0]], 1));
        return (F.binary_cross_entropy_with_logits(x, targets[0]), x.gt((Scalar)0).eq(targets[0].gt((Scalar)0.5)).sum());
    }
}
