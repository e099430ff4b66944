using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>The training of <see cref="QuestionAnswering"/>: the answer follows from what the text is about and what is asked.</summary>
public static class QuestionAnsweringSample
{
    private const int TextLength = 60;
    private const int QuestionLength = 12;
    private const int Topics = 5;
    private const int Questions = 4;

    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(QuestionAnswering),
        "A text and a question of any length, and the answer",
        (seed, dtype) => new QuestionAnswering(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(learningRate: 0.003), Epochs: 10, BatchSize: 32),
        request => MadeData.Make(request, "Texts of five topics, and questions of four kinds", 2_000, 400, Make));

    private static (QuestionAnswering.Inputs Inputs, QuestionAnswering.Targets Targets) Make(int count, ulong firstStream)
    {
        var (texts, questions) = (new long[count * TextLength], new long[count * QuestionLength]);
        var answers = new float[count * 500];
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(33, firstStream + (ulong)i);
            var (topic, kind) = (random.Below(Topics), random.Below(Questions));
            MadeText.Write(texts.AsSpan(i * TextLength, TextLength), topic, Topics, 10_000, 0.4, ref random);
            MadeText.Write(questions.AsSpan(i * QuestionLength, QuestionLength), kind, Questions, 10_000, 0.5, ref random);
            answers[(i * 500) + (topic * Questions) + kind] = 1;
        }

        return (new(tensor(texts, [count, TextLength]), tensor(questions, [count, QuestionLength])), new(tensor(answers, [count, 500])));
    }
}
