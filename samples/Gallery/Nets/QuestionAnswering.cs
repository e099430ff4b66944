using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// Answers a question about a text. Both have any length. Chollet, Deep Learning with Python, listing 7.1. The listing swaps the arguments of
/// Embedding, which the compiler reports here because of <c>Ids</c>.
/// </summary>
[CompiledNet]
public partial class QuestionAnswering
{
    private const int TextVocabulary = 10_000;
    private const int QuestionVocabulary = 10_000;
    private const int AnswerVocabulary = 500;

    public static Sym<float> Define(
        [Shape("T"), Dim("T", Min = 1), Ids(TextVocabulary)] Sym<long> text,
        [Shape("Q"), Dim("Q", Min = 1), Ids(QuestionVocabulary)] Sym<long> question)
    {
        var embeddedText = Embedding(TextVocabulary, 64)(text);
        var encodedText = LSTM(32)(embeddedText);
        var embeddedQuestion = Embedding(QuestionVocabulary, 64)(question);
        var encodedQuestion = LSTM(16)(embeddedQuestion);
        return Dense(AnswerVocabulary, Softmax)(Concatenate(encodedText, encodedQuestion));
    }

    static Objective Train(Sym<float> answer, [Shape(AnswerVocabulary)] Sym<float> right) =>
        Minimize(CategoricalCrossentropy(answer, right)).Track(Accuracy(answer, right));
}
