using System.Reflection;
using CompiledNets.Generated;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Tests.FrontEnd;

/// <summary>Checks layers with the names of members of the net's class. The property of such a layer gets another name.</summary>
public sealed class ReservedNameTests
{
    /// <summary>Gets the members that a generated class inherits from the runtime.</summary>
    private static readonly IReadOnlyList<string> s_inherited = InheritedBy(typeof(TrainableNet<,,,>));

    [Theory]
    [InlineData("Check")]
    [InlineData("PredictStep")]
    [InlineData("Observe")]
    [InlineData("Fit")]
    [InlineData("Finalize")]
    [InlineData("Clone")]
    [InlineData("InvalidDefinition")]
    public async Task A_layer_called_like_a_member_has_a_property_of_another_name(string member)
    {
        var model = await NetAsync([member], train: false);
        Assert.Equal([member + "Layer"], model.Layers.Select(layer => layer.Member));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Layers_may_be_called_like_all_members_of_the_base_class(bool train)
    {
        Assert.True(s_inherited.Count > 40);
        Assert.Contains("Check", s_inherited);
        var model = await NetAsync(s_inherited, train);
        Assert.Equal(s_inherited.Select(member => member + "Layer"), model.Layers.Select(layer => layer.Member));
    }

    [Fact]
    public async Task A_name_that_is_no_member_is_kept()
    {
        var model = await NetAsync(["Name", "Encoder"], train: true);
        Assert.Equal(["Name", "Encoder"], model.Layers.Select(layer => layer.Member));
    }

    [Fact]
    public async Task A_layer_called_like_a_type_that_the_definition_uses_does_not_hide_it()
    {
        const string Source =
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8, 8, 3)] Sym<float> image)
                {
                    var padding = ZeroPadding2D(1);
                    var x = Conv2D(Math.Max(2, 4), 3, padding: Padding.Same)(padding(image));
                    var math = Flatten();
                    var blocks = Dense(8);
                    var other = Dense(8);
                    return Blocks.Twice(other, blocks(math(x)));
                }

                // An instance member can use the property.
                public IEnumerable<Weight> Own() => Other.Weights;
            }

            internal static class Blocks
            {
                internal static Sym<float> Twice(Func<Sym<float>, Sym<float>> layer, Sym<float> x) => layer(layer(x));
            }
            """;
        await Verify.SourceAsync("using System.Collections.Generic;\n" + Source);
        Assert.Equal(["PaddingLayer", "X", "MathLayer", "BlocksLayer", "Other"], Compile.Model("using System.Collections.Generic;\n" + Source)!.Layers.Select(layer => layer.Member));
    }

    [Fact]
    public Task Inputs_may_be_called_like_the_members_that_steps_use() => Verify.SourceAsync(
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> Release, [Shape(8)] Sym<float> Learns, [Shape(8)] Sym<float> Random, [Shape(8)] Sym<float> Observe) =>
                Dense(2)(Dropout(0.5)(Dense(8)(Release))) + Dense(2)(Dense(8)(Learns + Random + Observe));

            static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
        }
        """);

    [Fact]
    public void A_half_written_member_access_is_no_type()
    {
        var (_, result) = Compile.Generate(Compile.Of(
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(2)] Sym<float> x) => Dense(2)(x);

                static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, .Track(wanted)));
            }
            """));
        Assert.Empty(result.Diagnostics);
        Assert.Single(result.Results.Single().GeneratedSources);
    }

    [Fact]
    public async Task Losses_may_be_called_like_the_members_of_their_weights()
    {
        var names = InheritedBy(typeof(LossWeights)).Append("LossWeightSet").ToList();
        Assert.Contains("Count", names);
        var source =
            $$"""
            [CompiledNet]
            public partial class Net
            {
                public static ({{string.Join(", ", names.Select(name => "Sym<float> " + LocalOf(name)))}}) Define([Shape(8)] Sym<float> x) => ({{string.Join(", ", names.Select(_ => "Dense(2)(x)"))}});

                static Objective Train({{string.Join(", ", names.Select(name => "Sym<float> " + LocalOf(name)))}}, [Shape(2)] Sym<float> wanted) =>
                    Minimize({{string.Join(" + ", names.Select(name => $"MeanSquaredError({LocalOf(name)}, wanted)"))}});
            }
            """;
        await Verify.SourceAsync(source);
        Assert.Equal(names.Select(name => name + "1"), Compile.Model(source)!.Objective!.Losses.Select(loss => loss.Member));
    }

    private static IReadOnlyList<string> InheritedBy(Type type) => type
        .GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy)
        .Where(member => member switch
        {
            MethodBase method => !method.IsSpecialName && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly),
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly),
            _ => false,
        })
        .Select(member => member.Name)
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ToList();

    private static string LocalOf(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    private static async Task<NetModel> NetAsync(IEnumerable<string> members, bool train)
    {
        var layers = string.Concat(members.Select(member => $"        var {LocalOf(member)} = Dense(8);\n        x = {LocalOf(member)}(x);\n"));
        var objective = train ? "    static Objective Train(Sym<float> y, [Shape(8)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));\n" : "";
        var source = "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x)\n    {\n" + layers + "        return x;\n    }\n\n" + objective + "}\n";
        await Verify.SourceAsync(source);
        var model = Compile.Model(source)!;
        Assert.True(model.IsValid);
        return model;
    }
}
