using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Devices;

/// <summary>Checks that code which runs on another device does not read memory, and that reading it is an error.</summary>
public sealed class MetaTests
{
    [Fact]
    public void Reading_memory_that_C_sharp_cannot_read_is_an_error()
    {
        using var x = zeros(3, device: META);
        var message = Assert.Throws<InvalidOperationException>(() => FlatMemory.AddressOf(x)).Message;
        Assert.Contains("device 'meta'", message, StringComparison.Ordinal);
        using var own = zeros(3);
        Assert.NotEqual(0, FlatMemory.AddressOf(own));
    }

    [Fact]
    public void Sums_on_a_device_are_added_to_those_on_the_CPU()
    {
        using var scope = NewDisposeScope();
        using var sums = new DeviceSums(4, CPU);
        sums.Add(tensor(0.5f), (0, 2), (3, 1));
        sums.Add(tensor(3L), (0, 1));
        sums.Add(tensor((double[])[1, 2]), (1, 10));
        sums.Clear(3);
        sums.Add(tensor(7f).requires_grad_(), (3, 1));
        double[] numbers = [1, 0, 0, 0];
        sums.AddTo(numbers);
        Assert.Equal([5, 10, 20, 7], numbers);
    }

    [Fact]
    public void Sums_on_the_meta_device_cannot_be_read()
    {
        using var sums = new DeviceSums(2, META);
        using var loss = zeros([], device: META);
        sums.Add(loss, (0, 1), (1, 2));
        Assert.ThrowsAny<Exception>(() => sums.AddTo([0, 0]));
    }

    public static TheoryData<string> Optimizers => [.. s_optimizers.Keys];

    private static readonly Dictionary<string, Func<Optimizer>> s_optimizers = new()
    {
        ["SGD"] = () => new SGD(0.1, momentum: 0.9, nesterov: true) { GlobalClipNorm = 1, WeightDecay = 0.1 },
        ["RMSprop"] = () => new RMSprop { ClipNorm = 1, UseEma = true, EmaOverwriteFrequency = 2 },
        ["Adam"] = () => new Adam { GlobalClipNorm = 1, GradientAccumulationSteps = 2 },
        ["AdamW"] = () => new AdamW { ClipValue = 1 },
        ["Adamax"] = () => new Adamax { ClipNorm = 1 },
        ["Adagrad"] = () => new Adagrad { UseEma = true },
        ["Adadelta"] = () => new Adadelta(),
        ["Nadam"] = () => new Nadam(),
        ["Ftrl"] = () => new Ftrl(),
        ["Lion"] = () => new Lion(),
        ["Lamb"] = () => new Lamb { GlobalClipNorm = 1 },
        ["Adafactor"] = () => new Adafactor { ClipNorm = 1, UseEma = true },
    };

    [Fact]
    public void All_optimizers_are_tested() => Assert.Equal(
        typeof(Optimizer).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Optimizer))).Select(type => type.Name).Order(StringComparer.Ordinal),
        s_optimizers.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void An_update_does_not_wait_for_the_device(string name)
    {
        using var noGrad = no_grad();
        using var weights = new WeightSet(Structure(("kernel", [4, 5], [0, 1]), ("bias", [5], [0])), seed: 1, META, ScalarType.Float32);
        using var optimizer = s_optimizers[name]();

        // After 32 updates, slots are searched for subnormal numbers.
        for (var i = 0; i < 70; i++)
        {
            optimizer.Update([weights]);
            weights.Constrain();
        }

        Assert.Equal(DeviceType.META, weights.Values.device_type);
    }
}
