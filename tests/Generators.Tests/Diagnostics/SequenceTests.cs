namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks wrong uses of embeddings, recurrent layers and attention.</summary>
public sealed class SequenceTests
{
    [Fact]
    public Task Swapped_arguments_of_an_embedding_are_an_error() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T"), Ids(10_000)] Sym<long> text) => Dense(1)(Embedding({|CN1110:64|}, 10_000)(text));
        """,
        "Embedding accepts the ids 0 to 63, but the input is declared with [Ids(10000)]: ids 0 to 9999. Swap inputDim and outputDim?");

    [Fact]
    public Task An_embedding_with_too_few_rows_is_an_error() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T"), Ids(10_000)] Sym<int> text) => Dense(1)(Embedding({|CN1110:9_999|}, 64)(text));
        """,
        "Write 10000 for inputDim");

    [Fact]
    public Task An_embedding_may_have_more_rows_than_the_vocabulary() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T"), Ids(10_000)] Sym<int> text) => Dense(1)(Embedding(20_000, 64)(text));
        """);

    [Fact]
    public Task Ids_are_whole_numbers() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(4), {|CN0020:Ids(10)|}] Sym<float> x, [Shape(4), {|CN0020:Ids(0)|}] Sym<long> y) => Dense(1)(x);
        """,
        "'x' has a Sym<float>",
        "'y' has 0 ids");

    [Fact]
    public Task A_recurrent_layer_needs_steps() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => LSTM(4)({|CN1001:x|});
        """,
        "LSTM needs a sequence (steps, features), but 'x' has the shape (N, 8)");

    [Fact]
    public Task A_recurrent_layer_needs_features_that_are_known() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, "F")] Sym<float> x) => GRU(4)({|CN1005:x|});
        """);

    [Fact]
    public Task A_layer_over_the_last_state_needs_a_sequence() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x)
        {
            var first = SimpleRNN(4)(x);
            return LSTM(4)({|CN1001:first|});
        }
        """);

    [Fact]
    public Task A_state_has_the_width_of_the_layer() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x)
        {
            var (_, h, c) = LSTMWithState(4)(x);
            var (y, _, _) = LSTMWithState(5)(x, {|CN1002:h|}, c);
            var (z, _, _) = LSTMWithState(4)(x, {|CN1103:h|});
            return y;
        }
        """,
        "axis 1 is 5 in the earlier operands, but 4 in 'h'",
        "a part of its state");

    [Fact]
    public Task A_recurrent_layer_needs_an_activation_that_its_kernel_supports() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => LSTM(4, activation: {|CN1102:Softmax|}, recurrentActivation: {|CN1102:Twice|})(x);

        static Sym<float> Twice(Sym<float> x) => x + x;
        """,
        "LSTM does not know 'Softmax' as its activation; write Tanh, Sigmoid or ReLU",
        "'Twice' as its recurrentActivation");

    [Fact]
    public Task A_dropout_rate_of_one_is_an_error() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => LSTM(4, recurrentDropout: {|CN1101:1f|})(x);
        """);

    [Fact]
    public Task A_dropped_mask_causes_a_warning() => Verify.NetAsync(
        """
        public static (Sym<float> flat, Sym<float> state, Sym<float> two) Define([Shape(8), Ids(100)] Sym<long> words, [Shape(8, 3)] Sym<float> x)
        {
            var table = Embedding(100, 4, maskZero: true)(words);
            var deep = Dropout(0.5f)(Dense(4, ReLU)(table) + x * Dense(1)(x));
            var flat = Flatten()({|CN1111:deep|});
            return (flat, GRU(4)(LSTM(4, returnSequences: true)(deep)), Flatten()(Dense(3)(x)));
        }
        """.Replace("[Shape(8, 3)]", "[Shape(8, 4)]", StringComparison.Ordinal),
        "Flatten ignores the mask of 'deep'");

    [Theory]
    [InlineData("TimeDistributed(Flatten())({|CN1111:table|})", "Flatten ignores the mask of 'table'")]
    [InlineData("TimeDistributed(Conv1D(3, 2))({|CN1111:table|})", "Conv1D ignores the mask of 'table'")]
    [InlineData("{|CN1111:table|}[.., .., 0]", "Slice ignores the mask of 'table'")]
    [InlineData("table[1..]", "")]
    [InlineData("table[0]", "")]
    [InlineData("table[.., 1..^1, ..2]", "")]
    [InlineData("TimeDistributed(LSTM(3))(table)", "")]
    [InlineData("GRU(2)(TimeDistributed(LSTM(3))(table))", "")]
    [InlineData("TimeDistributed(GRU(3, returnSequences: true))(table)", "")]
    public Task A_mask_of_words_in_sentences_ends_with_a_warning_or_is_used(string output, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(6, 8)] Sym<long> doc)
        {
            var table = Embedding(100, 4, maskZero: true)(doc);
            return {{output}};
        }
        """,
        message.Length > 0 ? [message] : []);

    [Fact]
    public Task A_mask_that_ends_in_a_net_in_the_net_causes_a_warning() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Flat
        {
            public static Sym<float> Define([Shape(8, 4)] Sym<float> x) => Flatten()(Dense(3)(x));
        }

        [CompiledNet]
        public partial class Around
        {
            public static Sym<float> Define([Shape(8, 4)] Sym<float> x) => Instance(Flat.Define)(x);
        }

        [CompiledNet]
        public partial class State
        {
            public static Sym<float> Define([Shape(8, 4)] Sym<float> x) => LSTM(3)(x);
        }

        [CompiledNet]
        public partial class Net
        {
            public static (Sym<float> flat, Sym<float> around, Sym<float> state) Define([Shape(8)] Sym<long> words)
            {
                var table = Embedding(100, 4, maskZero: true)(words);
                return (Instance(Flat.Define)({|CN1111:table|}), Instance(Around.Define)({|CN1111:table|}), Instance(State.Define)(table));
            }
        }
        """,
        "Flatten in Flat ignores the mask of 'table'",
        "Flatten in Flat in Around ignores the mask of 'table'");

    [Fact]
    public Task A_mask_of_a_net_in_the_net_that_ends_causes_a_warning() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Table
        {
            public static Sym<float> Define([Shape(8)] Sym<long> words) => Embedding(100, 4, maskZero: true)(words);
        }

        [CompiledNet]
        public partial class Net
        {
            public static (Sym<float> flat, Sym<float> state) Define([Shape(8)] Sym<long> words)
            {
                var table = Instance(Table.Define)(words);
                return (Flatten()({|CN1111:table|}), LSTM(3)(table));
            }
        }
        """,
        "Flatten ignores the mask of 'table'");

    [Fact]
    public Task A_target_must_not_have_more_classes_than_the_output() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(5, Softmax)(x);

        static Objective Train(Sym<float> y, [Shape, Ids(10)] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(y, {|CN1110:label|}));
        """,
        "accepts the ids 0 to 4, but the input is declared with [Ids(10)]: ids 0 to 9. Give the output 10 classes");

    [Fact]
    public Task An_ignored_class_needs_class_numbers() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(5, Softmax)(x);

        static Objective Train(Sym<float> y, [Shape(5)] Sym<float> label) => Minimize(CategoricalCrossentropy(y, label)).Track(MeanIoU(y, label, ignoreClass: {|CN1103:255|}));
        """,
        "give class numbers as the target");

    [Fact]
    public Task Bidirectional_needs_a_recurrent_layer() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => Bidirectional({|CN0107:Dense(4)|})(x);
        """,
        "Bidirectional needs a recurrent layer. Pass LSTM(...), GRU(...) or SimpleRNN(...)");

    [Fact]
    public Task Bidirectional_needs_a_sequence() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Bidirectional(LSTM(4))({|CN1001:x|});
        """);

    [Fact]
    public Task Attention_needs_operands_with_the_same_features() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> query, [Shape("S", 6)] Sym<float> value, [Shape("T", 8)] Sym<float> key)
        {
            var a = Attention()(query, {|CN1002:value|});
            var b = AdditiveAttention()(query, value, {|CN1008:key|});
            return MultiHeadAttention(2, 4)(query, {|CN1001:Dense(3)(GRU(3)(value))|});
        }
        """,
        "axis 2 is 8 in the earlier operands, but 6 in 'value'");

    [Fact]
    public Task MultiHeadAttention_accepts_operands_with_different_features() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> query, [Shape("S", 6)] Sym<float> value) => MultiHeadAttention(2, 4)(query, value);
        """);
}
