using CompiledNets.Integration.Tests;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

public class GradientTests
{
    public static TheoryData<string, ScalarType> Nets
    {
        get
        {
            var nets = new TheoryData<string, ScalarType>();
            foreach (var name in SampleCatalogue.All.Select(sample => sample.Name).Except(Smoke.Huge))
            {
                // InceptionModule's convolutions of 256 by 256 pixels would be the slowest test in float64.
                if (name != nameof(InceptionModule) || Scale.IsFull)
                {
                    nets.Add(name, ScalarType.Float64);
                }

                if (!Smoke.Cancelling.Contains(name))
                {
                    nets.Add(name, ScalarType.Float32);
                }
            }

            return nets;
        }
    }

    [Theory]
    [MemberData(nameof(Nets))]
    public void Losses_outputs_and_gradients_are_those_of_autograd(string name, ScalarType dtype)
    {
        // Disposes of autograd's tensors, because the garbage collector does not know how large they are.
        using var scope = NewDisposeScope();

        // The net is dynamic, because each sample has its own types.
        using dynamic net = SampleCatalogue.Find(name)!.Create(seed: 1, dtype);
        GradientCheck.Train(net, Smoke.SizesOf(name));
        GradientCheck.ForwardBackward(net, Smoke.SizesOf(name));
    }
}
