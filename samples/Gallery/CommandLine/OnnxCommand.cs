using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Saves a sample as an ONNX model.</summary>
internal static class OnnxCommand
{
    /// <param name="sample">The sample.</param>
    /// <param name="weights">The path of a file of weights, or null for random weights.</param>
    /// <param name="console">The console for the output.</param>
    public static int Run(Sample sample, string? weights, IAnsiConsole console)
    {
        using var net = sample.Create(seed: 1);
        if (weights is not null)
        {
            net.LoadWeights(weights);
        }

        var path = Path.Combine(RunFolder.Artifacts("onnx"), sample.Name + ".onnx");
        net.SaveOnnx(path);
        console.Line(RunFolder.Readable(path));
        return 0;
    }
}
