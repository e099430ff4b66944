namespace CompiledNets.CodeFixes.Tests;

/// <summary>Applies the repair that a message proposes, and checks that it fixes the problem.</summary>
public sealed class RepairCodeFixTests
{
    [Fact]
    public Task A_missing_axis_is_replaced_by_the_nearest_one() => Net(
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Concatenate(axis: {|CN1006:0|}, x, x);",
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Concatenate(axis: 1, x, x);");

    [Fact]
    public Task A_size_that_must_be_even_is_declared_as_a_multiple_of_two() => Net(
        """public static Sym<float> Define([Shape("T", 8, 1)] Sym<float> x) => Add(x, {|CN1008:UpSampling2D((2, 1))(MaxPooling2D((2, 1))(x))|});""",
        """public static Sym<float> Define([Shape("T", 8, 1), Dim("T", MultipleOf = 2)] Sym<float> x) => Add(x, UpSampling2D((2, 1))(MaxPooling2D((2, 1))(x)));""");

    [Fact]
    public Task Existing_declarations_of_a_size_are_kept() => Net(
        """public static Sym<float> Define([Shape("T", 8, 1), Dim("T", Min = 4)] Sym<float> x) => Add(x, {|CN1008:UpSampling2D((2, 1))(MaxPooling2D((2, 1))(x))|});""",
        """public static Sym<float> Define([Shape("T", 8, 1), Dim("T", Min = 4, MultipleOf = 2)] Sym<float> x) => Add(x, UpSampling2D((2, 1))(MaxPooling2D((2, 1))(x)));""");

    [Fact]
    public Task A_tensor_is_flattened_before_it_is_joined_with_a_vector() => Net(
        "public static Sym<float> Define([Shape(4, 4)] Sym<float> x, [Shape(8)] Sym<float> y) => Concatenate(y, {|CN1001:x|});",
        "public static Sym<float> Define([Shape(4, 4)] Sym<float> x, [Shape(8)] Sym<float> y) => Concatenate(y, Flatten()(x));");

    [Theory]
    [InlineData("\"T\", 8", "GlobalMaxPooling1D")]
    [InlineData("\"H\", \"W\", 3", "GlobalMaxPooling2D")]
    public Task Flatten_is_replaced_by_a_pooling_if_the_length_is_unknown(string shape, string pooling) => Net(
        $"public static Sym<float> Define([Shape({shape})] Sym<float> x) => Dense(10)({{|CN1005:Flatten()(x)|}});",
        $"public static Sym<float> Define([Shape({shape})] Sym<float> x) => Dense(10)({pooling}()(x));");

    [Fact]
    public Task A_misspelt_size_of_a_Dim_is_corrected() => Net(
        """public static Sym<float> Define([Shape("steps", 8), Dim({|CN0013:"step"|}, Min = 4)] Sym<float> x) => Dense(1)(x);""",
        """public static Sym<float> Define([Shape("steps", 8), Dim("steps", Min = 4)] Sym<float> x) => Dense(1)(x);""");

    [Fact]
    public Task A_matrix_is_transposed() => Net(
        """public static Sym<float> Define([Shape("T", 8)] Sym<float> q, [Shape("T", 8)] Sym<float> k) => MatMul(q, {|CN1002:Dense(8)(k)|});""",
        """public static Sym<float> Define([Shape("T", 8)] Sym<float> q, [Shape("T", 8)] Sym<float> k) => MatMul(q, Transpose(Dense(8)(k)));""");

    [Fact]
    public Task A_recurrent_layer_returns_its_sequences() => Net(
        "public static Sym<float> Define([Shape(7, 8)] Sym<float> x) => GRU(4)({|CN1001:LSTM(4, name: \"first\")(x)|});",
        "public static Sym<float> Define([Shape(7, 8)] Sym<float> x) => GRU(4)(LSTM(4, returnSequences: true, name: \"first\")(x));");

    [Fact]
    public Task A_size_that_only_the_operand_has_is_kept() => Net(
        """public static Sym<float> Define([Shape(7, 8)] Sym<float> x) => EinsumDense("abc,cd->abd", ({|CN1002:6|}, 4))(x);""",
        """public static Sym<float> Define([Shape(7, 8)] Sym<float> x) => EinsumDense("abc,cd->abd", (-1, 4))(x);""");

    [Fact]
    public Task Fewer_classes_are_predictions() => Net(
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(3, Softmax)(x);\n\n    static Objective Train(Sym<float> y, [Shape] Sym<long> t) => Minimize(SparseCategoricalCrossentropy(y, t)).Track(SparseTopKCategoricalAccuracy(y, t, k: {|CN1101:3|}));",
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(3, Softmax)(x);\n\n    static Objective Train(Sym<float> y, [Shape] Sym<long> t) => Minimize(SparseCategoricalCrossentropy(y, t)).Track(SparseTopKCategoricalAccuracy(y, t, k: 2));");

    [Fact]
    public Task A_target_gets_the_shape_of_its_output() => Net(
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(3)(x);\n\n    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, {|CN1201:wanted|}));",
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(3)(x);\n\n    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));");

    [Theory]
    [InlineData("[Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(y, {|CN1201:label|}))")]
    [InlineData("[Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(y, {|CN1201:label|}))")]
    public Task A_missing_Flatten_is_added_before_the_first_Dense(string objective) => Net(
        $"public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> x) => Dense(10, Softmax)(Dropout(0.5f)(Dense(32, ReLU)(MaxPooling2D(2)(x))));\n\n    static Objective Train(Sym<float> y, {objective};",
        $"public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> x) => Dense(10, Softmax)(Dropout(0.5f)(Dense(32, ReLU)(Flatten()(MaxPooling2D(2)(x)))));\n\n    static Objective Train(Sym<float> y, {objective.Replace("{|CN1201:label|}", "label", StringComparison.Ordinal)};");

    [Fact]
    public Task Nothing_is_offered_if_the_message_proposes_nothing() => Net(
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense({|CN1101:0|})(x);",
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense({|CN1101:0|})(x);");

    private static Task Net(string before, string after) => new FixTest<RepairCodeFix>(Source(before), Source(after)).RunAsync();

    private static string Source(string members) => $"[CompiledNet]\npublic partial class Net\n{{\n    {members}\n}}\n";
}
