namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks mistakes with windows, channels and normalizations. Each causes one error under the wrong argument.</summary>
public sealed class WindowTests
{
    [Fact]
    public Task A_convolution_of_sequences_needs_a_sequence() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image) => Conv1D(8, 3)({|CN1001:image|});
        """,
        "Conv1D needs (steps, channels), but 'image' has the shape (N, 28, 28, 1)");

    [Fact]
    public Task A_window_fits_into_a_sequence() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(4, 3)] Sym<float> x) => Conv1D(8, {|CN1003:3|}, dilationRate: 2)(x);
        """,
        "a window of 5 does not fit into a length of 4");

    [Fact]
    public Task A_window_fits_into_a_volume() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(4, 5, 6, 3)] Sym<float> x) => MaxPooling3D({|CN1003:(5, 2, 2)|})(x);
        """,
        "a window of 5 does not fit into a depth of 4");

    [Fact]
    public Task Causal_padding_is_for_sequences() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> image) => Conv2D(8, 3, padding: {|CN1102:Padding.Causal|})(image);
        """,
        "Conv2D does not know Padding.Causal");

    [Fact]
    public Task Causal_padding_is_not_for_poolings() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 3)] Sym<float> x) => AveragePooling1D(2, padding: {|CN1102:Padding.Causal|})(x);
        """);

    [Fact]
    public Task Groups_divide_the_channels() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 8, 8, 4)] Sym<float> x) => Conv3D(9, 2, groups: {|CN1103:3|})(x);
        """,
        "Conv3D cannot have 3 groups and 4 channels, which they do not divide");

    [Fact]
    public Task Strides_and_a_dilation_exclude_each_other() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 8, 4)] Sym<float> x) => DepthwiseConv2D(3, strides: 2, dilationRate: {|CN1103:2|})(x);
        """);

    [Fact]
    public Task An_output_padding_is_below_the_stride() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 8, 4)] Sym<float> x) => Conv2DTranspose(3, 3, strides: 2, outputPadding: {|CN1103:2|})(x);
        """,
        "an outputPadding of 2 with a stride of 2");

    [Fact]
    public Task The_channels_of_a_convolution_are_known() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, "C")] Sym<float> x) => SeparableConv1D(3, 3)({|CN1005:x|});
        """);

    [Fact]
    public Task An_axis_to_normalize_exists() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 8, 4)] Sym<float> x) => BatchNormalization(axis: {|CN1006:4|})(x);
        """);

    [Fact]
    public Task The_size_of_an_axis_to_normalize_is_known() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x) => BatchNormalization(axis: 1)({|CN1005:x|});
        """);

    [Fact]
    public Task Groups_of_a_normalization_divide_the_channels() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8, 4)] Sym<float> x) => {|CN1103:GroupNormalization()|}(x);
        """,
        "GroupNormalization cannot have 32 groups and 4 channels");
}
