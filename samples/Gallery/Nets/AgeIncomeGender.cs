using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// Predicts age, income and gender of a person from posts of any length. Chollet, Deep Learning with Python, listing 7.2. Two poolings and five
/// convolutions need at least 269 words. The compiler reports this minimum, and the net checks it.
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

    // The loss of the age is much larger than the loss of the gender. Without weights, the net would learn mainly the age.
    static Objective Train(
        Sym<float> age, Sym<float> income, Sym<float> gender,
        [Shape(1)] Sym<float> years, [Shape(IncomeGroups)] Sym<float> group, [Shape(1)] Sym<float> isFemale) =>
        Minimize(0.25 * MeanSquaredError(age, years) + CategoricalCrossentropy(income, group) + 10 * BinaryCrossentropy(gender, isFemale))
            .Track(Accuracy(income, group), Accuracy(gender, isFemale));
}
