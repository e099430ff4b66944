namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks that messages say what to do next, where a general message would say something that makes the net worse.</summary>
public sealed class NextStepTests
{
    [Theory]
    [InlineData("[Shape(\"T\", 4)] Sym<float> x", "Reshape({|CN1011:\"T\", 4, 8|})(Dense(30)(x))", "Reshape: each step of (N, T, 30) has 30 values, but (4, 8) takes 32: choose sizes that multiply to 30, or make 32 values before it. 30 comes from Dense at line 5")]
    [InlineData("[Shape(\"T\", 4), Ids(5)] Sym<long> ids, [Shape(\"T\", 8)] Sym<float> x", "MatMul(x, {|CN1002:x|})", "the left's columns (8) must be the right's rows (T)")]
    [InlineData("[Shape(\"T\", 8)] Sym<float> x", "MatMul(x, {|CN1002:x|})", "Write Transpose(x)")]
    [InlineData("[Shape(3, 5, 8)] Sym<float> x", "MatMul(x, {|CN1002:x|})", "Write Transpose(x, 0, 1, 3, 2)")]
    [InlineData("[Shape(\"T\", 8)] Sym<float> x", "MatMul(x, {|CN1008:Dense(5)(x)|})", "write 8 instead of \"T\"")]
    [InlineData("[Shape(\"T\", 12)] Sym<float> x", "EinsumDense(\"abc,cd->abd\", ({|CN1002:10|}, 4))(x)", "outputShape says 10 for 'b', but the operand has T: write -1")]
    [InlineData("[Shape(7, 12)] Sym<float> x", "LSTM(8)({|CN1001:LSTM(64)(x)|})", "'LSTM(64)(x)' has the shape (N, 64). It is the last state of LSTM at line 5: write returnSequences: true there")]
    [InlineData("[Shape(7, 12)] Sym<float> x", "Conv1D(8, 3)({|CN1001:Dropout(0.5)(Bidirectional(GRU(4))(x))|})", "It is the last state of GRU at line 5: write returnSequences: true there")]
    [InlineData("[Shape(7, 8, 8)] Sym<float> video", "TimeDistributed(Sequential({|CN1001:Dense(3)|}, Conv2D(4, 3)))(video)", "but 'Dense(3)' has the shape (N, 8, 3). Each step of 'Dense(3)' is (8, 3)")]
    [InlineData("[Shape(7, 8, 8)] Sym<float> video", "TimeDistributed(Conv2D(3, 3))({|CN1001:video|})", "but 'video' has the shape (N, 8, 8). Each step of 'video' is (8, 8)")]
    [InlineData("[Shape(7, 8)] Sym<float> x", "TimeDistributed(step => Add(step, {|CN1002:Dense(8)(Flatten()(x))|}))(x)", "'Dense(8)(Flatten()(x))' is outside of the step that TimeDistributed works on")]
    public Task A_message_says_the_next_step(string input, string expression, string message) => Verify.NetAsync($"public static Sym<float> Define({input}) => {expression};", message);

    [Theory]
    [InlineData("[Shape(5)]", "sampleWeight needs one number per sample, [Shape], or per step, [Shape(\"T\")], but 'weight' has the shape (N, 5)")]
    [InlineData("[Shape(\"T\", 3)]", "but 'weight' has the shape (N, T, 3)")]
    public Task A_sample_weight_is_per_sample_or_step(string shape, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => Dense(3)(x);

        static Objective Train(Sym<float> y, [Shape("T", 3)] Sym<float> label, {{shape}} Sym<float> weight) => Minimize(MeanSquaredError(y, label, sampleWeight: {|CN1204:weight|}));
        """,
        message);

    [Theory]
    [InlineData("SparseCategoricalCrossentropy", "[Shape(32, 48)] Sym<long>")]
    [InlineData("CategoricalCrossentropy", "[Shape(32, 48, 5)] Sym<float>")]
    public Task Classes_on_the_first_axis_are_permuted(string loss, string target) => Verify.SourceAsync(
        $$"""
        [CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
        public partial class Net
        {
            public static Sym<float> Define([Shape(3, 32, 48)] Sym<float> x) => Softmax(Conv2D(5, 1)(x), axis: 1);

            static Objective Train(Sym<float> y, {{target}} label) => Minimize({{loss}}(y, {|CN1201:label|}));
        }
        """,
        "Classes are taken from the last axis (48), but this output has them first (5): put Permute(2, 3, 1) before the softmax");

    [Theory]
    [InlineData("30, 8", "Dim(\"T\", MultipleOf = 4)", "", "Inner takes 'x' of shape (N, T, 8) with T a multiple of 4, but 'x' is (N, 30, 8), and 30 is none")]
    [InlineData("\"S\", 8", "Dim(\"T\", MultipleOf = 4)", "", "is (N, S, 8), and S may be none. S comes from input 'x' at line 11. Declare [Dim(\"S\", MultipleOf = 4)]")]
    [InlineData("32, 8", "Dim(\"T\", MultipleOf = 4)", "ok", "")]
    [InlineData("3, 8", "Dim(\"T\", Min = 4)", "", "of shape (N, T, 8), where T is at least 4, but 'x' is (N, 3, 8)")]
    public Task A_constraint_inside_of_a_net_is_named(string shape, string dim, string ok, string message) => Verify.SourceAsync(
        $$"""
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape("T", 8), {{dim}}] Sym<float> x) => Dense(3)(x);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape({{shape}})] Sym<float> x) => Instance(Inner.Define)({{(ok.Length > 0 ? "x" : "{|CN1303:x|}")}});
        }
        """,
        message.Length > 0 ? [message] : []);

    [Theory]
    [InlineData("\"rnn\"", "kind switch { \"lstm\" => 1, \"gru\" => 2 }", "No arm of this switch matches \"rnn\": add one, or _")]
    [InlineData("(1, true)", "kind switch { (1, false) => 1, (2, _) => 2 }", "No arm of this switch matches (1, true)")]
    public Task A_switch_has_an_arm(string value, string expression, string message) => Verify.SourceAsync(
        $$"""
        #pragma warning disable CS8509
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x)
            {
                var kind = {{value}};
                return Dense({{expression.Replace("kind switch", "{|CN0108:kind|} switch", StringComparison.Ordinal)}})(x);
            }
        }
        """,
        message);

    [Theory]
    [InlineData("var {|CN0109:(a, b, c)|} = Split(x, 2);", "'Split(x, 2)' makes 2 parts, but 3 names stand here: ask for 3 parts, or write 2 names")]
    [InlineData("var {|CN0109:(a, b, c)|} = Split(x, (1, 2, 4));", "makes 4 parts")]
    public Task A_list_has_as_many_parts_as_names(string statement, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(8)] Sym<float> x)
        {
            {{statement}}
            return a;
        }
        """,
        message);

    [Fact]
    public Task The_origin_of_a_size_names_the_block_and_the_pass_of_the_loop() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> image)
        {
            var x = image;
            for (var i = 0; i < 3; i++)
                x = Inverted(x, 8 * (i + 2));
            return Add(x, {|CN1002:Dense(8)(x)|});
        }

        static Sym<float> Inverted(Sym<float> x, int filters) => ReLU(Conv2D(filters, 3, padding: Padding.Same)(x));
        """,
        "axis 3 is 32 in the earlier operands, but 8 in 'Dense(8)(x)'. 32 comes from Conv2D at line 13, in Inverted(...) called at line 9, third pass of the loop");

    [Fact]
    public Task The_origin_of_a_size_names_the_local() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x)
        {
            var left = Dense(48)(x);
            Sym<float>[] experts = [left, Dense(24)(x)];
            return Add({|CN1002:experts|});
        }
        """,
        "but 24 in 'experts[1]'. 48 comes from 'left' (Dense) at line 7. 24 comes from Dense at line 8");
}
