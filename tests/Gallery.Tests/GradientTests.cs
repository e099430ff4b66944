using CompiledNets.Integration.Tests;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

public class GradientTests
{
    public static TheoryData<string, ScalarType> Nets
    {
        get
        {
            // A hundred frames do not fit into the memory of a test: the last test has the same net with fewer.
            var nets = new TheoryData<string, ScalarType>();
            foreach (var name in SampleCatalogue.All.Select(sample => sample.Name).Where(name => name != nameof(VideoQuestionAnswering)))
            {
                if (!Smoke.Huge.Contains(name))
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

    [Fact]
    public void Gradients_of_the_net_for_films_are_those_of_autograd_on_films_of_two_frames()
    {
        using var net = new ShortFilmQuestionAnswering(seed: 1);
        GradientCheck.Train(net, new Dictionary<string, long> { ["N"] = 2, ["F"] = 2 });
    }
}
