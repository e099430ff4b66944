namespace CompiledNets.Samples.Tests;

/// <summary><see cref="VideoQuestionAnswering"/>, to the word, on films of any number of frames: a hundred of them at once take more memory than a test should.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class ShortFilmQuestionAnswering
{
    public static Sym<float> Define([Shape("F", 3, 224, 224)] Sym<float> film, [Shape(100), Ids(10_000)] Sym<long> question) =>
        VideoQuestionAnswering.Define(film, question);

    static Objective Train(Sym<float> answer, [Shape] Sym<long> right) =>
        Layers.Minimize(Layers.SparseCategoricalCrossentropy(answer, right)).Track(Layers.Accuracy(answer, right));
}
