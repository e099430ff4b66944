namespace CompiledNets.Fuzz.Tests;

/// <summary>Saves random nets as ONNX models, and compares their outputs with those of ONNX Runtime.</summary>
public sealed class OnnxTests
{
    private const int Graphs = 500;
    private const int NetsPerBatch = 200;
    private const double ToleranceOfWords = 1e-4;

    // The differences of many words add up.
    private const double ToleranceOfGraphs = 1e-3;

    [Fact]
    public void Every_word_computes_the_same_in_OnnxRuntime()
    {
        var failures = new List<string>();
        var accepted = DrawnWords.Accept(failures).Where(net => IsPrediction(DrawnWords.Cases[net.Name].Call.Word)).ToList();
        foreach (var batch in accepted.Chunk(NetsPerBatch))
        {
            Check(batch, ToleranceOfWords, failures);
        }

        Fuzz.AssertNone(failures, accepted.Count);
        DrawnWords.AssertComplete(accepted, IsPrediction);
    }

    [Fact]
    public void Graphs_of_many_words_compute_the_same_in_OnnxRuntime()
    {
        var failures = new List<string>();
        var count = Fuzz.Count(Graphs);
        for (var start = 0; start < count; start += NetsPerBatch)
        {
            Check([.. GraphBatch.Draw("Onnx", start, Math.Min(NetsPerBatch, count - start)).Select(net => net.Checked)], ToleranceOfGraphs, failures);
        }

        Fuzz.AssertNone(failures, count);
    }

    // Losses and metrics are not a part of the prediction.
    private static bool IsPrediction(Word word) => !word.IsLoss && !word.IsMetric;

    private static void Check(IReadOnlyList<CheckedNet> nets, double tolerance, List<string> failures) =>
        new NetBatch(nets.Select(net => net.Source), withOnnx: true).Run(typeOf =>
        {
            foreach (var net in nets)
            {
                if (NetRun.DrawSizes(net.Model!, Fuzz.Random(net.Name)) is { } sizes && OnnxRun.Check(typeOf(net.Name), net.Model!, sizes, tolerance) is { } failure)
                {
                    failures.Add(net.Describe(failure));
                }
            }
        });
}
