namespace CompiledNets.Generators.Tests.FrontEnd;

/// <summary>Checks that numbers are written as in Keras, without a suffix, and that none is rounded to float32.</summary>
public sealed class KerasLiteralTests
{
    [Theory]
    [InlineData("Dropout(0.2)(x)")]
    [InlineData("LeakyReLU(x, 0.1)")]
    [InlineData("Activation(ELU)(ELU(x, alpha: 0.5))")]
    [InlineData("Dense(4, kernelRegularizer: Regularizer.L2(0.01), biasInitializer: Initializer.Constant(0.1))(x)")]
    [InlineData("Dense(4, kernelConstraint: Constraint.MaxNorm(1.5), kernelInitializer: Initializer.RandomNormal(stddev: 0.02))(x)")]
    [InlineData("BatchNormalization(momentum: 0.9, epsilon: 1e-5)(x)")]
    [InlineData("GaussianNoise(0.1)(GaussianDropout(0.2)(x))")]
    [InlineData("ActivityRegularization(l1: 0.01, l2: 0.02)(x)")]
    [InlineData("0.5 * x + x * 0.25 - x / 3.5 + (1 - x)")]
    [InlineData("Clip(x, -0.5, 0.5)")]
    public async Task Numbers_have_no_suffix(string expression)
    {
        await Verify.NetAsync($"public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)({expression});");

        // A float converts to a double, and an int to both.
        await Verify.NetAsync($"public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)({System.Text.RegularExpressions.Regex.Replace(expression, @"\d\.\d+|1e-5", "$0f")});");
    }

    [Theory]
    [InlineData("0.2 * MeanSquaredError(y, label) + BinaryCrossentropy(Sigmoid(y), label, labelSmoothing: 0.1)")]
    [InlineData("0.2 * (MeanSquaredError(y, label) * 0.5 + 0.3 * Huber(y, label, delta: 1.5))")]
    [InlineData("Mean(0.5 * Square(y - label)) + 0.1 * Mean(Abs(y))")]
    public Task Losses_have_factors_without_a_suffix(string loss) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);

        static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize({{loss}});
        """);

    [Fact]
    public void A_number_keeps_all_its_digits()
    {
        var model = Compile.Model(
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x) => 0.1 * Dense(1)(Dropout(0.3)(x));

                static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize(0.7 * MeanSquaredError(y, label));
            }
            """)!;
        Assert.Equal(0.7, model.Objective!.Losses[0].Weight);
        Assert.Contains(model.Calls, call => call.Word == "Dropout" && call.Arguments.Any(argument => argument.Value.Real == 0.3));
        Assert.Contains(model.Calls, call => call.Arguments.Any(argument => argument.Value.Real == 0.1));
    }
}
