using CompiledNets.Integration.Tests;

namespace CompiledNets.Samples.Tests;

/// <summary>
/// The net of 169 million parameters for films of a hundred frames, with films of two frames: a hundred take ten gigabytes. It is
/// made once, because that takes seconds and gigabytes.
/// </summary>
public sealed class VideoQuestionAnsweringTests(VideoQuestionAnsweringTests.Fixture fixture) : IClassFixture<VideoQuestionAnsweringTests.Fixture>, IDisposable
{
    private const int Frames = 2;

    private static readonly IReadOnlyDictionary<string, long> s_sizes = new Dictionary<string, long> { ["N"] = Scale.Of(1, 2), ["F"] = Frames };

    private readonly ShortFilmQuestionAnswering _net = fixture.Net;

    // A test leaves gigabytes that nobody uses. The collector does not see how large they are.
    public void Dispose()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [Fact]
    public void Losses_and_gradients_are_those_of_autograd() => GradientCheck.Train(_net, s_sizes);

    [Fact]
    public void It_fits_a_handful_better_after_a_few_steps()
    {
        var count = Scale.Of(2, 3);
        var (films, questions, answers) = ColouredFilms.Make(count, Frames, firstStream: 0);
        using var optimizer = VideoQuestionAnsweringSample.Sample.Defaults.Optimizer();
        var history = _net.Fit(new(films, questions), new(answers), new FitOptions { Optimizer = optimizer, Epochs = Scale.Of(4, 8), BatchSize = count });

        // Nothing is random in its steps, and among a thousand answers it starts slowly: each step fits better than the one before.
        var losses = history["loss"];
        Assert.True(losses.Zip(losses.Skip(1)).All(pair => pair.Second < pair.First) && losses[^1] < losses[0] - Scale.Of(1, 2) / 10.0, $"The losses are {string.Join(", ", losses)}");
    }

    public sealed class Fixture : IDisposable
    {
        public ShortFilmQuestionAnswering Net { get; } = new(seed: 1);

        public void Dispose() => Net.Dispose();
    }
}
