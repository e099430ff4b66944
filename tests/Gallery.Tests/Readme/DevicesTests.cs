using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

/// <summary>Runs the code in docs/devices.md.</summary>
public class DevicesTests
{
    [Fact]
    public void The_net_is_trained_on_the_device_of_the_machine()
    {
        manual_seed(1);
        var images = rand(4, 28, 28, 1);
        var labels = nn.functional.one_hot(randint(10, [4], ScalarType.Int64), 10).to_type(ScalarType.Float32);
        using var net = new DigitCnn(device: cuda.is_available() ? CUDA : CPU);
        net.Fit(images, labels, new FitOptions { Epochs = 5 });
        Assert.Equal(5, net.Step);
    }
}
