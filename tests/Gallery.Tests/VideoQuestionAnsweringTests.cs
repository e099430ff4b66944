using CompiledNets.Integration.Tests;
using CompiledNets.Onnx.Tests;
using TorchSharp;

namespace CompiledNets.Samples.Tests;

/// <summary>
/// Tests the net for films of 100 frames, which has 169 million parameters. The tests use films of 2 frames, because 100 frames need 10 GB. The net is
/// created once, because creating it takes seconds and gigabytes.
/// </summary>
public sealed class VideoQuestionAnsweringTests(VideoQuestionAnsweringTests.Fixture fixture) : IClassFixture<VideoQuestionAnsweringTests.Fixture>
{
    // Rounding errors decide between nearly equal elements of ReLU and max-pooling in millions of places. Libtorch's own gradients in float32 differ from
    // those in float64 by 0.2% there.
    private const double Tolerance = 2e-2;

    private const int Frames = 2;

    private static readonly IReadOnlyDictionary<string, long> s_sizes = new Dictionary<string, long> { ["N"] = Scale.Of(1, 2), ["F"] = Frames };

    private readonly ShortFilmQuestionAnswering _net = fixture.Net;

    [Fact]
    public void Losses_and_gradients_are_those_of_autograd()
    {
        using var scope = torch.NewDisposeScope();
        GradientCheck.Train(_net, s_sizes, tolerance: Tolerance);
    }

    [Fact]
    public void It_computes_the_same_in_OnnxRuntime() =>
        Assert.InRange(Export.Differ(_net, [s_sizes], changesWeights: false), 0, Difference.Tolerance);

    [Fact]
    public void A_few_steps_lower_its_loss_on_a_few_examples()
    {
        var count = Scale.Of(2, 3);
        var (films, questions, answers) = ColouredFilms.Make(count, Frames, firstStream: 0);
        using var optimizer = VideoQuestionAnsweringSample.Sample.Defaults.Optimizer();
        var history = _net.Fit(new(films, questions), new(answers), new FitOptions { Optimizer = optimizer, Epochs = Scale.Of(5, 8), BatchSize = count });

        // The steps contain nothing random, so the loss falls in each step. It falls slowly at first, because there are 1,000 answers.
        var losses = history["loss"];
        Assert.True(losses.Zip(losses.Skip(1)).All(pair => pair.Second < pair.First), $"The losses are {string.Join(", ", losses)}");
        Assert.InRange(losses[^1], 0, losses[0] - (0.1 * Scale.Of(1, 2)));
    }

    public sealed class Fixture : IDisposable
    {
        public ShortFilmQuestionAnswering Net { get; } = new(seed: 1);

        public void Dispose() => Net.Dispose();
    }
}
