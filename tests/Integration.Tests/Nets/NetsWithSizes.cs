using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests;

/// <summary>A net whose sizes are given to its constructor.</summary>
[CompiledNet]
internal sealed partial class SizedText
{
    public static Sym<float> Define([Shape("T")] Sym<long> words, int vocabulary = 11, int classes = 4, int features = 6)
    {
        var x = Embedding(vocabulary, features)(words);
        x = GlobalAveragePooling1D()(x);
        x = Dropout(0.2)(Hidden(x, 2 * features + 1));
        return Dense(classes, Softmax, name: "top")(x);
    }

    private static Sym<float> Hidden(Sym<float> x, int units) => Dense(units, Tanh, kernelRegularizer: Regularizer.L2(0.01), name: "hidden")(x);

    static Objective Train(Sym<float> probabilities, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(probabilities, label)).Track(Accuracy(probabilities, label));
}

/// <summary>The same net with constants.</summary>
[CompiledNet]
internal sealed partial class ConstantText
{
    public static Sym<float> Define([Shape("T")] Sym<long> words)
    {
        var x = Embedding(11, 6)(words);
        x = GlobalAveragePooling1D()(x);
        x = Dropout(0.2)(Dense(13, Tanh, kernelRegularizer: Regularizer.L2(0.01), name: "hidden")(x));
        return Dense(4, Softmax, name: "top")(x);
    }

    static Objective Train(Sym<float> probabilities, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(probabilities, label)).Track(Accuracy(probabilities, label));
}

/// <summary>A net whose inputs, targets and reshapes have a size that is given to its constructor, with two losses.</summary>
[CompiledNet]
internal sealed partial class SizedColumns
{
    public static (Sym<float> sums, Sym<float> rows) Define([Shape("T", "columns")] Sym<float> x, int columns = 5)
    {
        var y = Dense(3 * columns, Sigmoid)(x);
        return (Sum(Reshape(-1, columns, 3)(y), axis: -1), Dense(columns)(Flatten()(x[0..2, ..])));
    }

    static Objective Train(Sym<float> sums, Sym<float> rows, [Shape("T", "columns")] Sym<float> sumsOf, [Shape("columns")] Sym<float> rowsOf) =>
        Minimize(MeanSquaredError(sums, sumsOf) + 0.5 * MeanSquaredError(rows, rowsOf));
}

/// <summary>The same net with constants.</summary>
[CompiledNet]
internal sealed partial class ConstantColumns
{
    public static (Sym<float> sums, Sym<float> rows) Define([Shape("T", 5)] Sym<float> x)
    {
        var y = Dense(15, Sigmoid)(x);
        return (Sum(Reshape(-1, 5, 3)(y), axis: -1), Dense(5)(Flatten()(x[0..2, ..])));
    }

    static Objective Train(Sym<float> sums, Sym<float> rows, [Shape("T", 5)] Sym<float> sumsOf, [Shape(5)] Sym<float> rowsOf) =>
        Minimize(MeanSquaredError(sums, sumsOf) + 0.5 * MeanSquaredError(rows, rowsOf));
}

/// <summary>A net with a wrapper around a layer whose size is given to the constructor.</summary>
[CompiledNet]
internal sealed partial class SizedSteps
{
    public static Sym<float> Define([Shape("T", 3)] Sym<float> x, int classes = 4) => TimeDistributed(Dense(classes, Softmax))(x);

    static Objective Train(Sym<float> y, [Shape("T", "classes")] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}
