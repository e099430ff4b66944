using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// <see cref="VideoQuestionAnswering"/>, to the word, about films of any number of frames: a step with a hundred of them takes ten
/// gigabytes of memory. The definition of a net is a block for another; it has the same weights, and can read those of the other.
/// </summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class ShortFilmQuestionAnswering
{
    public static Sym<float> Define([Shape("F", 3, 224, 224)] Sym<float> film, [Shape(100), Ids(10_000)] Sym<long> question) =>
        VideoQuestionAnswering.Define(film, question);

    static Objective Train(Sym<float> answer, [Shape] Sym<long> right) =>
        Minimize(SparseCategoricalCrossentropy(answer, right)).Track(Accuracy(answer, right));
}
