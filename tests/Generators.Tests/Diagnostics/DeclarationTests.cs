namespace CompiledNets.Generators.Tests.Diagnostics;

public sealed class DeclarationTests
{
    [Fact]
    public Task A_net_is_partial() => Verify.SourceAsync(
        """
        [CompiledNet]
        public class {|CN0001:Net|}
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }
        """);

    [Fact]
    public Task The_classes_around_a_net_are_partial_too() => Verify.SourceAsync(
        """
        public class {|CN0001:Outer|}
        {
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
            }
        }
        """);

    [Fact]
    public Task A_net_has_a_definition() => Verify.SourceAsync("[CompiledNet] public partial class {|CN0002:Net|} { }\n");

    [Fact]
    public Task A_net_has_one_definition() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class {|CN0002:Net|}
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);

            public static Sym<float> Define([Shape(8)] Sym<float> x, [Shape(8)] Sym<float> y) => Dense(1)(x);
        }
        """);

    [Fact]
    public Task A_definition_is_static() => Verify.NetAsync("public Sym<float> {|CN0003:Define|}([Shape(8)] Sym<float> x) => Dense(1)(x);");

    [Fact]
    public Task Other_mistakes_are_reported_besides_a_missing_modifier() => Verify.SourceAsync(
        """
        [CompiledNet]
        public class {|CN0001:Net|}
        {
            public Sym<float> {|CN0003:Define|}([Shape(8)] Sym<float> x) => Dense({|CN1101:-4|})(x);

            Objective {|CN0003:Train|}(Sym<float> y, [Shape(4)] Sym<float> z) => Minimize(MeanSquaredError(y, z));
        }
        """);

    [Fact]
    public Task An_input_is_symbolic() => Verify.NetAsync("public static Sym<float> Define([Shape(8)] Sym<float> x, double {|CN0004:rate|}) => Dropout(rate)(x);");

    [Fact]
    public Task An_input_has_a_dtype_that_libtorch_computes_with() => Verify.NetAsync("public static Sym<float> Define([Shape(8)] Sym<float> x, [Shape] Sym<decimal> {|CN0004:n|}) => Dense(1)(x);");

    [Fact]
    public Task An_input_has_a_shape() => Verify.NetAsync("public static Sym<float> Define(Sym<float> {|CN0005:x|}) => Dense(1)(x);");

    [Fact]
    public Task A_definition_returns_tensors() => Verify.NetAsync("public static int {|CN0006:Define|}([Shape(8)] Sym<float> x) => 3;");

    [Fact]
    public Task Outputs_have_names() => Verify.NetAsync("public static (Sym<float>, Sym<float>) {|CN0006:Define|}([Shape(8)] Sym<float> x) => (x, x);");

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("2.5")]
    [InlineData("\"\"")]
    [InlineData("\"T*\"")]
    [InlineData("\"N\"")]
    [InlineData("null!")]
    public Task A_size_is_a_positive_number_or_a_name(string size) => Verify.NetAsync($"public static Sym<float> Define([Shape({{|CN0007:{size}|}}, 8)] Sym<float> x) => Dense(1)(x);");

    [Fact]
    public Task A_net_has_no_type_parameters() => Verify.SourceAsync(
        "[CompiledNet] public partial class {|CN0008:Net|}<T> { public static Sym<float> Define([Shape(8)] Sym<float> x) => x; }\n");

    [Fact]
    public Task A_net_has_no_base_class_of_its_own() => Verify.SourceAsync(
        "public class Base { }\n[CompiledNet] public partial class {|CN0008:Net|} : Base { public static Sym<float> Define([Shape(8)] Sym<float> x) => x; }\n");

    [Fact]
    public Task Train_takes_outputs_by_name() => Verify.NetAsync(
        """
        public static (Sym<float> main, Sym<float> aux) Define([Shape(8)] Sym<float> x) => (Dense(1)(x), Dense(1)(x));

        static Objective Train(Sym<float> {|CN0009:mian|}, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(mian, wanted));
        """,
        "Define has no output 'mian'; it has 'main', 'aux'");

    [Fact]
    public Task Train_returns_an_objective() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);

        static Loss {|CN0010:Train|}(Sym<float> y, [Shape(1)] Sym<float> wanted) => MeanSquaredError(y, wanted);
        """);

    [Fact]
    public Task Names_differ_by_more_than_case() => Verify.NetAsync("public static Sym<float> Define([Shape(8)] Sym<float> x, [Shape(8)] Sym<float> {|CN0011:X|}) => Add(x, X);");

    [Fact]
    public Task A_named_size_can_be_found_from_an_input() => Verify.NetAsync("public static Sym<float> Define([Shape(\"T*T\", 8)] Sym<float> {|CN0012:x|}) => Dense(1)(x);");

    [Fact]
    public Task A_loss_depends_on_an_output() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);

        static Objective {|CN1203:Train|}(Sym<float> y, [Shape(1)] Sym<float> a, [Shape(1)] Sym<float> b) => Minimize(MeanSquaredError(a, b));
        """);

    [Fact]
    public Task A_wrong_net_causes_no_errors_in_the_program_around_it() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense({|CN1101:-1|}, name: "last")(x);

            static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
        }

        internal static class Program
        {
            internal static void Main(TorchSharp.torch.Tensor x, TorchSharp.torch.Tensor wanted)
            {
                using var net = new Net(seed: 1);
                net.Fit(new Net.Inputs(X: x), new Net.Targets(Wanted: wanted), new FitOptions { Epochs = 2 });
                using var y = net.Predict(x);
            }
        }
        """);

    [Theory]
    [InlineData("CategoricalCrossentropy", "[Shape(10)] Sym<float>")]
    [InlineData("CategoricalAccuracy", "[Shape(2)] Sym<float>")]
    public Task A_sample_weight_has_the_first_axes_of_the_output(string word, string type) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(784)] Sym<float> image) => Dense(10, Softmax)(image);

        static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label, {{type}} weight) =>
            Minimize(CategoricalCrossentropy(digit, label)).Track({{word}}(digit, label, sampleWeight: {|CN1204:weight|}));
        """);
}
