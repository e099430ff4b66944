namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>
/// Checks mistakes that no shape contradicts, so that Keras trains the net without a message. Each kind stands once at the top level, once in a block, and
/// once in a net that another net contains.
/// </summary>
public sealed class SilentMistakeTests
{
    private const string Outer =
        """
        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(Instance(Inner.Define)(x));
        }
        """;

    [Fact]
    public Task A_target_is_read() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);

        static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label, [Shape(1)] Sym<float> {|CN1205:second|}) => Minimize(MeanSquaredError(y, label));
        """,
        "No loss or metric reads the target 'second': use it, or remove it");

    [Fact]
    public Task A_target_of_a_block_is_read() => Verify.NetAsync(
        """
        public static (Sym<float> a, Sym<float> b) Define([Shape(8)] Sym<float> x) => (Dense(1)(x), Dense(1)(x));

        static Objective Train(Sym<float> a, Sym<float> b, [Shape(1)] Sym<float> first, [Shape(1)] Sym<float> {|CN1205:second|}) => Minimize(Both(a, b, first, second));

        static Loss Both(Sym<float> a, Sym<float> b, Sym<float> first, Sym<float> second) => MeanSquaredError(a, first) + MeanSquaredError(b, first);
        """,
        "No loss or metric reads the target 'second': 'first' is compared with two outputs (line 9), so write 'second' in one of the losses");

    [Fact]
    public Task A_target_of_a_net_in_the_net_is_read() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(8)(x);

            static Objective Train(Sym<float> y, [Shape(8)] Sym<float> label, [Shape(3)] Sym<float> {|CN1205:second|}) => Minimize(MeanSquaredError(y, label));
        }

        """ + Outer);

    [Theory]
    [InlineData("Minimize(MeanSquaredError(y, label)).Track(MeanAbsoluteError(y, second))")]
    [InlineData("Minimize(MeanSquaredError(y, label, sampleWeight: weight)).Track(MeanAbsoluteError(y, second))")]
    [InlineData("Minimize(Mean(Abs(y - label) * second))")]
    public Task A_target_that_a_metric_a_weight_or_arithmetic_reads_causes_no_warning(string objective) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);

        static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label, [Shape(1)] Sym<float> second{{(objective.Contains("weight", StringComparison.Ordinal) ? ", [Shape] Sym<float> weight" : "")}}) => {{objective}};
        """);

    [Fact]
    public Task Ids_fit_into_a_net() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(5), Ids(10)] Sym<long> words) => Embedding(10, 4)(words);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(5), Ids(20)] Sym<long> words) => Instance(Inner.Define)({|CN1110:words|});
        }
        """,
        "Inner accepts the ids 0 to 9, but the input is declared with [Ids(20)]: ids 0 to 19. Declare [Ids(20)] on 'words' of Inner");

    [Fact]
    public Task Ids_of_a_block_fit_into_a_net() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(5)] Sym<long> words) => Embedding(10, 4)(words);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(6), Ids(20)] Sym<long> words) => Encode(words[1..]);

            static Sym<float> Encode(Sym<long> part) => Instance(Inner.Define)({|CN1110:part|});
        }
        """,
        "Give Embedding(10, 4) in Inner 20 rows");

    [Fact]
    public Task Ids_of_a_net_fit_into_a_net_in_it() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(5), Ids(10)] Sym<long> words) => Embedding(10, 4)(words);
        }

        [CompiledNet]
        public partial class Middle
        {
            public static Sym<float> Define([Shape(5)] Sym<long> words) => Instance(Inner.Define)(words);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(5), Ids(11)] Sym<long> words) => Instance(Middle.Define)({|CN1110:words|});
        }
        """,
        "Middle accepts the ids 0 to 9");

    [Fact]
    public Task Labels_have_an_id_for_each_class() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(10, Softmax)(x);

        static Objective Train(Sym<float> y, [Shape, Ids(9)] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(y, {|CN1112:label|}));
        """,
        "SparseCategoricalCrossentropy has 10 classes, but 'label' is declared with [Ids(9)], so the last of them are never right. Give the output 9 classes, or declare [Ids(10)]");

    [Fact]
    public Task Labels_in_a_block_have_an_id_for_each_class() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(10, Softmax)(x);

        static Objective Train(Sym<float> y, [Shape, Ids(9)] Sym<long> label) => Minimize(Compare(y, label));

        static Loss Compare(Sym<float> a, Sym<long> b) => SparseCategoricalCrossentropy(a, {|CN1112:b|});
        """,
        "but 'label' is declared with [Ids(9)]");

    [Fact]
    public Task Labels_of_a_net_in_the_net_have_an_id_for_each_class() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(10, Softmax)(x);

            static Objective Train(Sym<float> y, [Shape, Ids(11)] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(y, {|CN1110:label|}));
        }

        """ + Outer,
        "Give the output 11 classes");

    [Theory]
    [InlineData("[Shape(\"steps\", 8), Dim({|CN0013:\"step\"|}, Min = 4)] Sym<float> x", "No [Shape] of this net has the size \"step\". Did you mean \"steps\"?")]
    [InlineData("[Shape(\"T\", 8), Dim({|CN0013:\"t\"|}, Min = 4)] Sym<float> x", "Did you mean \"T\"?")]
    [InlineData("[Shape(4, 8), Dim({|CN0013:\"T\"|}, Min = 4)] Sym<float> x", "has the size \"T\": write it in one, or remove this [Dim]")]
    [InlineData("[Shape(\"2*T\", 8), Dim(\"T\", Min = 4)] Sym<float> x", "")]
    public Task A_Dim_is_about_a_size_of_a_shape(string input, string message) =>
        Verify.NetAsync($"public static Sym<float> Define({input}) => GlobalMaxPooling1D()(x);", message.Length > 0 ? [message] : []);

    [Fact]
    public Task A_Dim_of_a_target_is_about_a_size_of_a_shape() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => Block(x);

        static Sym<float> Block(Sym<float> x) => Dense(1)(x);

        static Objective Train(Sym<float> y, [Shape("T", 1), Dim({|CN0013:"TT"|}, MultipleOf = 2)] Sym<float> label) => Minimize(MeanSquaredError(y, label));
        """,
        "Did you mean \"T\"?");

    [Fact]
    public Task A_Dim_of_a_net_in_the_net_is_about_a_size_of_a_shape() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape("length", 8), Dim({|CN0013:"lenght"|}, Min = 2)] Sym<float> x) => Dense(8)(x);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(4, 8)] Sym<float> x) => Instance(Inner.Define)(x);
        }
        """);

    [Fact]
    public Task A_crossentropy_takes_the_classes_from_the_axis_of_the_softmax() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(4, 3)] Sym<float> x) => Softmax(x, axis: 1);

        static Objective Train(Sym<float> y, [Shape(4, 3)] Sym<float> label) => Minimize(CategoricalCrossentropy({|CN1411:y|}, label));
        """,
        "CategoricalCrossentropy takes the classes from axis 2 of (N, 4, 3), but Softmax has made them sum to one along axis 1: write Softmax(x, axis: -1), or Permute the classes to the end first");

    [Fact]
    public Task A_crossentropy_takes_the_classes_from_the_axis_of_a_softmax_in_a_block() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(5, 5, 3)] Sym<float> x) => Head(x);

        static Sym<float> Head(Sym<float> x) => Permute(3, 1, 2)(Softmax(Conv2D(5, 1)(x)));

        static Objective Train(Sym<float> y, [Shape(5, 5)] Sym<long> label) => Minimize(SparseCategoricalCrossentropy({|CN1411:y|}, label));
        """,
        "from axis 3 of (N, 5, 5, 5), but Softmax has made them sum to one along axis 3: write Softmax(x, axis: 2)");

    [Fact]
    public Task A_crossentropy_takes_the_classes_from_the_axis_of_the_softmax_of_a_net_in_the_net() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(4, 4)] Sym<float> x) => Softmax(Dense(4)(x), axis: 1);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(4, 4)] Sym<float> x) => Instance(Inner.Define)(x);

            static Objective Train(Sym<float> y, [Shape(4, 4)] Sym<float> label) => Minimize(CategoricalCrossentropy({|CN1411:y|}, label));
        }
        """);

    [Fact]
    public Task Classes_that_are_permuted_to_the_end_cause_no_error() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(5, 6, 3)] Sym<float> x) => Permute(2, 3, 1)(Softmax(Permute(3, 1, 2)(Conv2D(5, 1)(x)), axis: 1));

        static Objective Train(Sym<float> y, [Shape(5, 6)] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(y, label));
        """);

    [Theory]
    [InlineData("", "Dense(1)(x)")]
    [InlineData("static Sym<float> Block(Sym<float> x) => Dense(1)(x);", "Block(x)")]
    [InlineData("", "Instance(Inner.Define)(x)")]
    public Task A_metric_of_probabilities_is_given_probabilities(string block, string output) => Verify.SourceAsync(
        $$"""
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => {{output}};

            {{block}}

            static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize(MeanSquaredError(y, label)).Track(AUC({|CN1401:y|}, label));
        }
        """,
        "AUC needs probabilities");

    [Theory]
    [InlineData("TopKCategoricalAccuracy(y, label, k: {|CN1101:3|})", "'k' must be below the 3 classes, because otherwise every output is right, but is 3. Did you mean 2?")]
    [InlineData("{|CN1101:TopKCategoricalAccuracy(y, label)|}", "but is 5. Write k: 2")]
    [InlineData("Second(y, label)", "but is 4")]
    [InlineData("TopKCategoricalAccuracy(y, label, k: 2)", "")]
    public Task Fewer_than_all_classes_are_predictions(string metric, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(3, Softmax)(x);

        static Objective Train(Sym<float> y, [Shape(3)] Sym<float> label) => Minimize(CategoricalCrossentropy(y, label)).Track({{metric}});

        {{(metric.StartsWith("Second", StringComparison.Ordinal) ? "static Metric Second(Sym<float> a, Sym<float> b) => TopKCategoricalAccuracy(a, b, k: {|CN1101:4|});" : "")}}
        """,
        message.Length > 0 ? [message] : []);

    [Fact]
    public Task Fewer_than_all_classes_are_predictions_in_a_net_in_the_net() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(4, Softmax)(x);

            static Objective Train(Sym<float> y, [Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(y, label)).Track(SparseTopKCategoricalAccuracy(y, label, k: {|CN1101:4|}));
        }

        """ + Outer);

    [Fact]
    public Task A_normalization_is_along_the_channels() => Verify.SourceAsync(
        """
        [CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
        public partial class Net
        {
            public static Sym<float> Define([Shape(3, 8, 8)] Sym<float> x) => BatchNormalization(axis: {|CN1409:-1|})(Conv2D(4, 3)(x));
        }
        """,
        "BatchNormalization takes axis -1 for the channels, but (N, 4, 6, 6) has its channels first, as the result of Conv2D: write axis: 1");

    [Fact]
    public Task A_normalization_in_a_block_is_along_the_channels() => Verify.SourceAsync(
        """
        [CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
        public partial class Net
        {
            public static Sym<float> Define([Shape(3, 8, 8)] Sym<float> x)
            {
                for (var i = 0; i < 2; i++)
                    x = Block(x);
                return x;
            }

            static Sym<float> Block(Sym<float> x) => ReLU(GroupNormalization(2, axis: {|CN1409:3|})(Conv2D(4, 3, padding: Padding.Same)(x)));
        }
        """,
        "GroupNormalization takes axis 3 for the channels");

    [Fact]
    public Task A_normalization_of_a_net_in_the_net_is_along_the_channels() => Verify.SourceAsync(
        """
        [CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(3, 8, 8)] Sym<float> x) => BatchNormalization(axis: {|CN1409:2|})(Conv2D(4, 3)(x));
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(3, 8, 8)] Sym<float> x) => Dense(1)(Flatten()(Instance(Inner.Define)(x)));
        }
        """);

    [Theory]
    [InlineData("BatchNormalization(axis: 1)")]
    [InlineData("BatchNormalization(axis: -3)")]
    [InlineData("LayerNormalization(axis: -1)")]
    public Task A_normalization_along_the_channels_or_along_an_axis_that_is_meant_causes_no_warning(string layer) => Verify.SourceAsync(
        $$"""
        [CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
        public partial class Net
        {
            public static Sym<float> Define([Shape(3, 8, 8)] Sym<float> x) => {{layer}}(Conv2D(4, 3)(x));
        }
        """);

    [Fact]
    public Task Something_is_left_to_train() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Frozen(Dense(1))(x);

        static Objective {|CN1410:Train|}(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize(MeanSquaredError(y, label));
        """,
        "Train has nothing to change, because all layers with weights are frozen: add a layer after them, or take Frozen away from one");

    [Fact]
    public Task Something_in_a_block_is_left_to_train() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Block(Block(x));

        static Sym<float> Block(Sym<float> x) => Dropout(0.5)(Flatten()(x)) * 2;

        static Objective {|CN1410:Train|}(Sym<float> y, [Shape(8)] Sym<float> label) => Minimize(MeanSquaredError(y, label));
        """,
        "no layer of the net has weights");

    [Fact]
    public Task Something_besides_a_net_in_the_net_is_left_to_train() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Frozen(Instance(Inner.Define))(x);

            static Objective {|CN1410:Train|}(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize(MeanSquaredError(y, label));
        }
        """);

    [Fact]
    public Task A_name_is_given_at_one_place() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1, name: {|CN0011:"head"|})(Dense(8, name: "head")(x));
        """,
        "The name 'head' is taken by Dense at line 5. Give one of them another name");

    [Fact]
    public Task A_name_in_a_block_is_given_at_one_place() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 4)] Sym<float> x)
        {
            for (var i = 0; i < 2; i++)
                x = Block(x);
            return Bidirectional(LSTM(4), name: {|CN0011:"both"|})(x);
        }

        static Sym<float> Block(Sym<float> x) => Bidirectional(LSTM(4, returnSequences: true), name: "both")(x);
        """,
        "The name 'both' is taken by LSTM at line 12");

    [Fact]
    public Task A_name_of_a_net_in_the_net_is_given_at_one_place() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Inner
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(8, name: "head")(x);
        }

        [CompiledNet]
        public partial class Outer
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Instance(Inner.Define, name: {|CN0011:"head"|})(Dense(8, name: "head")(x));
        }
        """,
        "The name 'head' is taken by Dense at line 11");
}
