using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Answers a question about a photograph with one word. It has two inner nets.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class VisualQuestionAnswering
{
    public static Sym<float> Define([Shape(3, 224, 224)] Sym<float> photo, [Shape(100), Ids(10_000)] Sym<long> question)
    {
        var vision = Instance(PhotoVision.Define);
        var questionEncoder = Instance(QuestionEncoder.Define);
        var merged = Concatenate(questionEncoder(question), vision(photo));
        return Dense(1000, Softmax)(merged);
    }

    static Objective Train(Sym<float> answer, [Shape] Sym<long> right) =>
        Minimize(SparseCategoricalCrossentropy(answer, right)).Track(Accuracy(answer, right));
}
