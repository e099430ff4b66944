using CompiledNets.Integration.Tests.Layers;
using CompiledNets.Integration.Tests.Scopes;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Checks nets on another device than the CPU. The meta device stands for a GPU: it computes shapes, and has no memory.</summary>
public sealed class MetaDeviceTests
{
    [Theory]
    [MemberData(nameof(LifetimeTests.Nets), MemberType = typeof(LifetimeTests))]
    public void A_training_and_a_prediction_read_only_the_sums_of_the_report(string name)
    {
        using var optimizer = new Adam { GlobalClipNorm = 1 };
        using dynamic net = MetaDevice.New(Type.GetType(name)!);
        bool isWhole = MetaDevice.AssertReadsNothing(net, optimizer, LifetimeTests.Sizes);

        // libtorch has all kernels for dense layers, dropout and softmax.
        Assert.True(isWhole || name.Split('.')[^1] is not nameof(ManyLayers));
    }

    [Theory]
    [MemberData(nameof(LifetimeTests.Nets), MemberType = typeof(LifetimeTests))]
    public void Another_device_computes_what_the_CPU_computes(string name)
    {
        var type = Type.GetType(name)!;
        using dynamic onCpu = NewWide(type);
        using dynamic elsewhere = NewWide(type);
        OtherDevice.AssertSame(onCpu, elsewhere, (Func<Optimizer>)(() => new Adam { GlobalClipNorm = 1 }), LifetimeTests.Sizes, 1e-8);
    }

    private static object NewWide(Type type)
    {
        var constructor = type.GetConstructors()[0];
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name == "seed" ? 1L : parameter.Name == "dtype" ? ScalarType.Float64 : parameter.DefaultValue)]);
    }

    [Fact]
    public void A_tensor_on_the_CPU_is_an_error_that_names_both_devices()
    {
        using var net = new Perceptron(seed: 1, device: META);
        using var optimizer = new SGD();
        using var scope = NewDisposeScope();
        Tensor x = randn(4, 6, 5), wanted = zeros(4, 3);
        foreach (var call in (Action[])[() => net.Predict(x), () => net.Forward(x), () => net.TrainStep(x, wanted, optimizer), () => net.ComputeGradients(x, wanted)])
        {
            Assert.Contains("'x' must be on the device 'meta' of the net, but is on 'cpu'", Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
        }

        net.Forward(zeros_like(x, device: META));
        Assert.Contains("'kind' must be on the device 'meta' of the net, but is on 'cpu'", Assert.Throws<ArgumentException>(() => net.Backward(ones(4, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_checks_ids_and_shapes_before_it_moves_them()
    {
        using var net = new Convolutions(seed: 1, device: META);
        using var scope = NewDisposeScope();
        var x = randn(2, 11, 10, 4);
        Assert.Contains("the ids in 'wanted' must be 0 to 4", Assert.Throws<ArgumentException>(() => net.Fit(x, tensor((long[])[0, 5]))).Message, StringComparison.Ordinal);
        Assert.Contains("must have the shape", Assert.Throws<ArgumentException>(() => net.Fit(randn(2, 11, 10, 3), tensor((long[])[0, 1]))).Message, StringComparison.Ordinal);
        Assert.Equal(0, net.Step);
    }
}
