namespace CompiledNets.Samples;

/// <summary>
/// How <see cref="VideoQuestionAnswering"/> is trained. A hundred photographs go through the net at once, and stay until the
/// gradients are known: a step with one film takes about ten gigabytes of memory.
/// </summary>
public static class VideoQuestionAnsweringSample
{
    private const int Frames = 100;

    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(VideoQuestionAnswering),
        "A question about a film of a hundred frames, answered in one word",
        (seed, dtype) => new VideoQuestionAnswering(seed, dtype: dtype),
        new TrainingDefaults(() => new SGD(learningRate: 0.01, momentum: 0.9), Epochs: 1, BatchSize: 1),
        request => MadeData.Make(request, "Films of a square that moves, and questions for its colour or its way", 8, 2, (count, stream) =>
        {
            var (films, questions, answers) = ColouredFilms.Make(count, Frames, stream);
            return (new VideoQuestionAnswering.Inputs(films, questions), new VideoQuestionAnswering.Targets(answers));
        }));
}
