using CompiledNets.Bench.ByHand;
using CompiledNets.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>Prints the times of a prediction for several batches, on one thread and on two. By hand, images are in both layouts, and the faster one counts.</summary>
internal static class BatchTable
{
    public static void Print(IReadOnlyList<string> nets)
    {
        Console.WriteLine("| Net | Batch | Threads | CompiledNets, ms | libtorch's kernels, ms | ONNX Runtime, ms | By hand, ms | Ratio to by hand |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var threads in (int[])[1, 2])
        {
            foreach (var batch in Batches("DigitCnn", 1, 32, 256))
            {
                using HandDigitCnn first = new(Layout.ChannelsFirst), last = new(Layout.ChannelsLast);
                using var net = new DigitCnn(seed: 1);
                Print("DigitCnn", Duel.Of(net, Sizes(batch), threads), batch, threads, rand(batch, 28, 28, 1), (first, first.Predict), (last, last.Predict));
            }

            foreach (var batch in Batches("ResNet50", 1, 16))
            {
                using HandResNet50 first = new(Layout.ChannelsFirst), last = new(Layout.ChannelsLast);
                using var net = new SmallResNet50(seed: 1);
                Print("ResNet50, 112x112", Duel.Of(net, Sizes(batch), threads), batch, threads, rand(batch, 112, 112, 3), (first, first.Predict), (last, last.Predict));
            }
        }

        int[] Batches(string net, params int[] batches) => nets.Count == 0 || nets.Contains(net, StringComparer.OrdinalIgnoreCase) ? batches : [];
    }

    private static Dictionary<string, long> Sizes(int batch) => new() { ["N"] = batch };

    private static void Print(string name, Duel duel, int batch, int threads, Tensor images, params (HandNet Net, Func<Tensor, Tensor> Predict)[] byHand)
    {
        using var scope = NewDisposeScope();
        using (images)
        using (duel)
        {
            foreach (var (net, predict) in byHand)
            {
                var own = net.Images(images);
                duel.Add(() => predict(own).Dispose());
            }

            var times = duel.Times().ToList();
            var best = times.Skip(3).Min();
            Console.WriteLine($"| {name} | {batch} | {threads} | {string.Join(" | ", times[..3].Append(best).Select(Duel.Text))} | {times[0] / best:0.00} |");
        }
    }
}
