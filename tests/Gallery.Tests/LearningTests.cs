using CompiledNets.Integration.Tests;
using TorchSharp;

namespace CompiledNets.Samples.Tests;

/// <summary>Checks that every sample learns from its data.</summary>
public class LearningTests
{
    /// <param name="name">The sample.</param>
    /// <param name="limit">The number of training examples.</param>
    /// <param name="epochs">The number of epochs.</param>
    /// <param name="metric">The name of the metric.</param>
    /// <param name="chance">The metric of a net that always gives the most frequent answer.</param>
    /// <param name="least">The smallest accepted value of the metric, which is well above <paramref name="chance"/>.</param>
    [Theory]
    [InlineData(nameof(DigitCnn), 640, 3, "accuracy", 0.1, 0.6)]
    [InlineData(nameof(DigitCnnSequential), 640, 3, "accuracy", 0.1, 0.6)]
    [InlineData(nameof(FirstExample), 8_000, 4, "accuracy", 0.1, 0.4)]
    [InlineData(nameof(FirstExampleSequential), 8_000, 4, "accuracy", 0.1, 0.4)]
    [InlineData(nameof(Mlp), 3_000, 5, "accuracy", 0.1, 0.6)]
    [InlineData(nameof(SequenceMlp), 150, 5, "accuracy", 0.1, 0.6)]
    [InlineData(nameof(BookDigitCnn), 640, 4, "accuracy", 0.1, 0.6)]
    [InlineData(nameof(HeadlineNet), 640, 3, "main_binary_accuracy", 0.5, 0.65)]
    [InlineData(nameof(TweetPairs), 320, 6, "accuracy", 0.5, 0.7)]
    [InlineData(nameof(QuestionAnswering), 1_000, 8, "accuracy", 0.05, 0.09)]
    [InlineData(nameof(TicketTriage), 480, 5, "department_accuracy", 0.25, 0.5)]
    [InlineData(nameof(AgeIncomeGender), 320, 4, "gender_accuracy", 0.5, 0.6)]
    [InlineData(nameof(TextTransformer), 480, 4, "accuracy", 0.5, 0.7)]
    [InlineData(nameof(ToyResNet), 640, 3, "accuracy", 0.1, 0.13)]
    [InlineData(nameof(SameDigit), 1_000, 3, "accuracy", 0.5, 0.58)]
    public void The_loss_falls_and_the_metric_of_unseen_examples_is_better_than_chance(string name, int limit, int epochs, string metric, double chance, double least)
    {
        Assert.True(least > chance);
        Learned learned = Learn((dynamic)SampleCatalogue.Find(name)!, limit, epochs);
        Assert.True(learned.Losses[^1] < learned.Losses[0], $"{name}: the losses are {string.Join(", ", learned.Losses)}");
        Assert.InRange(learned.Test[metric], least, 1);
    }

    [Theory]
    [InlineData(nameof(Autoencoder), 1_000, 3)]
    [InlineData(nameof(NodeDemo), 64, 8)]
    public void The_loss_falls_below_that_of_the_best_constant(string name, int limit, int epochs)
    {
        Learned learned = Learn((dynamic)SampleCatalogue.Find(name)!, limit, epochs);
        Assert.True(learned.Losses[^1] < learned.Losses[0], $"{name}: the losses are {string.Join(", ", learned.Losses)}");
        Assert.InRange(learned.Test["loss"], 0, 0.97 * learned.Constant);
    }

    [Fact]
    public void The_inception_module_finds_edges_better_than_the_best_constant_after_a_dozen_large_steps()
    {
        var sample = (Sample<InceptionModule.Inputs, InceptionModule.Outputs, InceptionModule.Gradients, InceptionModule.Targets>)InceptionModuleSample.Sample;
        using var optimizer = new Adam(learningRate: 0.005);
        var learned = Learn(sample, 6, 2, batchSize: 1, optimizer);
        Assert.True(learned.Losses[^1] < learned.Losses[0], $"The losses are {string.Join(", ", learned.Losses)}");
        Assert.InRange(learned.Test["loss"], 0, 0.97 * learned.Constant);
    }

    [Fact]
    public void The_residual_block_sharpens_images()
    {
        var sample = (Sample<ResidualBlock.Inputs, ResidualBlock.Outputs, ResidualBlock.Gradients, ResidualBlock.Targets>)ResidualBlockSample.Sample;
        using var data = sample.Load(Requests.Of(16));
        var untouched = (data.Test.Inputs.X - data.Test.Targets.Wanted).square().mean().ToDouble();
        var learned = Learn(sample, 16, 30);
        Assert.True(learned.Losses[^1] < learned.Losses[0]);
        Assert.InRange(learned.Test["loss"], 0, 0.75 * untouched);
    }

    [Fact]
    public void DigitCnn_learns_in_bfloat16_as_well_as_in_float32()
    {
        var sample = (Sample<DigitCnn.Inputs, DigitCnn.Outputs, DigitCnn.Gradients, DigitCnn.Targets>)DigitCnnSample.Functional;
        using var data = sample.Load(Requests.Of(400));
        var (full, fullAccuracy) = Train(ComputePrecision.Full);
        var (mixed, mixedAccuracy) = Train(ComputePrecision.MixedBFloat16);
        Assert.InRange(fullAccuracy, 0.5, 1);
        Assert.InRange(mixedAccuracy, 0.5, 1);
        Assert.NotEqual(full, mixed);
        Assert.All(full.Zip(mixed), losses => Assert.InRange(losses.Second, 0.9 * losses.First, 1.1 * losses.First));

        (double[] Losses, double Accuracy) Train(ComputePrecision precision)
        {
            using var net = new DigitCnn(seed: 1) { Precision = precision };
            using var optimizer = new Adam();
            var history = net.Fit(data.Train.Inputs, data.Train.Targets, new FitOptions { Optimizer = optimizer, Epochs = 3, BatchSize = 32 });
            return ([.. history["loss"]], net.Evaluate(data.Test.Inputs, data.Test.Targets)["accuracy"]);
        }
    }

    [Fact]
    public void The_variational_autoencoder_restores_digits_and_decodes_other_codes()
    {
        var sample = (Sample<Vae.Inputs, Vae.Outputs, Vae.Gradients, Vae.Targets>)VaeSample.Sample;
        using var data = sample.Load(Requests.Of(500));
        using var net = (Vae)sample.Create(seed: 1);
        using var optimizer = sample.Defaults.Optimizer();
        var history = net.Fit(data.Train.Inputs, data.Train.Targets, new FitOptions { Optimizer = optimizer, Epochs = 7, BatchSize = 8 });
        Assert.True(history["loss"][^1] < 0.9 * history["loss"][0], $"the losses are {string.Join(", ", history["loss"])}");

        // The error must be smaller than that of the mean of all digits, which is the best output that does not depend on the image.
        var images = data.Test.Inputs.Image;
        var chance = Math.Sqrt((images - images.mean([0], keepdim: true)).square().mean().ToDouble());
        Assert.InRange(net.Evaluate(data.Test.Inputs, data.Test.Targets)["restored_root_mean_squared_error"], 0, 0.985 * chance);

        // The codes are approximately standard normal, so the code (0, 0) decodes to an image too.
        using var outputs = net.Predict(images);
        Assert.InRange(outputs.Mean.abs().mean().ToDouble(), 0.05, 3);
        using var made = net.Decoder.Predict(torch.zeros(1, 2));
        Assert.InRange(made.Output.max().ToDouble(), 0.2, 1);
    }

    /// <summary>
    /// Trains the large nets for a few steps, because learning would take hours. Only the training loss is checked: moving averages need hundreds of
    /// steps, so results on other examples mean nothing yet. The largest nets have their own tests.
    /// </summary>
    [Theory]
    [InlineData(nameof(ImageSimilarity), 5)]
    [InlineData(nameof(ResNet50), 6)]
    [InlineData(nameof(DenseNet121), 6)]
    [InlineData(nameof(UNet), 8)]
    public void A_few_steps_lower_the_loss_of_a_large_net_on_a_few_examples(string name, int steps)
    {
        var count = Scale.Of(2, 4);
        Learned learned = Learn((dynamic)SampleCatalogue.Find(name)!, count, steps, batchSize: count);
        Learning.AssertFits(name, learned.Losses);
    }

    [Fact]
    public void Every_sample_has_a_learning_test()
    {
        var rows = typeof(LearningTests).GetMethods()
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!)
            .Concat([nameof(ResidualBlock), nameof(InceptionModule), nameof(Vae)])
            .Concat(Smoke.Huge);
        Assert.Equal(SampleCatalogue.All.Select(sample => sample.Name).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private static Learned Learn<TInputs, TOutputs, TGradients, TTargets>(Sample<TInputs, TOutputs, TGradients, TTargets> sample, int limit, int epochs, int batchSize = 32, Optimizer? optimizer = null)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var data = sample.Load(Requests.Of(limit));
        using var net = sample.Create(seed: 1);
        using var usual = sample.Defaults.Optimizer();
        var history = net.Fit(
            data.Train.Inputs,
            data.Train.Targets,
            new FitOptions { Optimizer = optimizer ?? usual, Epochs = epochs, BatchSize = Math.Min(batchSize, sample.Defaults.BatchSize) });
        var constant = data.Test.Targets.Tensors
            .Where(target => target.is_floating_point())
            .Sum(target => (target - target.mean([0], keepdim: true)).square().mean().ToDouble());
        return new Learned(history["loss"], net.Evaluate(data.Test.Inputs, data.Test.Targets), constant);
    }

    /// <param name="Losses">The loss of each epoch.</param>
    /// <param name="Test">The losses and metrics of test examples.</param>
    /// <param name="Constant">The mean squared error of the best constant output, which is the mean of the targets.</param>
    private sealed record Learned(IReadOnlyList<double> Losses, IReadOnlyDictionary<string, double> Test, double Constant);
}
