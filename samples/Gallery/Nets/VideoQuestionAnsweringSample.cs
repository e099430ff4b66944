namespace CompiledNets.Samples;

/// <summary>
/// Trains <see cref="VideoQuestionAnswering"/>. A step with one film needs about 10 GB, because the activations of all 100 frames are kept for the
/// backward pass.
/// </summary>
public static class VideoQuestionAnsweringSample
{
    private const int Frames = 100;

    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(VideoQuestionAnswering),
        "Answers a question about a film of 100 frames with one word",
        (seed, dtype) => new VideoQuestionAnswering(seed, dtype: dtype),
        new TrainingDefaults(() => new SGD(learningRate: 0.01, momentum: 0.9), Epochs: 1, BatchSize: 1),
        request => MadeData.Make(request, "Films of a moving square, and questions about its colour or direction", 8, 2, (count, stream) =>
        {
            var (films, questions, answers) = ColouredFilms.Make(count, Frames, stream);
            return (new VideoQuestionAnswering.Inputs(films, questions), new VideoQuestionAnswering.Targets(answers));
        }));
}
