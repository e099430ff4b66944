using CompiledNets.Bench.ByHand;
using CompiledNets.Samples;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CompiledNets.Bench.Races;

/// <summary>The rows of the table: nets of the gallery with the batches of their examples, and dense nets.</summary>
internal static class Rows
{
    public static IReadOnlyList<(string Name, Func<Race> Create)> All { get; } =
    [
        ("DigitCnn, 32", () => DigitCnn(32)),
        ("DigitCnn, 128", () => DigitCnn(128)),
        ("784-128-64-10, 32", () => Mlp(32)),
        ("784-128-64-10, 256", () => Mlp(256)),
        ("4-8-3, 8", Tiny),
        ("ToyResNet, 64", () => Race.Create(
            () => new ToyResNet(seed: 1), new Adam(), [rand(64, 32, 32, 3)], [OneHot(64, 10)], layout => new HandToyResNet(layout), Adam, hasImages: true)),
        ("ResNet50 112x112, 16", () => Race.Create(
            () => new SmallResNet50(seed: 1), new Adam(), [rand(16, 112, 112, 3)], [Numbers(1000, 16)], layout => new HandResNet50(layout), Adam, hasImages: true)),
        ("TextTransformer, 32", () => Race.Create(
            () => new TextTransformer(seed: 1), new Adam(), [Numbers(20_000, 32, 200)], [Numbers(2, 32)], _ => new HandTextTransformer(), Adam, hasImages: false)),
        ("HeadlineNet, 32", () => Race.Create(
            () => new HeadlineNet(seed: 1), new Adam(), [Numbers(10_000, 32, 100), rand(32, 5)], [Bits(32), Bits(32)], _ => new HandHeadlineNet(), Adam, hasImages: false)),
        ("TweetPairs, 64", () => Race.Create(
            () => new TweetPairs(seed: 1), new Adam(), [rand(64, 140, 256), rand(64, 140, 256)], [Bits(64)], _ => new HandTweetPairs(), Adam, hasImages: false)),
        ("UNet, 8", () => Race.Create(
            () => new UNet(seed: 1), new Adam(), [rand(8, 160, 160, 3)], [Numbers(3, 8, 160, 160)], layout => new HandUNet(layout), Adam, hasImages: true)),
    ];

    /// <summary>Creates one-hot labels of random classes.</summary>
    public static Tensor OneHot(int batch, int classes) => F.one_hot(Numbers(classes, batch), classes).type(ScalarType.Float32);

    /// <summary>Creates the race of DigitCnn.</summary>
    public static Race DigitCnn(int batch) => Race.Create(
        () => new DigitCnn(seed: 1),
        new Adadelta(1.0),
        [rand(batch, 28, 28, 1)],
        [OneHot(batch, 10)],
        layout => new HandDigitCnn(layout),
        weights => new HandAdadelta(weights),
        hasImages: true);

    private static Race Mlp(int batch) => Race.Create(
        () => new Mlp(seed: 1), new Adam(), [rand(batch, 784)], [OneHot(batch, 10)], _ => new HandMlp(784, 128, 64, 10), Adam, hasImages: false);

    private static Race Tiny() => Race.Create(
        () => new Tiny(seed: 1), new Adam(), [rand(8, 4)], [OneHot(8, 3)], _ => new HandMlp(4, 8, 3), Adam, hasImages: false);

    private static HandAdam Adam(IReadOnlyList<Tensor> weights) => new(weights);

    private static Tensor Numbers(int count, params long[] shape) => randint(count, shape, ScalarType.Int64);

    private static Tensor Bits(int batch) => Numbers(2, batch, 1).type(ScalarType.Float32);
}
