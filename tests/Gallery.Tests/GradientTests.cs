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
            foreach (var sample in SampleCatalogue.All)
            {
                nets.Add(sample.Name, ScalarType.Float64);

                // A bias before a batch normalization has the gradient zero; behind fifty of them, what float32 makes of it is
                // rounding alone, in the oracle too.
                if (sample.Name != nameof(ImageSimilarity))
                {
                    nets.Add(sample.Name, ScalarType.Float32);
                }
            }

            return nets;
        }
    }

    [Theory]
    [MemberData(nameof(Nets))]
    public void Gradients_of_a_training_step_are_those_of_autograd(string name, ScalarType dtype)
    {
        // Each sample has types of its own.
        using dynamic net = SampleCatalogue.Find(name)!.Create(seed: 1, dtype);
        GradientCheck.Train(net, Smoke.SizesOf(name));
    }

    [Theory]
    [MemberData(nameof(Nets))]
    public void Forward_and_Backward_are_those_of_autograd(string name, ScalarType dtype)
    {
        using dynamic net = SampleCatalogue.Find(name)!.Create(seed: 2, dtype);
        GradientCheck.ForwardBackward(net, Smoke.SizesOf(name));
    }
}
