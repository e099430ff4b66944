using CompiledNets.Samples;

namespace CompiledNets.Bench;

/// <summary>Prints a line for each sample: its size, the difference, and the times of a prediction on one thread.</summary>
internal static class SampleTable
{
    /// <summary>Prints the samples with one of the names, or all samples.</summary>
    public static void Print(IReadOnlyList<string> names)
    {
        Console.WriteLine("| Sample | Parameters | Weights, MB | ONNX, MB | Difference | Batch | CompiledNets, ms | libtorch's kernels, ms | ONNX Runtime, ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var sample in SampleCatalogue.All.Where(sample => names.Count == 0 || names.Contains(sample.Name, StringComparer.OrdinalIgnoreCase)))
        {
            // The net is dynamic, because each sample has its own types.
            using dynamic net = sample.Create(seed: 1);
            using Duel duel = Duel.Of(net, SizesOf(sample.Name), 1);
            Console.WriteLine($"| {sample.Name} | {duel.Parameters:N0} | {duel.WeightBytes / 1e6:0.00} | {duel.ModelBytes / 1e6:0.00} | {duel.Difference:0.0E+0} | {duel.Samples} | {string.Join(" | ", duel.Times().Select(Duel.Text))} |");
        }
    }

    /// <summary>Gets the sizes of the batch. Large nets take one sample.</summary>
    private static Dictionary<string, long> SizesOf(string sample) => sample switch
    {
        nameof(AgeIncomeGender) => new() { ["N"] = 32, ["T"] = 271 },
        nameof(VideoQuestionAnswering) or nameof(VisualQuestionAnswering) or nameof(InceptionModule) or nameof(ImageSimilarity) or nameof(ResNet50) or nameof(DenseNet121) or nameof(UNet) =>
            new() { ["N"] = 1 },
        _ => new() { ["N"] = 32 },
    };
}
