using CompiledNets.Bench.ByHand;
using CompiledNets.Bench.Races;
using CompiledNets.Samples;
using static TorchSharp.torch;

namespace CompiledNets.Bench.Growth;

/// <summary>The rows of the table of growth. Each has the number of multiplications of a training step by the direct method.</summary>
internal static class GrowthRows
{
    private const int Samples = 128;
    private const int Images = 16;

    public static IEnumerable<(string Name, double Products, Func<Race> Create)> All =>
    [
        .. new[] { 1, 8, 32, 128, 512, 1024 }.Select(batch => ($"DigitCnn, batch {batch}", batch * ProductsOfDigitCnn, (Func<Race>)(() => Rows.DigitCnn(batch)))),
        Dense("width 64", 64, 2, () => new Width64(seed: 1)),
        Dense("width 256", 256, 2, () => new Width256(seed: 1)),
        Dense("width 1024", 1024, 2, () => new Width1024(seed: 1)),
        Dense("width 4096", 4096, 2, () => new Width4096(seed: 1)),
        Dense("8 layers of 256", 256, 8, () => new Depth8(seed: 1)),
        Dense("32 layers of 256", 256, 32, () => new Depth32(seed: 1)),
        Pixels(16, () => new Pixels16(seed: 1)),
        Pixels(32, () => new Pixels32(seed: 1)),
        Pixels(64, () => new Pixels64(seed: 1)),
        Pixels(128, () => new Pixels128(seed: 1)),
    ];

    // The step computes each product and two gradients of it, but no gradient of the inputs.
    private static double ProductsOfDigitCnn => (2 * 26 * 26 * 9.0 * 32) + (3 * ((24 * 24 * 9.0 * 32 * 64) + (9216 * 128) + (128 * 10)));

    private static (string Name, double Products, Func<Race> Create) Dense<TI, TO, TG, TT>(string name, int width, int hidden, Func<TrainableNet<TI, TO, TG, TT>> create)
        where TI : IBatch<TI>
        where TO : IBatch<TO>, IDisposable
        where TG : IBatch<TG>, IDisposable
        where TT : IBatch<TT> => (
            $"Dense, {name}",
            Samples * ((2 * 784.0 * width) + (3 * (((hidden - 1.0) * width * width) + (10 * width)))),
            () => Race.Create(
                create, new Adam(), [rand(Samples, 784)], [Rows.OneHot(Samples, 10)], _ => new HandMlp([784, .. Enumerable.Repeat(width, hidden), 10]), weights => new HandAdam(weights), hasImages: false));

    private static (string Name, double Products, Func<Race> Create) Pixels<TI, TO, TG, TT>(int size, Func<TrainableNet<TI, TO, TG, TT>> create)
        where TI : IBatch<TI>
        where TO : IBatch<TO>, IDisposable
        where TG : IBatch<TG>, IDisposable
        where TT : IBatch<TT> => (
            $"Convolutions, {size}x{size}",
            Images * (double)size * size * ((2 * 9 * 3 * 32) + (3 * 9 * 32 * 64) + (3 * 9 * 64 * 64 / 4)),
            () => Race.Create(
                create, new Adam(), [rand(Images, size, size, 3)], [Rows.OneHot(Images, 10)], layout => new HandImages(layout), weights => new HandAdam(weights), hasImages: true));
}
