namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Tests the sizes that a net's constructor takes: the int parameters of Define.</summary>
public sealed class GivenSizeTests
{
    [Fact]
    public Task Given_sizes_can_be_sizes_of_layers_and_of_shapes() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T")] Sym<long> words, [Shape("features")] Sym<float> other, int vocabulary, int features, int classes = 10)
        {
            var x = GlobalAveragePooling1D()(Embedding(vocabulary, features)(words)) + other;
            return Dense(classes, Softmax)(Block(x, 2 * features + classes));
        }

        static Sym<float> Block(Sym<float> x, int units) => Dense(units, ReLU)(x);

        static Objective Train(Sym<float> y, [Shape("classes")] Sym<float> kinds) => Minimize(CategoricalCrossentropy(y, kinds)).Track(Accuracy(y, kinds));
        """);

    [Fact]
    public Task Shapes_are_checked_for_every_value_of_a_given_size() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x, int units) => Add(Dense(units)(x), {|CN1008:x|});
        """);

    [Theory]
    [InlineData("Conv1D({|CN0102:n|}, 3)(Reshape(4, 2)(x))", "'filters' of Conv1D must be known at compile time: 'n' is a size that is given when the net is created")]
    [InlineData("BatchNormalization()({|CN1005:Dense(n)(x)|})", "which is n and known at run time only")]
    [InlineData("Dense({|CN0102:n - 1|})(x)", "'n - 1' must be known at compile time: it depends on a size that is given when the net is created")]
    [InlineData("Dense({|CN0102:n * 0|})(x)", "it depends on a size that is given when the net is created")]
    [InlineData("Dense({|CN0102:n == 3|} ? 4 : 5)(x)", "it depends on a size that is given when the net is created")]
    [InlineData("Dropout({|CN0102:n|})(x)", "'rate' of Dropout must be known at compile time")]
    public Task A_given_size_cannot_be_what_must_be_a_constant(string body, string message) =>
        Verify.NetAsync($"public static Sym<float> Define([Shape(8)] Sym<float> x, int n) => {body};", message);

    [Theory]
    [InlineData("seed", "a parameter that each net's constructor has")]
    [InlineData("N", "the size of the batch")]
    public Task A_given_size_has_a_name_of_its_own(string name, string message) =>
        Verify.NetAsync($"public static Sym<float> Define([Shape(8)] Sym<float> x, int {{|CN0011:{name}|}}) => Dense({name})(x);", message);

    [Fact]
    public Task A_layer_can_have_the_name_of_a_given_size() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x, int units, int step) => Dense(step, name: "units")(Dense(units, name: "step")(x));
        """);
}
