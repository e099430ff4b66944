using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>The net of samples/Gallery/Nets/DigitCnn.cs.</summary>
internal sealed class HandDigitCnn : HandNet
{
    private readonly Conv2d _first, _second;
    private readonly Linear _hidden, _last;

    public HandDigitCnn(Layout layout)
        : base(layout)
    {
        _first = Conv(1, 32, 3, padding: 0);
        _second = Conv(32, 64, 3, padding: 0);
        _hidden = Dense(9216, 128);
        _last = Dense(128, 10);
    }

    /// <summary>Computes the probabilities of the classes, without dropout and gradients.</summary>
    public Tensor Predict(Tensor images)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        return F.softmax(Logits(images, training: false), -1).MoveToOuterDisposeScope();
    }

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var x = Logits(inputs[0], training: true);
        return (F.cross_entropy(x, targets[0]), Matches(x, targets[0]));
    }

    private Tensor Logits(Tensor images, bool training)
    {
        var x = _second.forward(_first.forward(images).relu_()).relu_();
        x = F.dropout(F.max_pool2d(x, [2, 2], [2, 2], [0, 0], [1, 1], false), 0.25, training);

        // The order of the pixels in the dense layer is that of the memory, so that nothing is copied.
        x = (Layout == Layout.ChannelsLast ? x.permute(0, 2, 3, 1) : x).reshape(-1, 9216);
        return _last.forward(F.dropout(_hidden.forward(x).relu_(), 0.5, training));
    }
}
