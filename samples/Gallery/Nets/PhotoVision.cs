using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Computes the features of a photograph for <see cref="VisualQuestionAnswering"/>, channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class PhotoVision
{
    public static Sym<float> Define([Shape(3, 224, 224)] Sym<float> photo) =>
        Sequential(
            Conv2D(64, (3, 3), padding: Padding.Same, activation: ReLU),
            Conv2D(64, (3, 3), activation: ReLU),
            MaxPooling2D((2, 2)),
            Conv2D(128, (3, 3), padding: Padding.Same, activation: ReLU),
            Conv2D(128, (3, 3), activation: ReLU),
            MaxPooling2D((2, 2)),
            Conv2D(256, (3, 3), padding: Padding.Same, activation: ReLU),
            Conv2D(256, (3, 3), activation: ReLU),
            Conv2D(256, (3, 3), activation: ReLU),
            MaxPooling2D((2, 2)),
            Flatten())(photo);
}
