using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Tests.FrontEnd;

/// <summary>Checks that each layer, net in the net and weight has one name, which summaries, files and members share.</summary>
public sealed class NameTests
{
    private const string Vision =
        """
        [CompiledNet]
        public partial class Vision
        {
            public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> x) => Flatten()(Conv2D(2, 3)(x));
        }

        """;

    [Theory]
    [InlineData("Block(Block(x))", "proj, proj_1", "Proj, Proj1")]
    [InlineData("Loop(x)", "hidden, hidden_1, hidden_2", "Hidden, Hidden1, Hidden2")]
    [InlineData("Block(Dense(4, name: \"proj_1\")(Block(x)))", "proj, proj_1, proj_2", "Proj, Proj1, Proj2")]
    [InlineData("Dense(4, name: \"dense\")(Dense(4)(x))", "dense_1, dense", "Dense1, Dense")]
    [InlineData("Local(Local(x))", "inner, inner_1", "Inner, Inner1")]
    [InlineData("Local(Dense(4, name: \"inner\")(x))", "inner, inner_1", "Inner, Inner1")]
    [InlineData("Dense(4)(Dense(4)(x))", "dense, dense_1", "Dense, Dense1")]
    public async Task A_name_that_is_read_again_gets_a_number(string expression, string names, string members)
    {
        var model = await NetAsync(expression);
        Assert.Equal(names, string.Join(", ", model.OwnLayers.Select(layer => layer.Name)));
        Assert.Equal(members, string.Join(", ", model.OwnLayers.Select(layer => layer.Member)));
        AssertUnique(model);
    }

    [Fact]
    public async Task A_wrapper_in_a_method_that_is_called_twice_has_two_names()
    {
        var model = await NetAsync("Sequence(Sequence(x))", shape: "5, 4");
        Assert.Equal(["forward_both", "backward_both", "forward_both_1", "backward_both_1"], model.OwnLayers.Select(layer => layer.Name));
        AssertUnique(model);
    }

    [Fact]
    public async Task A_net_in_a_method_that_is_called_twice_has_two_names()
    {
        var model = await NetAsync("Concatenate(See(x), See(x))", shape: "8, 8, 3");
        Assert.Equal(["vision", "vision_1"], model.Instances.Select(instance => instance.Name));
        Assert.Equal(["Vision", "Vision1"], model.Instances.Select(instance => instance.Member));
        Assert.Equal(["vision.conv2d", "vision.flatten", "vision_1.conv2d", "vision_1.flatten"], model.Layers.Select(layer => layer.Path));
        AssertUnique(model);
    }

    [Theory]
    [InlineData("vision.conv2d", "vision.conv2d_1")]
    [InlineData("vision.conv2d.kernel", "vision.conv2d.kernel_1")]
    [InlineData("vision.other", "vision.other")]
    public async Task A_name_with_a_dot_is_not_that_of_a_layer_of_another_net(string given, string expected)
    {
        var model = await NetAsync($"Concatenate(See(x), Flatten()(Conv2D(2, 3, name: \"{given}\")(x)))", shape: "8, 8, 3");
        Assert.Contains(expected, model.OwnLayers.Select(layer => layer.Name));
        AssertUnique(model);
    }

    [Fact]
    public async Task Names_with_dots_are_kept_if_no_file_confuses_them()
    {
        var model = await NetAsync("Dense(4, name: \"encoder.norm\")(Dense(4, name: \"encoder\")(x))");
        Assert.Equal(["encoder", "encoder.norm"], model.OwnLayers.Select(layer => layer.Name));
    }

    private static void AssertUnique(NetModel model)
    {
        var paths = model.Layers.SelectMany(layer => layer.Weights.Select(weight => layer.Path + "." + weight.Name).Prepend(layer.Path)).ToList();
        Assert.Equal(paths.Distinct(), paths);
        var members = model.OwnLayers.Select(layer => layer.Member).Concat(model.Instances.Select(instance => instance.Member)).ToList();
        Assert.Equal(members.Distinct(), members);
    }

    private static async Task<NetModel> NetAsync(string expression, string shape = "4")
    {
        var source = Vision +
            $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape({{shape}})] Sym<float> x) => {{expression}};

                static Sym<float> Block(Sym<float> x) => x + Dense(4, name: "proj")(x);

                static Sym<float> Local(Sym<float> x)
                {
                    var inner = Dense(4);
                    return inner(x);
                }

                static Sym<float> Loop(Sym<float> x)
                {
                    for (var i = 0; i < 3; i++)
                    {
                        x = Dense(4, name: "hidden")(x);
                    }

                    return x;
                }

                static Sym<float> Sequence(Sym<float> x) => Bidirectional(LSTM(2, returnSequences: true), name: "both")(x);

                static Sym<float> See(Sym<float> x) => Instance(Vision.Define, name: "vision")(x);
            }
            """;
        await Verify.SourceAsync(source);
        return Compile.Model(source)!;
    }
}
