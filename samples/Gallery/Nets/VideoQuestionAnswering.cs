using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// The same about a film of a hundred frames. What was learned from photographs serves again: the two nets of a trained
/// <see cref="VisualQuestionAnswering"/> can be given to the constructor.
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
