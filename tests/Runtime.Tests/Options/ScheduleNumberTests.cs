using static CompiledNets.Runtime.Tests.Options.BadNumber;

namespace CompiledNets.Runtime.Tests.Options;

/// <summary>Numbers of schedules: those that give no learning rate are errors when the schedule is created.</summary>
public sealed class ScheduleNumberTests
{
    private const string Rate = "must not be negative or NaN, and must be finite";
    private const string NotNegative = "must not be negative, and must be finite";
    private static readonly double[] s_noSteps = [0, -1, long.MinValue];

    private static readonly Dictionary<string, BadNumber> s_cases = ((IEnumerable<BadNumber>)[
        .. Of("CosineDecay initialLearningRate", Negative, Rate, value => new CosineDecay(value, 10)),
        .. Of("CosineDecay decaySteps", s_noSteps, "decaySteps must be at least 1", value => new CosineDecay(1, (long)value)),
        .. Of("CosineDecay alpha", Negative, NotNegative, value => new CosineDecay(1, 10, alpha: value)),
        .. Of("CosineDecay warmupTarget", Negative, Rate, value => new CosineDecay(1, 10, warmupTarget: value)),
        .. Of("CosineDecay warmupSteps", [-1, long.MinValue], "warmupSteps must be at least 0", value => new CosineDecay(1, 10, warmupSteps: (long)value)),
        .. Of("CosineDecayRestarts initialLearningRate", Negative, Rate, value => new CosineDecayRestarts(value, 10)),
        .. Of("CosineDecayRestarts firstDecaySteps", s_noSteps, "firstDecaySteps must be at least 1", value => new CosineDecayRestarts(1, (long)value)),
        .. Of("CosineDecayRestarts tMul", NotFinite, "tMul must be a finite number", value => new CosineDecayRestarts(1, 10, tMul: value)),
        .. Of("CosineDecayRestarts tMul", [0, 0.99, -2], "tMul must be at least 1", value => new CosineDecayRestarts(1, 10, tMul: value)),
        .. Of("CosineDecayRestarts mMul", Negative, NotNegative, value => new CosineDecayRestarts(1, 10, mMul: value)),
        .. Of("CosineDecayRestarts alpha", Negative, NotNegative, value => new CosineDecayRestarts(1, 10, alpha: value)),
        .. Of("ExponentialDecay initialLearningRate", Negative, Rate, value => new ExponentialDecay(value, 10, 0.9)),
        .. Of("ExponentialDecay decaySteps", s_noSteps, "decaySteps must be at least 1", value => new ExponentialDecay(1, (long)value, 0.9)),
        .. Of("ExponentialDecay decayRate", Negative, NotNegative, value => new ExponentialDecay(1, 10, value)),
        .. Of("InverseTimeDecay initialLearningRate", Negative, Rate, value => new InverseTimeDecay(value, 10, 0.9)),
        .. Of("InverseTimeDecay decaySteps", s_noSteps, "decaySteps must be at least 1", value => new InverseTimeDecay(1, (long)value, 0.9)),
        .. Of("InverseTimeDecay decayRate", Negative, NotNegative, value => new InverseTimeDecay(1, 10, value)),
        .. Of("PolynomialDecay initialLearningRate", Negative, Rate, value => new PolynomialDecay(value, 10)),
        .. Of("PolynomialDecay decaySteps", s_noSteps, "decaySteps must be at least 1", value => new PolynomialDecay(1, (long)value)),
        .. Of("PolynomialDecay endLearningRate", Negative, Rate, value => new PolynomialDecay(1, 10, endLearningRate: value)),
        .. Of("PolynomialDecay power", Negative, NotNegative, value => new PolynomialDecay(1, 10, power: value)),
        .. Of("OneCycle maxLearningRate", Negative, Rate, value => new OneCycle(value, 10)),
        .. Of("OneCycle totalSteps", s_noSteps, "totalSteps must be at least 1", value => new OneCycle(1, (long)value)),
        .. Of("OneCycle pctStart", [.. NotFinite, 0, 1, -0.5], "pctStart must be between 0 and 1", value => new OneCycle(1, 10, pctStart: value)),
        .. Of("OneCycle divFactor", NotPositive, "divFactor must be more than 0 and finite", value => new OneCycle(1, 10, divFactor: value)),
        .. Of("OneCycle finalDivFactor", NotPositive, "finalDivFactor must be more than 0 and finite", value => new OneCycle(1, 10, finalDivFactor: value)),
        .. Of("PiecewiseConstantDecay values", Negative, Rate, value => new PiecewiseConstantDecay([5], [1, value])),
    ]).ToDictionary(own => own.ToString());

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_number_that_gives_no_learning_rate_is_an_error_that_names_the_parameter(string name) => s_cases[name].AssertRefused();

    [Fact]
    public void Null_pieces_are_errors()
    {
        Assert.Equal("boundaries", Assert.Throws<ArgumentNullException>(() => new PiecewiseConstantDecay(null!, [1])).ParamName);
        Assert.Equal("values", Assert.Throws<ArgumentNullException>(() => new PiecewiseConstantDecay([1], null!)).ParamName);
    }

    public static TheoryData<string> Limits => [.. s_limits.Keys];

    private static readonly Dictionary<string, LearningRateSchedule> s_limits = new()
    {
        ["cosine of a step"] = new CosineDecay(0, 1, alpha: 0, warmupTarget: 0, warmupSteps: 0),
        ["cosine without an end"] = new CosineDecay(1, long.MaxValue),
        ["restarts at each step"] = new CosineDecayRestarts(1, 1, tMul: 1, mMul: 0.5),
        ["restarts that end"] = new CosineDecayRestarts(1, 3, mMul: 0),
        ["power of 0"] = new ExponentialDecay(1, 1, 0),
        ["no decay"] = new InverseTimeDecay(1, 1, 0),
        ["polynomial of degree 0"] = new PolynomialDecay(1, 1, power: 0),
        ["polynomial that cycles"] = new PolynomialDecay(1, 1, cycle: true),
        ["one cycle of a step"] = new OneCycle(1, 1),
        ["one cycle of two steps"] = new OneCycle(1, 2, pctStart: 0.5),
        ["no boundaries"] = new PiecewiseConstantDecay([], [1]),
    };

    // Schedules are computed in each step, so none may take time in proportion to the number of steps. That would take hours here.
    [Theory]
    [MemberData(nameof(Limits))]
    public void The_limits_of_the_ranges_give_learning_rates_at_any_step(string name)
    {
        foreach (var step in (long[])[0, 1, 2, 3, 10, int.MaxValue, 1L << 50])
        {
            var rate = s_limits[name].At(step);
            Assert.True(rate >= 0 && double.IsFinite(rate), $"step {step}: {rate}");
        }
    }

    [Fact]
    public void Restarts_of_equal_length_are_those_of_a_loop_over_the_periods()
    {
        var schedule = new CosineDecayRestarts(0.5, 7, tMul: 1, mMul: 0.9, alpha: 0.1);
        for (var step = 0; step < 100; step++)
        {
            var (period, place) = (step / 7, step % 7);
            var height = Math.Pow(0.9, period);
            Assert.Equal(0.5 * ((0.9 * 0.5 * height * (1 + Math.Cos(Math.PI * place / 7))) + 0.1), schedule.At(step), 1e-12);
        }
    }
}
