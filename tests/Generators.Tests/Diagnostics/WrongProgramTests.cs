namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks programs with one mistake. Each causes one error under the wrong argument.</summary>
public sealed class WrongProgramTests
{
    [Fact]
    public Task Dense_needs_features() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape] Sym<float> score) => Dense(10)({|CN1001:score|});
        """,
        "Dense needs at least one axis besides the batch, but 'score' has the shape (N)");

    [Fact]
    public Task Concatenate_operands_agree_on_the_other_axes() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(28, 28, 8)] Sym<float> left)
        {
            var right = MaxPooling2D()(left);
            return Flatten()(Concatenate(left, {|CN1004:right|}));
        }
        """,
        "axis 1 is 28 for the first and 14 for 'right'. 28 comes from input 'left' at line 5. 14 comes from 'right' (MaxPooling2D) at line 7. Put UpSampling2D(2) before 'right'");

    [Fact]
    public Task Add_operands_have_shapes_that_fit() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(64)] Sym<float> x)
        {
            var y = Dense(32)(x);
            return Add(x, {|CN1002:y|});
        }
        """,
        "64 in the earlier operands, but 32 in 'y'");

    [Theory]
    [InlineData("*")]
    [InlineData("-")]
    public Task A_message_names_an_operator_by_its_sign(string sign) => Verify.NetAsync(
        $$"""public static Sym<float> Define([Shape("T", 8)] Sym<float> x, [Shape("S", 8)] Sym<float> y) => x {{sign}} {|CN1008:y|};""", sign + ": T and S are equal for some sizes only");

    [Fact]
    public Task Operators_are_checked_like_merges() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(64)] Sym<float> x) => Dense(1)(x * {|CN1002:Dense(32)(x)|});
        """);

    [Fact]
    public Task A_kernel_fits_into_its_input() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(4, 28, 1)] Sym<float> image) => Conv2D(8, {|CN1003:(5, 3)|})(image);
        """,
        "a window of 5 does not fit into a height of 4");

    [Fact]
    public Task A_pool_of_default_size_fits_into_its_input() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(1, 8, 3)] Sym<float> image) => {|CN1003:MaxPooling2D()|}(image);
        """);

    [Fact]
    public Task Crossentropy_needs_a_target_of_the_width_of_the_output() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(784)] Sym<float> image) => Dense(10, Softmax)(image);

        static Objective Train(Sym<float> digit, [Shape(9)] Sym<float> label) => Minimize(CategoricalCrossentropy(digit, {|CN1201:label|}));
        """,
        "the target must have the shape (N, 10) of the output, but 'label' has the shape (N, 9)");

    [Fact]
    public Task Nothing_is_broadcast_in_a_loss() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(3)(x);

        static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, {|CN1201:wanted|}));
        """);

    [Fact]
    public Task The_message_about_a_target_names_a_missing_Flatten() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
        {
            var x = MaxPooling2D(2)(Conv2D(32, 3, activation: ReLU)(image));
            return Dense(10, Softmax)(x);
        }

        static Objective Train(Sym<float> digit, [Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(digit, {|CN1201:label|}));
        """,
        "Dense at line 8 works on the last axis of (N, 13, 13, 32) and keeps the others: put Flatten() before it");

    [Fact]
    public Task The_message_about_a_target_proposes_a_label_for_each_step() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> words) => Dense(10, Softmax)(words);

        static Objective Train(Sym<float> tags, [Shape] Sym<long> tag) => Minimize(SparseCategoricalCrossentropy(tags, {|CN1201:tag|}));
        """,
        "Declare it as [Shape(\"T\")]");

    [Fact]
    public Task Sparse_targets_are_one_number_per_sample() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(3, Softmax)(x);

        static Objective Train(Sym<float> y, [Shape(3)] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(y, {|CN1201:label|}));
        """);

    [Fact]
    public Task A_single_probability_has_no_classes() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1, Sigmoid)(x);

        static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize(CategoricalCrossentropy({|CN1202:y|}, label));
        """,
        "For a single probability use Sigmoid and BinaryCrossentropy");

    [Fact]
    public Task Two_inputs_that_use_a_name_for_different_sizes_do_not_fit() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> a, [Shape("T+1", 8)] Sym<float> b) => Add(a, {|CN1002:b|});
        """,
        "T in the earlier operands, but T + 1 in 'b'");

    [Fact]
    public Task Sizes_that_are_not_known_to_be_equal_are_an_error_that_says_what_to_declare() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> a, [Shape("S", 8)] Sym<float> b) => Add(a, {|CN1008:b|});
        """,
        "write \"T\" in both shapes, because T and S can differ");

    [Fact]
    public Task Units_are_known_at_compile_time() => Verify.NetAsync(
        """
        static int s_units = 64;

        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense({|CN0102:s_units|})(x);
        """,
        "'s_units' must be known at compile time: it is a field that can change. Declare it const");

    [Fact]
    public Task Units_are_positive() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense({|CN1101:0|})(x);
        """,
        "Dense: 'units' must be at least 1, but is 0");

    [Fact]
    public Task A_rate_is_below_one() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(Dropout({|CN1101:1.5f|})(x));
        """);

    [Fact]
    public Task Channels_are_known_at_compile_time() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(28, 28, "C")] Sym<float> image) => Conv2D(8, 3)({|CN1005:image|});
        """,
        "its kernel has the size of axis 3 of 'image' (N, 28, 28, C), which is C");

    [Fact]
    public Task Flatten_before_Dense_needs_known_sizes() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => Dense(10)({|CN1005:Flatten()(x)|});
        """,
        "which is 8*T and known at run time only");

    [Fact]
    public Task An_axis_exists() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Concatenate({|CN1006:2|}, x, x);
        """);

    [Fact]
    public Task The_batch_is_no_axis_to_join_along() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Concatenate(axis: {|CN1006:0|}, x, x);
        """);

    [Fact]
    public Task Strides_and_dilation_exclude_each_other() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(28, 28, 4)] Sym<float> x) => Conv2D(8, 3, strides: 2, dilationRate: {|CN1103:2|})(x);
        """);

    [Fact]
    public Task Groups_divide_channels() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(28, 28, 4)] Sym<float> x) => Conv2D(9, 3, groups: {|CN1103:3|})(x);
        """,
        "3 groups and 4 channels");

    [Fact]
    public Task Causal_padding_is_for_sequences() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(28, 28, 4)] Sym<float> x) => Conv2D(8, 3, padding: {|CN1102:Padding.Causal|})(x);
        """);

    [Fact]
    public Task An_asserted_shape_holds() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image) =>
            Flatten()(Conv2D(8, 3)(image).Is({|CN1007:28, 28, 8|}));
        """,
        "asserted to be (N, 28, 28, 8), but it is (N, 26, 26, 8)");

    [Fact]
    public Task A_shared_layer_has_one_size() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> a, [Shape(9)] Sym<float> b)
        {
            var shared = Dense(4);
            return Add(shared(a), shared({|CN1009:b|}));
        }
        """,
        "Make a second layer: one that is called twice shares its weights");

    [Fact]
    public Task A_merge_has_two_operands() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => {|CN1104:Add(x)|};
        """);

    [Fact]
    public Task Independent_mistakes_are_all_shown_and_none_cascades() => Verify.NetAsync(
        """
        public static (Sym<float> left, Sym<float> right) Define([Shape(8, 8, 1)] Sym<float> image)
        {
            var broken = Conv2D(4, {|CN1003:(9, 9)|})(image);
            var silent = Dense(3)(Flatten()(MaxPooling2D()(Conv2D(4, 3)(broken))));
            var other = Dense({|CN1101:-1|})(Flatten()(image));
            return (Add(silent, Dense(5)(Flatten()(image))), other);
        }
        """);

    [Fact]
    public Task A_size_that_overflows_is_an_error() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(2000000000, 2000000000, 2000000000)] Sym<float> x) => {|CN1010:Flatten()|}(x);
        """);
}
