using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="ToyResNet"/> on coloured digits, because this repository does not contain the guide's CIFAR-10.</summary>
public static class ToyResNetSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(ToyResNet),
        "Classifies coloured digits (MNIST) with a small residual net",
        (seed, dtype) => new ToyResNet(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 2, BatchSize: 64),
        request => Coloured(Mnist.Load(request)).As(x => new ToyResNet.Inputs(x), y => new ToyResNet.Targets(y)));

    private static LabelledData Coloured(LabelledData digits)
    {
        return digits with { Description = digits.Description + ", coloured", Train = Of(digits.Train, 0), Validation = Of(digits.Validation, 1), Test = Of(digits.Test, 1) };

        static LabelledSamples Of(LabelledSamples samples, ulong part)
        {
            // Pads the images from 28 by 28 to 32 by 32 pixels, and gives each digit a random colour.
            var count = samples.Inputs.size(0);
            var colours = new float[count * 3];
            for (var i = 0; i < count; i++)
            {
                var random = new RandomNumbers(39 + part, (ulong)i);
                for (var channel = 0; channel < 3; channel++)
                {
                    colours[(i * 3) + channel] = (float)random.Uniform(0.3, 1);
                }
            }

            using var padded = nn.functional.pad(samples.Inputs, [0, 0, 2, 2, 2, 2]);
            using var colour = tensor(colours, [count, 1, 1, 3]);
            return samples with { Inputs = padded * colour };
        }
    }
}
