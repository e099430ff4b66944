using CompiledNets.Onnx.Tests;

namespace CompiledNets.Samples.Tests;

/// <summary>Saves every sample as an ONNX model, and compares it with ONNX Runtime.</summary>
public class OnnxTests
{
    // The huge nets are compared in the classes of their own tests.
    public static TheoryData<string> Names => new(SampleCatalogue.All.Select(sample => sample.Name).Except(Smoke.Huge));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_computes_the_same_in_OnnxRuntime(string name)
    {
        // The net is dynamic, because each sample has its own types.
        using dynamic net = SampleCatalogue.Find(name)!.Create(seed: 1);
        double difference = Export.Differ(net, new[] { Smoke.SizesOf(name) ?? new Dictionary<string, long>() });
        Assert.True(difference <= Difference.Tolerance, $"{name} differs by {difference:E2}.");
    }
}
