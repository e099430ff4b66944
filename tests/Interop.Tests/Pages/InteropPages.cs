using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Interop.Tests;

/// <summary>The code of docs/interop.md, which a test compares with the page.</summary>
internal static class InteropPages
{
    public static void Module(IEnumerable<(Tensor Features, Tensor Paid)> batches)
    {
        using var net = new HousePrices(seed: 1);
        using var module = net.AsTensorModule();
        using var adam = optim.Adam(module.parameters());
        foreach (var (features, paid) in batches)
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            var loss = nn.functional.smooth_l1_loss(module.call(features), paid);
            loss.backward();
            adam.step();
        }
    }

    public static void Chain(IEnumerable<(Tensor Places, Tensor Paid)> batches)
    {
        using var net = new HousePrices(seed: 1);
        using var model = nn.Sequential(
            ("places", nn.Embedding(1000, 3)),
            ("prices", net.AsTensorModule()));
        using var adam = optim.Adam(model.parameters());
        foreach (var (places, paid) in batches)
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            nn.functional.mse_loss(model.call(places), paid).backward();
            adam.step();
        }
    }

    public static float Spans(HousePrices net)
    {
        Span<float> price = stackalloc float[1];
        net.Predict([0.5f, -1.2f, 0.1f], price);
        return price[0];
    }

    public static System.Numerics.Tensors.Tensor<float> Numerics(HousePrices net, System.Numerics.Tensors.Tensor<float> houses)
    {
        using var features = houses.ToTorchTensor();
        using var prices = net.Predict(features);
        return prices.Price.ToNumericsTensor<float>();
    }

    public static async Task Rows(HousePrices net, IAsyncEnumerable<House> houses)
    {
        var batches = houses.Chunk(32).Select(rows => (new HousePrices.Inputs(Features(rows)), new HousePrices.Targets(Paid(rows))));
        net.Fit(batches, new FitOptions { Optimizer = new Adam(0.01), Epochs = 20 });

        await foreach (var rows in houses.Chunk(256))
        {
            var prices = new float[rows.Length];
            net.Predict([.. rows.SelectMany(house => house.Numbers)], prices);
            Report(rows, prices);
        }

        static Tensor Features(House[] rows) => tensor(rows.SelectMany(house => house.Numbers).ToArray(), [rows.Length, 3]);
        static Tensor Paid(House[] rows) => tensor(rows.Select(house => house.Price).ToArray(), [rows.Length, 1]);
    }

    public static Action<House[], float[]> Report { get; set; } = (_, _) => { };

    internal sealed record House(float[] Numbers, float Price);
}
