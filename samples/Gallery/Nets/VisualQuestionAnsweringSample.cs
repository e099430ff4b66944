using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="VisualQuestionAnswering"/>.</summary>
public static class VisualQuestionAnsweringSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(VisualQuestionAnswering),
        "Answers a question about a photograph with one word",
        (seed, dtype) => new VisualQuestionAnswering(seed, dtype: dtype),
        new TrainingDefaults(() => new SGD(learningRate: 0.01, momentum: 0.9), Epochs: 3, BatchSize: 8),
        request => MadeData.Make(request, "Photographs of a square, and questions about its colour or side", 160, 40, Make));

    private static (VisualQuestionAnswering.Inputs Inputs, VisualQuestionAnswering.Targets Targets) Make(int count, ulong firstStream)
    {
        var (photos, questions, answers) = (new float[count * ColouredPhotos.Pixels], new long[count * ColouredPhotos.QuestionLength], new long[count]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(37, firstStream + (ulong)i);
            answers[i] = ColouredPhotos.Make(photos.AsSpan(i * ColouredPhotos.Pixels), questions.AsSpan(i * ColouredPhotos.QuestionLength, ColouredPhotos.QuestionLength), ref random);
        }

        return (
            new(tensor(photos, [count, 3, ColouredPhotos.Side, ColouredPhotos.Side]), tensor(questions, [count, ColouredPhotos.QuestionLength])),
            new(tensor(answers)));
    }
}
