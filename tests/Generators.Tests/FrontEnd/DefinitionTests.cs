using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Tests.FrontEnd;

/// <summary>Checks the layers and shapes of valid definitions.</summary>
public sealed class DefinitionTests
{
    [Fact]
    public async Task A_net_is_read_layer_by_layer()
    {
        var model = await NetAsync(
            """
            public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
            {
                var x = Conv2D(32, (3, 3), activation: ReLU)(image);
                x = MaxPooling2D()(x);
                return Dense(10, Softmax)(Flatten()(x));
            }
            """);
        Assert.Equal(
            ["Conv2D (N, 26, 26, 32)", "ReLU (N, 26, 26, 32)", "MaxPooling2D (N, 13, 13, 32)", "Flatten (N, 5408)", "Dense (N, 10)", "Softmax (N, 10)"],
            Calls(model));
        Assert.Equal(320 + (5408 * 10) + 10, model.Layers.SelectMany(layer => layer.Weights).Sum(weight => weight.Count.Constant));
    }

    [Fact]
    public async Task Several_inputs_and_outputs_have_names()
    {
        var model = await NetAsync(
            """
            public static (Sym<float> main, Sym<float> aux) Define([Shape(100)] Sym<float> headline, [Shape(5)] Sym<float> extra)
            {
                var encoded = Dense(32)(headline);
                var aux = Dense(1, Sigmoid)(encoded);
                return (Dense(1, Sigmoid)(Concatenate(encoded, extra)), aux);
            }
            """);
        Assert.Equal(["Headline", "Extra"], model.Inputs.Select(input => input.Member));
        Assert.Equal(["Main", "Aux"], model.Outputs.Select(output => output.Member));
        Assert.Contains("Concatenate (N, 37)", Calls(model));
        Assert.Equal(["encoded", "aux", "dense"], model.Layers.Select(layer => layer.Name));
        Assert.Equal(["Encoded", "Aux", "Dense"], model.Layers.Select(layer => layer.Member));
    }

    [Fact]
    public async Task A_layer_that_is_called_twice_shares_its_weights()
    {
        var model = await NetAsync(
            """
            public static Sym<float> Define([Shape(8)] Sym<float> a, [Shape(8)] Sym<float> b)
            {
                var shared = Dense(4);
                return Add(shared(a), shared(b));
            }
            """);
        Assert.Equal(["Shared"], model.Layers.Select(layer => layer.Member));
        Assert.Equal(2, model.Calls.Count(call => call.Layer == 0));
    }

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) x = Dense(4)(x);")]
    [InlineData("foreach (var units in new[] { 4, 4, 4 }) x = Dense(units)(x);")]
    [InlineData("foreach (var units in (int[])[4, 4, 4]) x = Dense(units)(x);")]
    [InlineData("var i = 3; while (i-- > 0) x = Dense(4)(x);")]
    [InlineData("var i = 0; do { x = Dense(4)(x); i += 1; } while (i < 3);")]
    [InlineData("for (var i = 0; ; i++) { if (i == 3) break; if (i < 0) continue; x = Dense(4)(x); }")]
    [InlineData("x = Stack(x, 3); static Sym<float> Stack(Sym<float> x, int depth) => depth == 0 ? x : Stack(Dense(4)(x), depth - 1);")]
    [InlineData("Func<Sym<float>, Sym<float>> layer = y => Dense(4)(y); x = layer(layer(layer(x)));")]
    [InlineData("x = Sequential(Dense(4), Dense(4), Dense(4))(x);")]
    [InlineData("var all = new Sym<float>[4]; all[0] = x; for (var i = 0; i < all.Length - 1; i++) all[i + 1] = Dense(4)(all[i]); x = all[3];")]
    [InlineData("var depth = Depth; switch (depth) { case 3: x = Dense(4)(Dense(4)(Dense(4)(x))); break; default: x = Dense(5)(x); break; }")]
    [InlineData("x = Depth switch { > 2 and < 4 => Dense(4)(Dense(4)(Dense(4)(x))), _ => x };")]
    [InlineData("var (n, u) = (Depth, 4); for (var i = 0; i < n; i++) x = Dense(u)(x);")]
    [InlineData("x = Dense((int)Math.Sqrt(16))(Dense(2 * Depth - 2)(Dense(units: 8 / 2)(x)));")]
    [InlineData("x = Block(Block(Block(x)), skip: null);")]
    public async Task Plain_CSharp_around_the_layers_is_read(string statement)
    {
        var model = await NetAsync(
            $$"""
            const int Depth = 3;

            public static Sym<float> Define([Shape(8)] Sym<float> x)
            {
                {{statement}}
                return x;
            }

            static Sym<float> Block(Sym<float> x, int units = 4, Sym<float>? skip = null) => skip is null ? Dense(units)(x) : Add(x, skip);
            """);
        Assert.Equal(["Dense (N, 4)", "Dense (N, 4)", "Dense (N, 4)"], Calls(model));
    }

    [Fact]
    public Task Blocks_may_be_in_another_file() => new NetTest(
        "[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => Blocks.Residual(x); }",
        "internal static class Blocks { internal static Sym<float> Residual(Sym<float> x) { var y = Dense(8, ReLU)(x); return x + y; } }").RunAsync();

    [Fact]
    public async Task Arithmetic_is_part_of_the_graph()
    {
        var model = await NetAsync(
            """
            public static Sym<float> Define([Shape(8)] Sym<float> a, [Shape(8)] Sym<float> b) => -(a - 2 * b) / (a * b + 1f);
            """);
        Assert.Equal(
            ["Multiply (N, 8)", "Subtract (N, 8)", "Negate (N, 8)", "Multiply (N, 8)", "Add (N, 8)", "Divide (N, 8)"],
            Calls(model));
    }

    [Fact]
    public async Task A_users_own_activation_is_read_like_any_block()
    {
        var model = await NetAsync(
            """
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(4, Swish)(x);

            static Sym<float> Swish(Sym<float> x) => x * Sigmoid(x);
            """);
        Assert.Equal(["Dense (N, 4)", "Sigmoid (N, 4)", "Multiply (N, 4)"], Calls(model));
        Assert.All(model.Calls.Skip(1), call => Assert.Equal(0, call.PartOf));
    }

    [Fact]
    public async Task Sizes_that_are_known_at_run_time_only_are_expressions()
    {
        var model = await NetAsync(
            """
            public static Sym<float> Define([Shape("H", "W", 3)] Sym<float> image) =>
                MaxPooling2D(5)(Conv2D(8, (5, 3), strides: (1, 2))(image));
            """);
        Assert.Equal(["Conv2D (N, H - 4, (W - 1) / 2, 8)", "MaxPooling2D (N, (H - 4) / 5, (W - 1) / 10, 8)"], Calls(model));
        Assert.Contains("H >= 9", model.Preconditions.Select(condition => condition.ToString()));
    }

    [Fact]
    public async Task Losses_and_metrics_are_named_as_in_Keras()
    {
        var model = await NetAsync(
            """
            public static (Sym<float> main, Sym<float> aux) Define([Shape(8)] Sym<float> x) => (Dense(1, Sigmoid)(x), Dense(3, Softmax)(x));

            static Objective Train(Sym<float> main, Sym<float> aux, [Shape(1)] Sym<float> yes, [Shape] Sym<long> kind) =>
                Minimize(BinaryCrossentropy(main, yes) + 0.2f * SparseCategoricalCrossentropy(aux, kind))
                    .Track(Accuracy(main, yes), Accuracy(aux, kind));
            """);
        Assert.Equal([("main_loss", 1.0), ("aux_loss", (double)0.2f)], model.Objective!.Losses.Select(loss => (loss.Name, loss.Weight)));
        Assert.Equal(["main_accuracy", "aux_accuracy"], model.Objective.Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public async Task A_custom_loss_is_the_mean_of_a_graph()
    {
        var model = await NetAsync(
            """
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(2)(x);

            static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted)
            {
                var difference = y - wanted;
                return Minimize(difference * difference);
            }
            """);
        Assert.True(Assert.Single(model.Objective!.Losses).IsMeanOfValue);
    }

    [Fact]
    public async Task A_layer_called_like_a_function_of_the_language_hides_nothing()
    {
        var model = await NetAsync(
            """
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Activation(Sigmoid, name: "Sigmoid")(Dense(4, Tanh, name: "Define")(x));
            """);
        Assert.Equal(["DefineLayer", "SigmoidLayer"], model.Layers.Select(layer => layer.Member));
    }

    private static IEnumerable<string> Calls(NetModel model) => model.Calls.Select(call => $"{call.Word} {model.Values[call.Output].Type.Shape}");

    /// <summary>Returns the model of a net. Asserts that the net is valid and that its generated code compiles.</summary>
    private static async Task<NetModel> NetAsync(string members)
    {
        var source = "[CompiledNet]\npublic partial class Net\n{\n" + members + "\n}\n";
        await Verify.SourceAsync(source);
        var model = Compile.Model(source)!;
        Assert.True(model.IsValid);
        return model;
    }
}
