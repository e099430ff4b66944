using CompiledNets.Bench.ByHand;
using CompiledNets.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Bench;

/// <summary>Prints the times of a prediction of DigitCnn for several batches, on one thread and on two. By hand, images are in both layouts, and the faster one counts.</summary>
internal static class BatchTable
{
    public static void Print()
    {
        Console.WriteLine("| Batch | Threads | CompiledNets, ms | libtorch's kernels, ms | ONNX Runtime, ms | By hand, ms | Ratio to by hand |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var threads in (int[])[1, 2])
        {
            foreach (var batch in (int[])[1, 32, 256])
            {
                using var net = new DigitCnn(seed: 1);
                using var duel = Duel.Of(net, new Dictionary<string, long> { ["N"] = batch }, threads);
                using HandDigitCnn first = new(Layout.ChannelsFirst), last = new(Layout.ChannelsLast);
                using var images = rand(batch, 28, 28, 1);
                using Tensor imagesFirst = first.Images(images), imagesLast = last.Images(images);
                duel.Add(() => first.Predict(imagesFirst).Dispose());
                duel.Add(() => last.Predict(imagesLast).Dispose());
                var times = duel.Times().ToList();
                var byHand = Math.Min(times[3], times[4]);
                Console.WriteLine($"| {batch} | {threads} | {string.Join(" | ", times[..3].Append(byHand).Select(Duel.Text))} | {times[0] / byHand:0.00} |");
            }
        }
    }
}
