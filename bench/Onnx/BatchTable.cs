using CompiledNets.Samples;

namespace CompiledNets.Bench;

/// <summary>Prints the times of a prediction of DigitCnn for several batches, on one thread and on two.</summary>
internal static class BatchTable
{
    public static void Print()
    {
        Console.WriteLine("| Batch | Threads | CompiledNets, ms | libtorch's kernels, ms | ONNX Runtime, ms |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var threads in (int[])[1, 2])
        {
            foreach (var batch in (int[])[1, 32, 256])
            {
                using var net = new DigitCnn(seed: 1);
                using var duel = Duel.Of(net, new Dictionary<string, long> { ["N"] = batch }, threads);
                Console.WriteLine($"| {batch} | {threads} | {string.Join(" | ", duel.Times())} |");
            }
        }
    }
}
