namespace CompiledNets.CodeFixes.Tests;

public sealed class KerasTextCodeFixTests
{
    [Theory]
    [InlineData("Dense(64, {|CS1503:\"relu\"|})(x)", "Dense(64, ReLU)(x)")]
    [InlineData("Dense(64, activation: {|CS1503:\"hard_sigmoid\"|})(x)", "Dense(64, activation: HardSigmoid)(x)")]
    [InlineData("Dense(64, kernelInitializer: {|CS1503:\"he_normal\"|})(x)", "Dense(64, kernelInitializer: Initializer.HeNormal)(x)")]
    [InlineData("Dense(64, kernelRegularizer: {|CS1503:\"l2\"|})(x)", "Dense(64, kernelRegularizer: Regularizer.L2())(x)")]
    [InlineData("Flatten()(Conv1D(8, 3, padding: {|CS1503:\"same\"|})(Reshape(8, 1)(x)))", "Flatten()(Conv1D(8, 3, padding: Padding.Same)(Reshape(8, 1)(x)))")]
    public Task A_text_of_Keras_becomes_its_word(string before, string after) => new FixTest<KerasTextCodeFix>(Net(before), Net(after)).RunAsync();

    [Theory]
    [InlineData("Dense(64, {|CS1503:\"rellu\"|})(x)")]
    [InlineData("Dense({|CS1503:\"64\"|})(x)")]
    public Task Another_text_has_no_fix(string net) => new FixTest<KerasTextCodeFix>(Net(net), Net(net)).RunAsync();

    private static string Net(string body) =>
        $$"""
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => {{body}};
        }
        """;
}
