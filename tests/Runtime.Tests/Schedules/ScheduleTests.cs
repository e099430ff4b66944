using static CompiledNets.Runtime.Tests.Testing;

namespace CompiledNets.Runtime.Tests.Schedules;

/// <summary>
/// Compares schedules with PyTorch, or with the formulas in Keras' documentation. python3-torch 1.13.1 printed the numbers of OneCycleLR(0.5,
/// total_steps=20), CosineAnnealingLR(10, eta_min=0.05), CosineAnnealingWarmRestarts(4, T_mult=2) and PolynomialLR(10, power=2), all from rate 0.5.
/// </summary>
public sealed class ScheduleTests
{
    [Fact]
    public void One_cycle_is_that_of_PyTorch() => AssertRates(
        new OneCycle(0.5, 20),
        [0.02, 0.06583592135001265, 0.18583592135001265, 0.3341640786499874, 0.45416407864998737, 0.5, 0.49373200311754367, 0.47524231600673683, 0.445458088785525, 0.40587282697488153,
         0.3584715008956504, 0.30563101096814466, 0.250001, 0.19437098903185537, 0.14153049910434962, 0.09412917302511849, 0.05454391121447502, 0.024759683993263143, 0.006269996882456277, 2e-06, 2e-06]);

    [Fact]
    public void A_cosine_is_that_of_PyTorch_and_stays_at_its_end() => AssertRates(
        new CosineDecay(0.5, 10, alpha: 0.1),
        [0.5, 0.48898771616640957, 0.45702882373436315, 0.40725168176580645, 0.34452882373436317, 0.275, 0.20547117626563688, 0.1427483182341936, 0.09297117626563686, 0.06101228383359046, 0.05, 0.05, 0.05]);

    [Fact]
    public void A_warm_up_comes_before_the_cosine() => AssertRates(
        new CosineDecay(0.1, 10, alpha: 0.1, warmupTarget: 0.5, warmupSteps: 4),
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.48898771616640957, 0.45702882373436315]);

    [Fact]
    public void Restarts_are_those_of_PyTorch() => AssertRates(
        new CosineDecayRestarts(0.5, 4),
        [0.5, 0.42677669529663687, 0.25, 0.07322330470336313, 0.5, 0.4809698831278217, 0.42677669529663687, 0.34567085809127246, 0.25, 0.15432914190872757, 0.07322330470336313, 0.019030116872178315, 0.5, 0.4951963201008076]);

    [Fact]
    public void Restarts_can_be_lower_each_time() => AssertRates(new CosineDecayRestarts(1, 2, tMul: 1, mMul: 0.5, alpha: 0.2), [1, 0.6, 0.6, 0.4, 0.4, 0.3]);

    [Fact]
    public void A_polynomial_is_that_of_PyTorch() => AssertRates(
        new PolynomialDecay(0.5, 10, endLearningRate: 0, power: 2),
        [0.5, 0.405, 0.32, 0.245, 0.18, 0.125, 0.08, 0.045, 0.02, 0.005, 0, 0]);

    [Fact]
    public void A_polynomial_can_rise_again() => AssertRates(new PolynomialDecay(1, 2, endLearningRate: 0, cycle: true), [1, 0.5, 0, 0.25, 0, 1 - (5 / 6d), 0]);

    [Fact]
    public void Powers_and_inverses_follow_their_formulas()
    {
        AssertRates(new ExponentialDecay(0.8, 2, 0.25), [0.8, 0.4, 0.2, 0.1, 0.05]);
        AssertRates(new ExponentialDecay(0.8, 2, 0.25, staircase: true), [0.8, 0.8, 0.2, 0.2, 0.05]);
        AssertRates(new InverseTimeDecay(0.6, 2, 1), [0.6, 0.4, 0.3, 0.24, 0.2]);
        AssertRates(new InverseTimeDecay(0.6, 2, 1, staircase: true), [0.6, 0.6, 0.3, 0.3, 0.2]);
    }

    [Fact]
    public void A_boundary_belongs_to_the_piece_before_it() => AssertRates(new PiecewiseConstantDecay([1, 3], [1, 0.5, 0.1]), [1, 1, 0.5, 0.5, 0.1, 0.1]);

    [Fact]
    public void Pieces_that_do_not_fit_are_an_error()
    {
        Assert.Contains("3 values, but 2", Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([1, 3], [1, 0.5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([3, 1], [1, 0.5, 0.1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(1, 0));
    }

    private static void AssertRates(LearningRateSchedule schedule, double[] expected) =>
        AssertClose(expected, expected.Select((_, step) => schedule.At(step)).ToArray(), 1e-12);
}
