using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="AgeIncomeGender"/> on generated posts. Some words depend on the income and the gender of the author.</summary>
public static class AgeIncomeGenderSample
{
    private const int Length = 300;
    private const int Groups = 10;

    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(AgeIncomeGender),
        "Predicts age, income and gender of a person from posts of any length",
        (seed, dtype) => new AgeIncomeGender(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 5, BatchSize: 32),
        request => MadeData.Make(request, "Posts with words that depend on the income and the gender of the author", 640, 160, Make));

    private static (AgeIncomeGender.Inputs Inputs, AgeIncomeGender.Targets Targets) Make(int count, ulong firstStream)
    {
        var posts = new long[count * Length];
        var (ages, incomes, genders) = (new float[count], new float[count * Groups], new float[count]);
        for (var i = 0; i < count; i++)
        {
            var random = new RandomNumbers(38, firstStream + (ulong)i);
            var (income, isFemale) = (random.Below(Groups), random.Below(2));

            // Each combination of income and gender has a topic. The age, in units of ten years, grows with the income.
            MadeText.Write(posts.AsSpan(i * Length, Length), (income * 2) + isFemale, Groups * 2, 50_000, 0.3, ref random);
            ages[i] = (float)(2 + (0.3 * income) + random.Normal(0.2));
            incomes[(i * Groups) + income] = 1;
            genders[i] = isFemale;
        }

        return (
            new(tensor(posts, [count, Length])),
            new(tensor(ages, [count, 1]), tensor(incomes, [count, Groups]), tensor(genders, [count, 1])));
    }
}
