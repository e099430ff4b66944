using TorchSharp;
using static CompiledNets.Runtime.Tests.Options.BadNumber;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Options;

/// <summary>Numbers of optimizers: NaN, infinities, and numbers out of the range of a formula are errors, and the limits of the ranges are not.</summary>
public sealed class OptimizerNumberTests
{
    private const string Rate = "must not be negative or NaN, and must be finite";
    private const string NotNegative = "must not be negative, and must be finite";
    private const string Decay = "must be from 0 to less than 1";

    private static readonly Dictionary<string, BadNumber> s_cases = ((IEnumerable<BadNumber>)[
        .. Of("SGD learningRate", Negative, Rate, value => new SGD(value)),
        .. Of("SGD momentum", NotFraction, "momentum must be from 0 to 1", value => new SGD(momentum: value)),
        .. Of("SGD LearningRate", Negative, Rate, value => new SGD().LearningRate = value),
        .. Of("RMSprop rho", NotDecay, Decay, value => new RMSprop(rho: value)),
        .. Of("RMSprop momentum", Negative, NotNegative, value => new RMSprop(momentum: value)),
        .. Of("RMSprop epsilon", Negative, NotNegative, value => new RMSprop(epsilon: value)),
        .. Of("Adam beta1", NotDecay, Decay, value => new Adam(beta1: value)),
        .. Of("Adam beta2", NotDecay, Decay, value => new AdamW(beta2: value)),
        .. Of("Adam epsilon", Negative, NotNegative, value => new Adam(epsilon: value)),
        .. Of("Adamax beta1", NotDecay, Decay, value => new Adamax(beta1: value)),
        .. Of("Adamax beta2", NotDecay, Decay, value => new Adamax(beta2: value)),
        .. Of("Nadam beta1", NotDecay, Decay, value => new Nadam(beta1: value)),
        .. Of("Nadam beta2", NotDecay, Decay, value => new Nadam(beta2: value)),
        .. Of("Lamb beta1", NotDecay, Decay, value => new Lamb(beta1: value)),
        .. Of("Lamb beta2", NotDecay, Decay, value => new Lamb(beta2: value)),
        .. Of("Lion beta1", NotFraction, "beta1 must be from 0 to 1", value => new Lion(beta1: value)),
        .. Of("Lion beta2", NotFraction, "beta2 must be from 0 to 1", value => new Lion(beta2: value)),
        .. Of("Adagrad initialAccumulatorValue", Negative, NotNegative, value => new Adagrad(initialAccumulatorValue: value)),
        .. Of("Adagrad epsilon", Negative, NotNegative, value => new Adagrad(epsilon: value)),
        .. Of("Adadelta rho", NotDecay, Decay, value => new Adadelta(rho: value)),
        .. Of("Adadelta epsilon", Negative, NotNegative, value => new Adadelta(epsilon: value)),
        .. Of("Adafactor beta2Decay", [.. NotFinite], "beta2Decay must be a finite number", value => new Adafactor(beta2Decay: value)),
        .. Of("Adafactor beta2Decay", [0.1], "beta2Decay must not be positive", value => new Adafactor(beta2Decay: value)),
        .. Of("Adafactor epsilon1", Negative, NotNegative, value => new Adafactor(epsilon1: value)),
        .. Of("Adafactor epsilon2", Negative, NotNegative, value => new Adafactor(epsilon2: value)),
        .. Of("Adafactor clipThreshold", NotPositive, "clipThreshold must be more than 0 and finite", value => new Adafactor(clipThreshold: value)),
        .. Of("Ftrl learningRate", NotPositive, "learningRate must be more than 0 and finite", value => new Ftrl(value)),
        .. Of("Ftrl learningRatePower", [.. NotFinite], "learningRatePower must be a finite number", value => new Ftrl(learningRatePower: value)),
        .. Of("Ftrl learningRatePower", [0.1], "learningRatePower must not be positive", value => new Ftrl(learningRatePower: value)),
        .. Of("Ftrl initialAccumulatorValue", Negative, NotNegative, value => new Ftrl(initialAccumulatorValue: value)),
        .. Of("Ftrl l1RegularizationStrength", Negative, NotNegative, value => new Ftrl(l1RegularizationStrength: value)),
        .. Of("Ftrl l2RegularizationStrength", Negative, NotNegative, value => new Ftrl(l2RegularizationStrength: value)),
        .. Of("Ftrl l2ShrinkageRegularizationStrength", Negative, NotNegative, value => new Ftrl(l2ShrinkageRegularizationStrength: value)),
        .. Of("Ftrl beta", Negative, NotNegative, value => new Ftrl(beta: value)),
    ]).ToDictionary(own => own.ToString());

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    public static TheoryData<string> Limits => [.. s_limits.Keys];

    private static readonly Dictionary<string, Func<Optimizer>> s_limits = new()
    {
        ["SGD, rate 0"] = () => new SGD(0),
        ["SGD, momentum 1"] = () => new SGD(momentum: 1, nesterov: true),
        ["RMSprop, rho 0"] = () => new RMSprop(rho: 0),
        ["Adam, betas 0"] = () => new Adam(beta1: 0, beta2: 0),
        ["Adam, decay 0"] = () => new Adam { WeightDecay = 0 },
        ["Adamax, betas 0"] = () => new Adamax(beta1: 0, beta2: 0),
        ["Nadam, betas 0"] = () => new Nadam(beta1: 0, beta2: 0),
        ["Lamb, betas 0"] = () => new Lamb(beta1: 0, beta2: 0),
        ["Lion, betas 1"] = () => new Lion(beta1: 1, beta2: 1),
        ["Adagrad, sum 0"] = () => new Adagrad(initialAccumulatorValue: 0),
        ["Adadelta, rho 0"] = () => new Adadelta(rho: 0),
        ["Adafactor, decay 0"] = () => new Adafactor(beta2Decay: 0),
        ["Ftrl, power 0"] = () => new Ftrl(learningRatePower: 0),
        ["ClipNorm 0"] = () => new SGD { ClipNorm = 0 },
        ["ClipValue 0"] = () => new SGD { ClipValue = 0 },
        ["GlobalClipNorm 0"] = () => new SGD { GlobalClipNorm = 0 },
        ["EmaMomentum 0"] = () => new SGD { UseEma = true, EmaMomentum = 0 },
        ["EmaMomentum 1"] = () => new SGD { UseEma = true, EmaMomentum = 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_number_out_of_the_range_of_the_formula_is_an_error_that_names_the_parameter(string name) => s_cases[name].AssertRefused();

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_limits_of_the_ranges_give_finite_weights_also_without_gradients(string name)
    {
        using var noGrad = no_grad();
        foreach (var throughTensors in (bool[])[false, true])
        {
            using var weights = Testing.Weights(ScalarType.Float64, ("kernel", [2], [0]));
            using var optimizer = s_limits[name]();
            Set(weights[0].Value, [1, -2]);
            foreach (var gradients in (double[][])[[3, -4], [0, 0], [1e-3, 1e3]])
            {
                Set(weights[0].Gradient, gradients);
                optimizer.Update([weights], throughTensors);
                Assert.All(Numbers(weights[0].Value), number => Assert.True(double.IsFinite(number), $"{number}"));
            }
        }
    }

    [Theory]
    [InlineData(double.NaN, "at least 0, but is NaN")]
    [InlineData(-0.5, "at least 0, but is -0.5")]
    [InlineData(double.NegativeInfinity, "at least 0, but is -Infinity")]
    [InlineData(double.PositiveInfinity, "finite, but is Infinity")]
    public void Options_of_all_optimizers_are_checked_before_the_first_step(double value, string expected)
    {
        AssertRefused(new SGD { WeightDecay = value }, "SGD: WeightDecay must be " + expected);
        AssertRefused(new Adam { ClipNorm = value }, "Adam: ClipNorm must be " + expected);
        AssertRefused(new Lion { ClipValue = value }, "Lion: ClipValue must be " + expected);
        AssertRefused(new Lamb { GlobalClipNorm = value }, "Lamb: GlobalClipNorm must be " + expected);
        AssertRefused(new SGD { EmaMomentum = value }, "SGD: EmaMomentum must be from 0 to 1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Counts_of_all_optimizers_are_checked_before_the_first_step(int value)
    {
        AssertRefused(new SGD { EmaOverwriteFrequency = value }, $"SGD: EmaOverwriteFrequency must be at least 1, but is {value}");
        AssertRefused(new SGD { GradientAccumulationSteps = value }, $"SGD: GradientAccumulationSteps must be at least 2, but is {value}");
    }

    [Theory]
    [InlineData(double.NaN, "must be at least 0 and finite, but Odd is NaN")]
    [InlineData(-1, "must be at least 0 and finite, but Odd is -1")]
    [InlineData(double.PositiveInfinity, "must be at least 0 and finite, but Odd is Infinity")]
    public void A_schedule_that_computes_no_learning_rate_is_an_error_before_the_step(double rate, string expected) =>
        AssertRefused(new SGD { Schedule = new Odd(rate) }, "SGD: the learning rate of batch 0 " + expected);

    [Fact]
    public void Ftrl_divides_by_the_learning_rate_so_a_schedule_must_not_reach_0() =>
        AssertRefused(new Ftrl { Schedule = new Odd(0) }, "Ftrl: the learning rate of batch 0 must be more than 0 and finite, but Odd is 0");

    [Fact]
    public void Null_names_are_an_error() => AssertRefused(new SGD { ExcludeFromWeightDecay = null! }, "ExcludeFromWeightDecay must be a list of names, but is null");

    private static void AssertRefused(Optimizer optimizer, string expected)
    {
        using var noGrad = no_grad();
        using var weights = Testing.Weights(ScalarType.Float64, ("kernel", [2], [0]));
        Set(weights[0].Value, [1, -2]);
        Set(weights[0].Gradient, [3, -4]);
        Assert.Contains(expected, Assert.Throws<InvalidOperationException>(() => optimizer.Update([weights])).Message, StringComparison.Ordinal);
        Assert.Equal([1, -2], Numbers(weights[0].Value));
        Assert.Equal(0, optimizer.Iterations);
        optimizer.Dispose();
    }

    private sealed class Odd(double rate) : LearningRateSchedule
    {
        public override double At(long step) => rate;
    }
}
