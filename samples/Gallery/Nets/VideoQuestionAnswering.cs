using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// Answers a question about a film of 100 frames with one word. The inner nets of a trained <see cref="VisualQuestionAnswering"/> can be passed to
/// the constructor.
/// </summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class VideoQuestionAnswering
{
    public static Sym<float> Define([Shape(100, 3, 224, 224)] Sym<float> film, [Shape(100), Ids(10_000)] Sym<long> question)
    {
        var vision = Instance(PhotoVision.Define);
        var questionEncoder = Instance(QuestionEncoder.Define);
        var frames = TimeDistributed(vision)(film);
        var encodedFilm = LSTM(256)(frames);
        return Dense(1000, Softmax)(Concatenate(encodedFilm, questionEncoder(question)));
    }

    static Objective Train(Sym<float> answer, [Shape] Sym<long> right) =>
        Minimize(SparseCategoricalCrossentropy(answer, right)).Track(Accuracy(answer, right));
}
