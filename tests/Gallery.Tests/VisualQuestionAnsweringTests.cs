using CompiledNets.Integration.Tests;
using CompiledNets.Onnx.Tests;
using TorchSharp;

namespace CompiledNets.Samples.Tests;

/// <summary>Tests the net of 165 million parameters. It is created once, because creating it takes seconds and gigabytes.</summary>
public sealed class VisualQuestionAnsweringTests(VisualQuestionAnsweringTests.Fixture fixture) : IClassFixture<VisualQuestionAnsweringTests.Fixture>
{
    // Rounding errors decide between nearly equal elements of ReLU and max-pooling in millions of places. Libtorch's own gradients in float32 differ from
    // those in float64 by 0.2% there.
    private const double Tolerance = 2e-2;

    private static readonly IReadOnlyDictionary<string, long> s_sizes = new Dictionary<string, long> { ["N"] = Scale.Of(1, 2) };

    private readonly VisualQuestionAnswering _net = fixture.Net;

    [Fact]
    public void It_is_the_net_of_its_sample_and_has_as_many_parameters_as_in_Keras()
    {
        var summary = _net.Summary();
        Assert.Equal(nameof(VisualQuestionAnswering), VisualQuestionAnsweringSample.Sample.Name);
        Assert.Equal(nameof(VisualQuestionAnswering), _net.Structure.Name);
        Assert.Contains(" Total params: 165,077,800 (", summary, StringComparison.Ordinal);
        Assert.Contains(" Non-trainable params: 0 (", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Inner_nets_have_a_row_with_their_parameters()
    {
        var lines = _net.Summary().Split('\n');
        Assert.Contains(lines, line => line.Contains("vision (PhotoVision)", StringComparison.Ordinal) && line.Contains("1,735,488", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("questionEncoder (QuestionEncoder)", StringComparison.Ordinal) && line.Contains("3,085,312", StringComparison.Ordinal));
    }

    [Fact]
    public void Losses_outputs_and_gradients_are_those_of_autograd()
    {
        using var scope = torch.NewDisposeScope();
        GradientCheck.Train(_net, s_sizes, tolerance: Tolerance);
        GradientCheck.ForwardBackward(_net, s_sizes, tolerance: Tolerance);
    }

    [Fact]
    public void It_computes_the_same_in_OnnxRuntime() =>
        Assert.InRange(Export.Differ(_net, [s_sizes], changesWeights: false), 0, Difference.Tolerance);

    [Fact]
    public void A_few_steps_lower_its_loss_on_a_few_examples()
    {
        var sample = (Sample<VisualQuestionAnswering.Inputs, VisualQuestionAnswering.Outputs, VisualQuestionAnswering.Gradients, VisualQuestionAnswering.Targets>)VisualQuestionAnsweringSample.Sample;
        using var data = sample.Load(Requests.Of(Scale.Of(2, 3)));
        using var optimizer = sample.Defaults.Optimizer();
        var history = _net.Fit(data.Train.Inputs, data.Train.Targets, new FitOptions { Optimizer = optimizer, Epochs = 6, BatchSize = 3 });
        Learning.AssertFits(sample.Name, history["loss"]);
    }

    [Fact]
    public void The_net_for_films_shares_the_inner_nets_of_the_net_for_photographs()
    {
        using var films = new VideoQuestionAnswering(seed: 2, vision: _net.Vision, questionEncoder: _net.QuestionEncoder);
        Assert.Same(_net.Vision, films.Vision);
        Assert.Same(_net.QuestionEncoder, films.QuestionEncoder);

        // The net has 169,436,968 parameters. The inner nets with 1,735,488 and 3,085,312 of them are shared.
        Assert.Equal(169_436_968, films.WeightSets.Sum(weights => weights.ParameterCount));
        Assert.Equal(1_735_488 + 3_085_312, films.WeightSets.Intersect(_net.WeightSets).Sum(weights => weights.ParameterCount));

        // Keras prints the same numbers.
        var summary = films.Summary();
        Assert.Contains(" Total params: 169,436,968 (", summary, StringComparison.Ordinal);
        Assert.Contains(" Non-trainable params: 0 (", summary, StringComparison.Ordinal);

        // The sample creates this net, because the type of its inputs is declared in the net's class.
        Assert.Equal(nameof(VideoQuestionAnswering), VideoQuestionAnsweringSample.Sample.Name);
        Assert.Equal(nameof(VideoQuestionAnswering), films.Structure.Name);
        Assert.Equal(typeof(VideoQuestionAnswering), VideoQuestionAnsweringSample.Sample.GetType().GetGenericArguments()[0].DeclaringType);
    }

    public sealed class Fixture : IDisposable
    {
        public VisualQuestionAnswering Net { get; } = (VisualQuestionAnswering)VisualQuestionAnsweringSample.Sample.Create(seed: 1);

        public void Dispose() => Net.Dispose();
    }
}
