using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// The net of <see cref="VideoQuestionAnswering"/> for films of any number of frames. Short films need less memory: a step with 100 frames needs about
/// 10 GB. It calls the definition of the other net, so it has the same weights and can load them from the same files.
/// </summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class ShortFilmQuestionAnswering
{
    public static Sym<float> Define([Shape("F", 3, 224, 224)] Sym<float> film, [Shape(100), Ids(10_000)] Sym<long> question) =>
        VideoQuestionAnswering.Define(film, question);

    static Objective Train(Sym<float> answer, [Shape] Sym<long> right) =>
        Minimize(SparseCategoricalCrossentropy(answer, right)).Track(Accuracy(answer, right));
}
