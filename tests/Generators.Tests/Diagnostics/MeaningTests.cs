namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>
/// Checks mistakes that Keras accepts without a message. They are warnings here, or errors if the definition makes no sense.
/// </summary>
public sealed class MeaningTests
{
    [Theory]
    [InlineData("Dense(3)(x)", "CategoricalCrossentropy", 3, "but the output is linear: end it in Softmax")]
    [InlineData("Dense(3, Sigmoid)(x)", "CategoricalCrossentropy", 3, "but the output ends in Sigmoid: end it in Softmax, or take the crossentropy that goes with Sigmoid")]
    [InlineData("Dense(3)(x)", "BinaryCrossentropy", 3, "but the output is linear: end it in Sigmoid")]
    [InlineData("Dense(3, Softmax)(x)", "BinaryCrossentropy", 3, "but the output ends in Softmax")]
    [InlineData("Flatten()(Activation(Softmax)(Dense(3)(x)))", "BinaryCrossentropy", 3, "but the output ends in Softmax")]
    [InlineData("Dense(3, ReLU)(x)", "BinaryCrossentropy", 3, "but the output ends in ReLU: end it in Sigmoid")]
    [InlineData("Dense(3, Linear)(x)", "CategoricalCrossentropy", 3, "but the output is linear: end it in Softmax")]
    [InlineData("LogSoftmax(Dense(3)(x))", "CategoricalCrossentropy", 3, "but the output ends in LogSoftmax")]
    [InlineData("Dense(3, Softmax)(x)", "BinaryFocalCrossentropy", 3, "but the output ends in Softmax")]
    [InlineData("Dense(3, HardSigmoid)(x)", "CategoricalFocalCrossentropy", 3, "but the output ends in HardSigmoid")]
    [InlineData("Dense(3)(x)", "KLDivergence", 3, "but the output is linear: end it in Softmax")]
    public Task A_loss_fits_the_last_activation_of_the_output(string output, string loss, int classes, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(8)] Sym<float> x) => {{output}};

        static Objective Train(Sym<float> y, [Shape({{classes}})] Sym<float> label) => Minimize({{loss}}({|CN1401:y|}, label));
        """,
        message);

    [Theory]
    [InlineData("Dense(3, Softmax)(x)", "CategoricalCrossentropy(y, label)")]
    [InlineData("Dense(3, Sigmoid)(x)", "BinaryCrossentropy(y, label)")]
    [InlineData("Activation(Sigmoid, name: \"last\")(Dense(3)(x))", "BinaryCrossentropy(y, label)")]
    [InlineData("Dense(3, HardSigmoid)(x)", "BinaryFocalCrossentropy(y, label)")]
    [InlineData("Dense(3, Softmax)(x)", "KLDivergence(y, label)")]
    [InlineData("Dense(3)(x)", "CategoricalFocalCrossentropy(y, label, fromLogits: true)")]
    [InlineData("Dense(3)(x)", "MeanSquaredError(y, label)")]
    [InlineData("Dense(3, Softmax)(x)", "MeanSquaredError(y, label)")]
    [InlineData("Softmax(x / 2)", "MeanSquaredError(y, label)")]
    [InlineData("(Dense(3, Tanh)(x) + 1) / 2", "BinaryCrossentropy(y, label)")]
    public Task A_loss_that_fits_the_output_causes_no_warning(string output, string loss) => Verify.NetAsync(
        $"""
        public static Sym<float> Define([Shape(3)] Sym<float> x) => {output};

        static Objective Train(Sym<float> y, [Shape(3)] Sym<float> label) => Minimize({loss});
        """);

    [Theory]
    [InlineData("Dense(1)(x)", "MeanSquaredError(y, label)", "Accuracy({|CN1401:y|}, label)", "Accuracy needs probabilities, or the logits of a crossentropy with 'fromLogits', but the output is linear: end it in Sigmoid")]
    [InlineData("Dense(1, Tanh)(x)", "Hinge(y, label)", "BinaryAccuracy({|CN1401:y|}, label)", "but the output ends in Tanh: end it in Sigmoid, or give it a threshold")]
    [InlineData("Dense(1)(x)", "MeanSquaredError(y, label)", "AUC({|CN1401:y|}, label)", "AUC needs probabilities")]
    [InlineData("Dense(1)(x)", "MeanSquaredError(y, label)", "Recall({|CN1401:y|}, label)", "Recall needs probabilities")]
    [InlineData("Dense(1)(x)", "BinaryCrossentropy({|CN1401:y|}, label)", "Accuracy(y, label)", "BinaryCrossentropy needs a probability")]
    [InlineData("Dense(1)(x)", "BinaryCrossentropy(y, label, fromLogits: true)", "Accuracy(y, label), AUC(y, label), Precision(y, label)", "")]
    [InlineData("Reshape(1)(Dense(1)(x))", "BinaryFocalCrossentropy(y, label, fromLogits: true)", "Accuracy(y, label)", "")]
    [InlineData("Dense(1, Sigmoid)(x)", "MeanSquaredError(y, label)", "Accuracy(y, label), AUC(y, label)", "")]
    [InlineData("Dense(1)(x)", "MeanSquaredError(y, label)", "BinaryAccuracy(y, label, threshold: 0.5f), Precision(y, label, threshold: 0f)", "")]
    [InlineData("Dense(1)(x) * 2", "MeanSquaredError(y, label)", "Accuracy(y, label)", "")]
    public Task A_metric_with_a_threshold_needs_probabilities_or_the_logits_of_a_loss(string output, string loss, string metrics, string message) => Verify.NetAsync(
        $$"""
        public static Sym<float> Define([Shape(8)] Sym<float> x) => {{output}};

        static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize({{loss}}).Track({{metrics}});
        """,
        message.Length > 0 ? [message] : []);

    [Fact]
    public Task A_metric_that_reads_only_the_order_of_the_outputs_accepts_any() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(3)(x);

        static Objective Train(Sym<float> y, [Shape(3)] Sym<float> label, [Shape] Sym<long> number) => Minimize(MeanSquaredError(y, label))
            .Track(Accuracy(y, label), Accuracy(y, number), TopKCategoricalAccuracy(y, label, k: 2), F1Score(y, label), MeanIoU(y, number));
        """);

    [Fact]
    public Task Softmax_over_one_unit_is_no_choice() => Verify.NetAsync(
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1, {|CN1402:Softmax|})(x);", "For a single probability use Sigmoid");

    [Fact]
    public Task A_layer_that_is_made_is_called() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x)
        {
            var hidden = {|CN1403:Dense(16)|};
            return Dense(1)(x);
        }
        """,
        "it is never called");

    [Fact]
    public Task The_result_of_a_layer_is_used() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x)
        {
            var hidden = {|CN1403:Dense(16, Tanh)|}(x);
            return Dense(1)(x);
        }
        """,
        "its result reaches no output");

    [Fact]
    public Task An_input_reaches_an_output() => Verify.NetAsync(
        "public static Sym<float> Define([Shape(8)] Sym<float> x, [Shape(4)] Sym<float> {|CN1404:extra|}) => Dense(1)(x);", "The input 'extra' reaches no output");

    [Fact]
    public Task Weights_are_reached_by_a_loss() => Verify.NetAsync(
        """
        public static (Sym<float> main, Sym<float> aux) Define([Shape(8)] Sym<float> x)
        {
            var shared = Dense(4)(x);
            return (Dense(1)(shared), {|CN1405:Dense(1)|}(shared));
        }

        static Objective Train(Sym<float> main, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(main, wanted));
        """);

    [Fact]
    public Task Dropout_is_not_the_last_layer() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => {|CN1406:Dropout(0.5f)(Dense(1)(x))|};

        static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
        """);

    [Fact]
    public Task A_net_inside_of_another_net_may_end_in_a_dropout() => Verify.NetAsync(
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => Dropout(0.5f)(Dense(1)(x));");

    [Fact]
    public Task Softmax_is_not_applied_twice() => Verify.NetAsync(
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => {|CN1407:Softmax(Dense(3, Softmax)(x))|};", "applied to the result of Softmax");

    [Fact]
    public Task Sigmoid_is_not_applied_twice() => Verify.NetAsync(
        "public static Sym<float> Define([Shape(8)] Sym<float> x) => {|CN1407:Sigmoid(Dense(3, Sigmoid)(x))|};", "applied to the result of Sigmoid");

    [Theory]
    [InlineData("Multiply(x, {|CN1408:y|})", "(N, 5, 8). Give it the same shape; if the repetition is intended, write x * y, which says so")]
    [InlineData("Add({|CN1408:y|}, x)", "Add repeats this operand of shape (N, 1, 8) to fit (N, 5, 8)")]
    [InlineData("Maximum(x, x, {|CN1408:y|})", "if the repetition is intended, suppress this")]
    [InlineData("x * y", "")]
    [InlineData("Add(x, x)", "")]
    public Task A_merge_that_repeats_an_operand_causes_a_warning(string merge, string message) => Verify.NetAsync(
        $"public static (Sym<float> both, Sym<float> other) Define([Shape(5, 8)] Sym<float> x, [Shape(1, 8)] Sym<float> y) => ({merge}, y * 2);",
        message.Length > 0 ? [message] : []);

    [Theory]
    [InlineData("3, 256, 256", "", "Conv2D(16, 3, padding: Padding.Same)({|CN1409:image|})", "takes the last axis for the channels, but (N, 3, 256, 256) looks like an image with its channels first: write DataFormat = DataFormat.ChannelsFirst in [CompiledNet], or in the layer")]
    [InlineData("1, 27, 27", "", "MaxPooling2D((1, 2))({|CN1409:image|})", "channels first")]
    [InlineData("28, 28, 1", "(DataFormat = DataFormat.ChannelsFirst)", "Conv2D(16, (3, 1))({|CN1409:image|})", "takes the first axis for the channels")]
    [InlineData("3, 256, 256", "(DataFormat = DataFormat.ChannelsFirst)", "Conv2D(16, 3)(image)", "")]
    [InlineData("256, 256, 3", "", "Conv2D(16, 3)(image)", "")]
    [InlineData("3, 256, 256", "", "Conv2D(16, 3, dataFormat: DataFormat.ChannelsFirst)(image)", "")]
    [InlineData("3, 4, 4", "", "Conv2D(16, 2)(image)", "")]
    [InlineData("3, 256, 256", "", "Dense(16)(image)", "")]
    public Task The_channels_of_an_image_are_on_the_axis_of_the_data_format(string shape, string settings, string output, string message) => Verify.SourceAsync(
        $"[CompiledNet{settings}]\npublic partial class Net\n{{\n    public static Sym<float> Define([Shape({shape})] Sym<float> image) => {output};\n}}\n",
        message.Length > 0 ? [message] : []);

    [Theory]
    [InlineData("", "BatchNormalization()({|CN1409:Conv2D(8, 3, dataFormat: DataFormat.ChannelsFirst)(image)|})", "BatchNormalization takes the last axis for the channels, but (N, 8, 30, 30) has its channels first, as the result of Conv2D: write axis: 1")]
    [InlineData("", "GroupNormalization(2)({|CN1409:ReLU(MaxPooling2D(2, dataFormat: DataFormat.ChannelsFirst)(image))|})", "as the result of MaxPooling2D")]
    [InlineData("(DataFormat = DataFormat.ChannelsFirst)", "BatchNormalization()({|CN1409:image|})", "has its channels first, by the data format of the net: write axis: 1")]
    [InlineData("(DataFormat = DataFormat.ChannelsFirst)", "LayerNormalization()({|CN1409:Conv2D(8, 3, activation: ReLU)(image) * 2|})", "as the result of Conv2D")]
    [InlineData("(DataFormat = DataFormat.ChannelsFirst)", "Concatenate({|CN1409:Conv2D(8, 3)(image)|}, Conv2D(8, 3)(image))", "Concatenate takes the last axis")]
    [InlineData("(DataFormat = DataFormat.ChannelsFirst)", "Softmax({|CN1409:Conv2D(8, 3)(image)|})", "Softmax takes the last axis")]
    [InlineData("", "BatchNormalization(axis: 1)(Conv2D(8, 3, dataFormat: DataFormat.ChannelsFirst)(image))", "")]
    [InlineData("", "LayerNormalization(axis: -1)(Conv2D(8, 3, dataFormat: DataFormat.ChannelsFirst)(image))", "")]
    [InlineData("", "BatchNormalization()(Conv2D(8, 3)(image))", "")]
    [InlineData("(DataFormat = DataFormat.ChannelsFirst)", "BatchNormalization()(GlobalAveragePooling2D()(image))", "")]
    [InlineData("(DataFormat = DataFormat.ChannelsFirst)", "BatchNormalization()(Dense(4)(Permute(2, 3, 1)(image)))", "")]
    [InlineData("(DataFormat = DataFormat.ChannelsFirst)", "BatchNormalization()(Conv2D(8, 3, dataFormat: DataFormat.ChannelsLast)(image))", "")]
    public Task The_default_axis_of_a_layer_is_that_of_the_channels(string settings, string output, string message) => Verify.SourceAsync(
        $"[CompiledNet{settings}]\npublic partial class Net\n{{\n    public static Sym<float> Define([Shape(16, 32, 32)] Sym<float> image) => {output};\n}}\n",
        message.Length > 0 ? [message] : []);

    [Fact]
    public Task The_features_of_a_sequence_are_no_channels_of_the_net() => Verify.SourceAsync(
        """
        [CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
        public partial class Net
        {
            public static (Sym<float> features, Sym<float> channels) Define([Shape(9, 4)] Sym<float> x) => (LayerNormalization()(x), BatchNormalization()({|CN1409:Conv1D(8, 3)(x)|}));
        }
        """,
        "as the result of Conv1D");

    [Fact]
    public Task An_axis_of_one_does_not_mix_samples() => Verify.NetAsync(
        "public static Sym<float> Define([Shape(1, 8)] Sym<float> x, [Shape(8)] Sym<float> y) => Add(x, {|CN1002:y|});");

    [Fact]
    public Task A_net_with_an_error_gets_no_warnings() => Verify.NetAsync(
        "public static Sym<float> Define([Shape(8)] Sym<float> x, [Shape(8)] Sym<float> unused) => Dense({|CN1101:0|})(x);");
}
