using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>The net of samples/Gallery/Nets/ResNet50.cs.</summary>
internal sealed class HandResNet50 : HandNet
{
    private readonly Unit _first;
    private readonly List<Block> _blocks = [];
    private readonly Linear _classes;

    public HandResNet50(Layout layout)
        : base(layout)
    {
        _first = Normed(3, 64, 7, 2);
        var channels = 64;
        foreach (var (filters, count, stride) in ((int, int, int)[])[(64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2)])
        {
            for (var i = 0; i < count; i++)
            {
                var step = i == 0 ? stride : 1;
                _blocks.Add(new Block(
                    i == 0 ? Normed(channels, 4 * filters, 1, step) : null,
                    Normed(channels, filters, 1, step),
                    Normed(filters, filters, 3, 1),
                    Normed(filters, 4 * filters, 1, 1)));
                channels = 4 * filters;
            }
        }

        _classes = Dense(2048, 1000);
    }

    /// <summary>Computes the probabilities of the classes by the moving averages, without gradients.</summary>
    public Tensor Predict(Tensor images)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        Infer();
        return F.softmax(Logits(images), -1).MoveToOuterDisposeScope();
    }

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var x = Logits(inputs[0]);
        return (F.cross_entropy(x, targets[0]), x.argmax(-1).eq(targets[0]).sum());
    }

    private Tensor Logits(Tensor images)
    {
        var x = F.max_pool2d(_first.Run(images).relu_(), [3, 3], [2, 2], [1, 1], [1, 1], false);
        foreach (var block in _blocks)
        {
            var y = block.Third.Run(block.Second.Run(block.First.Run(x).relu_()).relu_());
            x = y.add_(block.Shortcut is { } shortcut ? shortcut.Run(x) : x).relu_();
        }

        return _classes.forward(x.mean([2, 3]));
    }

    private Unit Normed(int from, int to, int size, int stride) => new(Conv(from, to, size, stride), Norm(to));

    private sealed record Unit(Conv2d Conv, BatchNorm2d Norm)
    {
        public Tensor Run(Tensor x) => Norm.forward(Conv.forward(x));
    }

    private sealed record Block(Unit? Shortcut, Unit First, Unit Second, Unit Third);
}
