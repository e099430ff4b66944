using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="QuestionAnswering"/>. The answer depends on the topic of the text and on the kind of the question.</summary>
public static class QuestionAnsweringSample
{
    private const int TextLength = 60;
    private const int QuestionLength = 12;
    private const int Topics = 5;
    private const int Questions = 4;

    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(QuestionAnswering),
        "Answers a question about a text, both of any length",
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
