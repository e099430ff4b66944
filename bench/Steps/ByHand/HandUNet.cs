using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.ByHand;

/// <summary>The net of samples/Gallery/Nets/UNet.cs. Images are padded on both sides, which costs the same as Keras' padding on one side.</summary>
internal sealed class HandUNet : HandNet
{
    private readonly Conv2d _first, _last;
    private readonly BatchNorm2d _norm;
    private readonly List<Down> _down = [];
    private readonly List<Up> _up = [];

    public HandUNet(Layout layout)
        : base(layout)
    {
        (_first, _norm) = (Conv(3, 32, 3, stride: 2), Norm(32));
        var channels = 32;
        foreach (var filters in (int[])[64, 128, 256])
        {
            _down.Add(new Down(Separable(channels, filters), Separable(filters, filters), Conv(channels, filters, 1, stride: 2)));
            channels = filters;
        }

        foreach (var filters in (int[])[256, 128, 64, 32])
        {
            _up.Add(new Up(Transposed(channels, filters), Transposed(filters, filters), Conv(channels, filters, 1)));
            channels = filters;
        }

        _last = Conv(32, 3, 3);
    }

    protected override (Tensor Loss, Tensor Matches) Forward(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        var x = _norm.forward(_first.forward(inputs[0])).relu_();
        foreach (var (first, second, residual) in _down)
        {
            var y = second.Run(first.Run(x.relu()).relu_());
            x = F.max_pool2d(y, [3, 3], [2, 2], [1, 1], [1, 1], false).add_(residual.forward(x));
        }

        foreach (var (first, second, residual) in _up)
        {
            var y = second.Run(first.Run(x.relu()).relu_());
            x = Twice(y).add_(residual.forward(Twice(x)));
        }

        x = _last.forward(x);
        return (F.cross_entropy(x, targets[0]), x.argmax(1).eq(targets[0]).sum());
    }

    private static Tensor Twice(Tensor x) => F.interpolate(x, scale_factor: [2.0, 2.0], mode: InterpolationMode.Nearest);

    private SeparableUnit Separable(int from, int to) => new(Conv(from, from, 3, groups: from, bias: false), Conv(from, to, 1), Norm(to));

    private TransposedUnit Transposed(int from, int to) => new(Add(nn.ConvTranspose2d(from, to, 3, padding: 1)), Norm(to));

    private sealed record SeparableUnit(Conv2d Depth, Conv2d Point, BatchNorm2d Norm)
    {
        public Tensor Run(Tensor x) => Norm.forward(Point.forward(Depth.forward(x)));
    }

    private sealed record TransposedUnit(ConvTranspose2d Conv, BatchNorm2d Norm)
    {
        public Tensor Run(Tensor x) => Norm.forward(Conv.forward(x));
    }

    private sealed record Down(SeparableUnit First, SeparableUnit Second, Conv2d Residual);

    private sealed record Up(TransposedUnit First, TransposedUnit Second, Conv2d Residual);
}
