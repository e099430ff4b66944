using static CompiledNets.Layers;

namespace CompiledNets.Bench;

[CompiledNet]
internal sealed partial class Width64
{
    public static Sym<float> Define([Shape(784)] Sym<float> x) => Sized.DenseLayers(x, 64, 2);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Width256
{
    public static Sym<float> Define([Shape(784)] Sym<float> x) => Sized.DenseLayers(x, 256, 2);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Width1024
{
    public static Sym<float> Define([Shape(784)] Sym<float> x) => Sized.DenseLayers(x, 1024, 2);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Width4096
{
    public static Sym<float> Define([Shape(784)] Sym<float> x) => Sized.DenseLayers(x, 4096, 2);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Depth8
{
    public static Sym<float> Define([Shape(784)] Sym<float> x) => Sized.DenseLayers(x, 256, 8);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Depth32
{
    public static Sym<float> Define([Shape(784)] Sym<float> x) => Sized.DenseLayers(x, 256, 32);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Pixels16
{
    public static Sym<float> Define([Shape(16, 16, 3)] Sym<float> x) => Sized.Convolutions(x);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Pixels32
{
    public static Sym<float> Define([Shape(32, 32, 3)] Sym<float> x) => Sized.Convolutions(x);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Pixels64
{
    public static Sym<float> Define([Shape(64, 64, 3)] Sym<float> x) => Sized.Convolutions(x);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}

[CompiledNet]
internal sealed partial class Pixels128
{
    public static Sym<float> Define([Shape(128, 128, 3)] Sym<float> x) => Sized.Convolutions(x);

    static Objective Train(Sym<float> logits, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}
