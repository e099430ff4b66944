using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Tests.Passes;

/// <summary>Checks the graphs after the passes.</summary>
public sealed class PassTests
{
    private const string Images =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> image)
            {
                var x = Conv2D(4, 3, activation: ReLU, useBias: false)(image);
                x = Dropout(0.5f)(MaxPooling2D()(x));
                return Dense(2, Softmax)(Flatten()(x));
            }

            static Objective Train(Sym<float> kind, [Shape(2)] Sym<float> wanted) =>
                Minimize(CategoricalCrossentropy(kind, wanted)).Track(Accuracy(kind, wanted), CategoricalAccuracy(kind, wanted));
        }
        """;

    [Fact]
    public void A_chain_over_images_stays_in_one_layout()
    {
        var nodes = Nodes(Images, Purpose.Predict);

        // The layout changes only at the start and at the end, although every layer is defined over (height, width, channels).
        Assert.Equal(["Permute", "Convolution", "MaxPool", "Relu", "Permute", "Reshape", "Linear", "Softmax"], nodes.Select(node => node.Op.Name));
    }

    [Theory]
    [InlineData("16, 16, 3", "2", "Permute", "Permute")]
    [InlineData("16, 3", "1", "Reshape Permute", "Permute Reshape")]
    [InlineData("6, 6, 6, 3", "3", "Permute", "Permute")]
    public void Convolutions_normalizations_and_poolings_stay_in_one_layout(string shape, string axes, string first, string last)
    {
        var source = $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape({{shape}})] Sym<float> x)
                {
                    var y = ReLU(BatchNormalization()(Conv{{axes}}D(8, 3, padding: Padding.Same, useBias: false)(x)));
                    y = MaxPooling{{axes}}D()(y);
                    return Conv{{axes}}D(4, 2, activation: Tanh)(Add(y, GroupNormalization(groups: 2)(y)));
                }

                static Objective Train(Sym<float> y) => Minimize(y * y);
            }
            """;
        string[] normalized = axes == "3" ? ["Convolution", "FixedNorm"] : ["NormalizedConvolution"];
        string[] ops = [.. first.Split(' '), .. normalized, "MaxPool", "Relu", "GroupNorm", "Add", "Convolution", "Tanh", .. last.Split(' ')];
        Assert.Equal(ops, Nodes(source, Purpose.Predict).Select(node => node.Op.Name));

        // The layout changes only at the start and at the end of both passes. The other permutations are views of kernels and their gradients.
        var train = Nodes(source, Purpose.Train).Where(node => node.Op.Name is "Permute" or "Reshape" && node.Inputs[0].Shape.ToString().StartsWith("(N,", StringComparison.Ordinal));
        Assert.InRange(train.Count(), 1, 3 * first.Split(' ').Length);
    }

    [Theory]
    [InlineData("Conv2D(16, 3)(Conv2D(32, (2, 3))(x))", 1)]
    [InlineData("Conv2D(16, 3, strides: 2, useBias: false)(Conv2D(32, 3, padding: Padding.Same)(x))", 1)]
    [InlineData("Conv2D(16, 3)(Conv2D(32, 3, activation: ReLU)(x))", 2)]
    [InlineData("Conv2D(16, 3, padding: Padding.Same)(Conv2D(32, 3)(x))", 2)]
    [InlineData("Conv2D(16, 3)(Conv2D(32, 3, strides: 2)(x))", 2)]
    [InlineData("Conv2D(16, 3, dilationRate: 2)(Conv2D(32, 3)(x))", 2)]
    [InlineData("Conv2D(16, 3, groups: 2)(Conv2D(32, 3)(x))", 2)]
    [InlineData("Conv2D(16, 3)(Conv2D(2, 3)(x))", 2)]
    public void Consecutive_convolutions_are_combined_if_that_is_less_work(string layers, int convolutions)
    {
        var source = $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(20, 20, 1)] Sym<float> x) => {{layers}};

                static Objective Train(Sym<float> y) => Minimize(y * y);
            }
            """;
        foreach (var purpose in new[] { Purpose.Predict, Purpose.Train })
        {
            Assert.Equal(convolutions, Nodes(source, purpose).Count(node => node.Op.Name == "Convolution" && node.Output.Shape.ToString().StartsWith("(N,", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Consecutive_convolutions_are_not_combined_if_the_first_has_another_reader()
    {
        var nodes = Nodes(
            """
            [CompiledNet]
            public partial class Net
            {
                public static (Sym<float> first, Sym<float> second) Define([Shape(20, 20, 1)] Sym<float> x)
                {
                    var first = Conv2D(32, 3)(x);
                    return (first, Conv2D(16, 3)(first));
                }
            }
            """,
            Purpose.Predict);
        Assert.Equal(2, nodes.Count(node => node.Op.Name == "Convolution"));
    }

    [Fact]
    public void A_pooling_moves_before_the_activation_that_it_commutes_with()
    {
        var relu = Nodes(Images, Purpose.Predict).Single(node => node.Op.Name == "Relu");
        Assert.Equal("(N, 4, 3, 3)", relu.Output.Shape.ToString());
    }

    [Theory]
    [InlineData("Conv2D(4, 1)(UpSampling2D(3)(x))", "(N, 4, 8, 8)")]
    [InlineData("Conv2D(4, 1)(UpSampling2D()(UpSampling2D(3)(x)))", "(N, 4, 8, 8)")]
    [InlineData("Conv2D(4, 1, padding: Padding.Same)(Tanh(UpSampling2D((1, 2))(x)))", "(N, 4, 8, 8)")]
    [InlineData("Conv2D(4, 1, strides: 2)(UpSampling2D()(x))", "(N, 4, 8, 8)", 2)]
    [InlineData("Conv2D(4, 2)(UpSampling2D()(x))", "(N, 4, 15, 15)", 2)]
    public void A_convolution_of_single_pixels_moves_before_an_enlargement(string layers, string shape, int factor = 1)
    {
        var nodes = Nodes(
            $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> x) => {{layers}};
            }
            """,
            Purpose.Predict);
        var convolution = nodes.Single(node => node.Op.Name == "Convolution");
        Assert.Equal(shape, convolution.Output.Shape.ToString());
        Assert.Equal(factor == 1 ? "(N, 3, 8, 8)" : "(N, 3, 16, 16)", convolution.Inputs[0].Shape.ToString());
    }

    [Fact]
    public void A_convolution_does_not_move_before_an_enlargement_with_another_reader()
    {
        var nodes = Nodes(
            """
            [CompiledNet]
            public partial class Net
            {
                public static (Sym<float> large, Sym<float> y) Define([Shape(8, 8, 3)] Sym<float> x)
                {
                    var large = UpSampling2D()(x);
                    return (large, Conv2D(4, 1)(large));
                }
            }
            """,
            Purpose.Predict);
        Assert.Equal("(N, 4, 16, 16)", nodes.Single(node => node.Op.Name == "Convolution").Output.Shape.ToString());
    }

    [Fact]
    public void A_kernel_applies_a_ReLU_that_alone_reads_its_result()
    {
        string Source(string result) =>
            $$"""
            [CompiledNet]
            public partial class Net
            {
                public static (Sym<float> y, Sym<float> z) Define([Shape(8)] Sym<float> x)
                {
                    var y = Dense(4)(x);
                    return (ReLU(y), {{result}});
                }
            }
            """;
        Assert.True(Nodes(Source("x"), Purpose.Predict).Single(node => node.Op.Name == "Linear").EndsInRelu);
        Assert.False(Nodes(Source("y"), Purpose.Predict).Single(node => node.Op.Name == "Linear").EndsInRelu);
    }

    [Theory]
    [InlineData("MaxPooling2D()(Conv2D(32, 3)(x))", true)]
    [InlineData("MaxPooling2D()(Conv2D(32, 3, padding: Padding.Same, activation: ReLU)(x))", true)]
    [InlineData("MaxPooling2D()(Conv2D(24, 3)(x))", false)]
    [InlineData("MaxPooling2D()(Conv2D(2048, 3)(x))", false)]
    [InlineData("MaxPooling2D()(Conv2D(32, (3, 1))(x))", false)]
    [InlineData("MaxPooling2D()(Conv2D(32, 3, strides: 2)(x))", false)]
    [InlineData("MaxPooling2D()(Conv2D(32, 3, dilationRate: 2)(x))", false)]
    [InlineData("MaxPooling2D()(Conv2D(32, 3, groups: 2)(x))", false)]
    [InlineData("MaxPooling2D(3)(Conv2D(32, 3)(x))", false)]
    [InlineData("MaxPooling2D(strides: 1)(Conv2D(32, 3)(x))", false)]
    [InlineData("MaxPooling2D(padding: Padding.Same)(Conv2D(32, 3, padding: Padding.Same)(x))", false)]
    [InlineData("AveragePooling2D()(Conv2D(32, 3)(x))", false)]
    public void A_3x3_convolution_computes_the_pooling_of_its_result(string layers, bool isJoined)
    {
        var nodes = Nodes(
            $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(13, 15, 16)] Sym<float> x) => {{layers}};
            }
            """,
            Purpose.ForwardBackward);
        Assert.Equal(isJoined ? 1 : 0, nodes.Count(node => node.Op.Name == "PooledConvolution"));
        Assert.Equal(isJoined ? 1 : 0, nodes.Count(node => node.Op.Name == "PooledConvolutionGradients"));
        Assert.Equal(isJoined ? 0 : 1, nodes.Count(node => node.Op.Name == "Convolution"));
        Assert.Equal(isJoined ? 0 : 1, nodes.Count(node => node.Op.Name is "MaxPool" or "AveragePool"));
    }

    [Fact]
    public void A_convolution_with_another_reader_does_not_compute_the_pooling_of_its_result()
    {
        var nodes = Nodes(
            """
            [CompiledNet]
            public partial class Net
            {
                public static (Sym<float> all, Sym<float> largest) Define([Shape(8, 8, 16)] Sym<float> image)
                {
                    var x = Conv2D(16, 3)(image);
                    return (x, MaxPooling2D()(x));
                }
            }
            """,
            Purpose.Predict);
        Assert.Equal(1, nodes.Count(node => node.Op.Name == "MaxPool"));
    }

    [Theory]
    [InlineData("ReLU(BatchNormalization()(Conv2D(8, 3)(x)))", 1, true)]
    [InlineData("BatchNormalization(scale: false, center: false)(Conv2D(8, 3, strides: 2, useBias: false)(x))", 1, false)]
    [InlineData("BatchNormalization()(DepthwiseConv2D(3)(x))", 1, false)]
    [InlineData("BatchNormalization()(SeparableConv2D(8, 3)(x))", 1, false)]
    [InlineData("BatchNormalization()(BatchNormalization()(Conv2D(8, 3)(x)))", 1, false)]
    [InlineData("BatchNormalization()(Conv2D(8, 3, activation: ReLU)(x))", 0, false)]
    [InlineData("BatchNormalization(axis: 1)(Conv2D(8, 3)(x))", 0, false)]
    [InlineData("BatchNormalization()(Conv2DTranspose(8, 3)(x))", 0, false)]
    public void A_convolution_computes_the_normalization_of_its_result_in_prediction(string layers, int joined, bool endsInRelu)
    {
        var source = $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(13, 15, 4)] Sym<float> x) => {{layers}};

                static Objective Train(Sym<float> y) => Minimize(y * y);
            }
            """;
        foreach (var purpose in new[] { Purpose.Predict, Purpose.Evaluate })
        {
            var convolutions = Nodes(source, purpose).Where(node => node.Op.Name == "NormalizedConvolution").ToList();
            Assert.Equal(joined, convolutions.Count);
            Assert.Equal(endsInRelu, convolutions.Exists(node => node.EndsInRelu));
        }

        Assert.DoesNotContain(Nodes(source, Purpose.Train), node => node.Op.Name == "NormalizedConvolution");
    }

    [Fact]
    public void A_convolution_with_another_reader_does_not_compute_the_normalization_of_its_result()
    {
        var nodes = Nodes(
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> image)
                {
                    var x = Conv2D(4, 3)(image);
                    return x + BatchNormalization()(x);
                }
            }
            """,
            Purpose.Predict);
        Assert.Contains(nodes, node => node.Op.Name == "FixedNorm");
        Assert.DoesNotContain(nodes, node => node.Op.Name == "NormalizedConvolution");
    }

    [Theory]
    [InlineData("image", true)]
    [InlineData("Conv2D(3, 1)(image)", false)]
    public void A_convolution_computes_a_frozen_normalization_in_training_if_no_gradient_goes_through_both(string operand, bool isJoined)
    {
        var nodes = Nodes(
            $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> image)
                {
                    var x = Frozen(Conv2D(4, 3))({{operand}});
                    return Dense(2)(Flatten()(Frozen(BatchNormalization())(x)));
                }

                static Objective Train(Sym<float> y) => Minimize(y * y);
            }
            """,
            Purpose.Train);
        Assert.Equal(isJoined, nodes.Any(node => node.Op.Name == "NormalizedConvolution"));
        Assert.Equal(!isJoined, nodes.Any(node => node.Op.Name == "FixedNormGradients"));
    }

    [Fact]
    public void A_pooling_does_not_move_before_an_activation_with_another_reader()
    {
        var nodes = Nodes(
            """
            [CompiledNet]
            public partial class Net
            {
                public static (Sym<float> all, Sym<float> largest) Define([Shape(8, 8, 3)] Sym<float> image)
                {
                    var x = ReLU(Conv2D(4, 3)(image));
                    return (x, MaxPooling2D()(x));
                }
            }
            """,
            Purpose.Predict);
        Assert.Equal(["Permute", "Convolution", "Permute", "MaxPool", "Permute"], nodes.Select(node => node.Op.Name));
        Assert.True(nodes.Single(node => node.Op.Name == "Convolution").EndsInRelu);
    }

    [Fact]
    public void Softmax_and_crossentropy_are_combined_and_accuracy_reads_the_logits()
    {
        var train = Nodes(Images, Purpose.Train);
        Assert.Contains(train, node => node.Op.Name == "SoftmaxCrossentropy");
        Assert.DoesNotContain(train, node => node.Op.Name is "Softmax" or "CategoricalCrossentropy");
        Assert.Equal("dense", train.Single(node => node.Op.Name == "CategoricalMatches").Inputs[0].Name);
    }

    [Fact]
    public void Equal_computations_are_shared()
    {
        // The net has two metrics with the same count.
        Assert.Single(Nodes(Images, Purpose.Train), node => node.Op.Name == "CategoricalMatches");
    }

    [Fact]
    public void Unused_gradients_are_not_computed()
    {
        var convolution = Nodes(Images, Purpose.Train).Single(node => node.Op.Name == "ConvolutionGradients");
        var read = Nodes(Images, Purpose.Train).SelectMany(node => node.Inputs).Select(value => value.Id).ToHashSet();
        Assert.Equal([false, true, false], convolution.Outputs.Select(output => read.Contains(output.Id)));
    }

    [Fact]
    public void Gradients_are_computed_in_their_buffers()
    {
        var destinations = Nodes(Images, Purpose.Train).Where(node => node.Destination is not null).Select(node => $"{node.Op.Name} {node.Destination!.Name}");
        Assert.Equal(["MatMul kernel", "Sum bias"], destinations);
    }

    [Fact]
    public void The_gradient_of_a_dropout_of_a_ReLU_draws_no_random_numbers()
    {
        var train = Nodes(Images, Purpose.Train);
        Assert.Single(train, node => node.Op.Name == "Dropout");
        Assert.Equal("dropout", train.Single(node => node.Op.Name == "ReluDropoutGradient").Inputs[1].Name);

        // The result of ReLU has no other reader, so the dropout reuses its buffer.
        Assert.Equal(0, train.Single(node => node.Op.Name == "Dropout").InPlaceInput);
    }

    [Fact]
    public void Views_of_weights_are_made_once()
    {
        var views = new WeightViews();
        var model = Compile.Model(Images)!;
        foreach (var purpose in (Purpose[])[Purpose.Train, Purpose.Predict])
        {
            var graph = PassPipeline.Compile(model, purpose, views);
            Assert.DoesNotContain(graph.Nodes, node => node.Inputs.Any(input => input.Source == ValueSource.Weight) && node.Op.Name == "Permute");
        }

        Assert.Single(views.All);
    }

    [Fact]
    public void A_buffer_is_not_reused_before_its_last_reader()
    {
        var nodes = Nodes(
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x)
                {
                    var y = Dense(4)(x);
                    var z = Tanh(y);
                    return z * Sigmoid(y);
                }
            }
            """,
            Purpose.Predict);

        // tanh(y) must not overwrite y, because sigmoid(y) reads it later.
        Assert.Equal([("Linear", -1), ("Tanh", -1), ("Sigmoid", 0), ("Multiply", 0)], nodes.Select(node => (node.Op.Name, node.InPlaceInput)));
    }

    [Fact]
    public void Inputs_weights_and_results_are_never_written()
    {
        var nodes = Nodes(
            """
            [CompiledNet]
            public partial class Net
            {
                public static (Sym<float> a, Sym<float> b, Sym<float> c) Define([Shape(8)] Sym<float> x)
                {
                    var a = Tanh(x);
                    var view = Flatten()(Tanh(a));
                    return (a, view, Sigmoid(view));
                }
            }
            """,
            Purpose.Predict);
        Assert.Equal([("Tanh", -1), ("Tanh", -1), ("Sigmoid", -1)], nodes.Select(node => (node.Op.Name, node.InPlaceInput)));
    }

    [Fact]
    public void Every_tensor_is_disposed_of_once_after_its_last_reader()
    {
        foreach (var purpose in Enum.GetValues<Purpose>())
        {
            var graph = PassPipeline.Compile(Compile.Model(Images)!, purpose, new WeightViews());
            var released = new HashSet<int>();
            var holder = new Dictionary<int, int>();
            int HolderOf(Value value) => holder.TryGetValue(value.Id, out var own) ? own : value.Id;
            var made = new HashSet<int>();
            var uses = graph.Uses();
            foreach (var node in graph.Nodes)
            {
                if (node.InPlaceInput >= 0)
                {
                    holder[node.Output.Id] = HolderOf(node.Inputs[node.InPlaceInput]);
                }

                Assert.All(node.Inputs, input => Assert.DoesNotContain(HolderOf(input), released));
                made.UnionWith(node.Outputs.Where(output => uses[output.Id] > 0).Select(HolderOf));
                Assert.All(node.Releases, value => Assert.True(released.Add(HolderOf(value)), $"{value.Name} is released twice"));
            }

            var results = graph.Results.Select(result => HolderOf(result.Value)).ToHashSet();
            Assert.Empty(released.Intersect(results));
            Assert.Equal(made.Except(results).Order(), released.Order());
        }
    }

    [Fact]
    public void A_shared_layer_gets_the_sum_of_its_gradients()
    {
        var nodes = Nodes(
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> a, [Shape(8)] Sym<float> b)
                {
                    var shared = Dense(4, useBias: false);
                    return Add(shared(a), shared(b));
                }

                static Objective Train(Sym<float> y, [Shape(4)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
            }
            """,
            Purpose.Train);
        Assert.Equal(2, nodes.Count(node => node.Op.Name == "MatMul"));
        Assert.Single(nodes, node => node.Op.Name == "StoreGradient");
        Assert.Single(nodes, node => node is { Op.Name: "Add", Phase: Phase.Backward });
    }

    private static IReadOnlyList<Node> Nodes(string source, Purpose purpose) => PassPipeline.Compile(Compile.Model(source)!, purpose, new WeightViews()).Nodes;
}
