using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// Three outputs from the posts of a person, of any length, of Chollet's Deep Learning with Python, listing 7.2. Two poolings and
/// five convolutions leave nothing of fewer than 269 words: the compiler says so, and the net checks it.
/// </summary>
[CompiledNet]
public partial class AgeIncomeGender
{
    private const int Vocabulary = 50_000;
    private const int IncomeGroups = 10;

    public static (Sym<float> age, Sym<float> income, Sym<float> gender) Define([Shape("T"), Ids(Vocabulary)] Sym<long> posts)
    {
        var x = Embedding(Vocabulary, 256)(posts);
        x = Conv1D(128, 5, activation: ReLU)(x);
        x = MaxPooling1D(5)(x);
        x = Conv1D(256, 5, activation: ReLU)(x);
        x = Conv1D(256, 5, activation: ReLU)(x);
        x = MaxPooling1D(5)(x);
        x = Conv1D(256, 5, activation: ReLU)(x);
        x = Conv1D(256, 5, activation: ReLU)(x);
        x = GlobalMaxPooling1D()(x);
        x = Dense(128, ReLU)(x);
        return (Dense(1)(x), Dense(IncomeGroups, Softmax)(x), Dense(1, Sigmoid)(x));
    }

    // Errors of ages are large numbers, those of gender small ones: without weights the net would learn ages only.
    static Objective Train(
        Sym<float> age, Sym<float> income, Sym<float> gender,
        [Shape(1)] Sym<float> years, [Shape(IncomeGroups)] Sym<float> group, [Shape(1)] Sym<float> isFemale) =>
        Minimize(0.25f * MeanSquaredError(age, years) + CategoricalCrossentropy(income, group) + 10f * BinaryCrossentropy(gender, isFemale))
            .Track(Accuracy(income, group), Accuracy(gender, isFemale));
}
