using CompiledNets.Integration.Tests;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

/// <summary>Checks that no sample needs the memory of its device in a step, so that each can be trained on a GPU without waiting.</summary>
public sealed class MetaDeviceTests
{
    public static TheoryData<string> Names => new(SampleCatalogue.All.Select(sample => sample.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_and_a_prediction_on_the_meta_device_read_only_the_sums_of_the_report(string name)
    {
        var sample = SampleCatalogue.Find(name)!;
        using var optimizer = sample.Defaults.Optimizer();

        // The net is dynamic, because each sample has its own types.
        using dynamic net = MetaDevice.New(typeof(Sample).Assembly.GetType($"{typeof(Sample).Namespace}.{name}", throwOnError: true)!);
        MetaDevice.AssertReadsNothing(net, optimizer, Smoke.SizesOf(name));
    }

    // The convolutions of these take minutes in float64. They have the layers of the others.
    private static readonly string[] s_slow = [nameof(ImageSimilarity), nameof(ResNet50), nameof(DenseNet121)];

    public static TheoryData<string> Comparable => new(SampleCatalogue.All.Select(sample => sample.Name).Except(Smoke.Huge).Except(s_slow));

    [Theory]
    [MemberData(nameof(Comparable))]
    public void Another_device_computes_what_the_CPU_computes(string name)
    {
        var sample = SampleCatalogue.Find(name)!;
        using dynamic onCpu = sample.Create(seed: 1, ScalarType.Float64);
        using dynamic elsewhere = sample.Create(seed: 1, ScalarType.Float64);
        OtherDevice.AssertSame(onCpu, elsewhere, sample.Defaults.Optimizer, Smoke.SizesOf(name), 1e-8);
    }
}
