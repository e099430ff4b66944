namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks that a problem is reported at the smallest part of the source that is wrong: the element of a list, not the list.</summary>
public sealed class ExactPlaceTests
{
    // The statement stands at the top level, in a block, and in a net in the net.
    private static readonly Func<string, string, string>[] s_nets =
    [
        (shape, statement) => $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape({{shape}})] Sym<float> x)
                {
                    {{statement}}
                }
            }
            """,
        (shape, statement) => $$"""
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape({{shape}})] Sym<float> input) => Block(Dropout(0.5)(input));

                static Sym<float> Block(Sym<float> x)
                {
                    {{statement}}
                }
            }
            """,
        (shape, statement) => $$"""
            [CompiledNet]
            public partial class Inner
            {
                public static Sym<float> Define([Shape({{shape}})] Sym<float> x)
                {
                    {{statement}}
                }
            }

            [CompiledNet]
            public partial class Outer
            {
                public static Sym<float> Define([Shape({{shape}})] Sym<float> x) => Instance(Inner.Define)(x);
            }
            """,
    ];

    [Theory]
    [InlineData("8, 4", "return x[.., {|CN1013:2..9|}];", "[2..9] is outside of axis 2")]
    [InlineData("8, 4", "return x[{|CN1013:9..|}, 0];", "[9..^0] is outside of axis 1")]
    [InlineData("8, 4", "return Concatenate([x, Dense(3)(x), {|CN1004:Permute(2, 1)(x)|}]);", "")]
    [InlineData("8, 4", "return Add(new[] { x, Dense(4)(x), {|CN1002:Dense(3)(x)|} });", "")]
    [InlineData("8, 4", "Sym<float>[] parts = [x, Dense(3)(x)]; return Add({|CN1002:parts|});", "'parts[1]'")]
    [InlineData("8, 4", "return Concatenate(axis: 1, [x, {|CN1004:Dense(3)(x)|}]);", "")]
    [InlineData("8, 4", "return Permute(2, {|CN1101:2|})(x);", "")]
    [InlineData("8, 4", "return Permute({|CN1101:0|}, 1)(x);", "")]
    [InlineData("8, 4", "return Reshape(-1, 2, {|CN1103:-1|})(x);", "")]
    [InlineData("8, 4", "return Reshape(2, {|CN0007:0|})(x);", "")]
    [InlineData("8, 4", "return Sum(x, (1, {|CN1103:1|}));", "axis 1 twice")]
    [InlineData("8, 4", "return x.Is(8, {|CN1007:5|});", "")]
    [InlineData("8, 8, 3", "return Conv2D(4, (3, {|CN1101:0|}))(x);", "")]
    [InlineData("8, 8", "return Sequential([{|CN1001:Dense(3)|}, LSTM(3), Dense(4)])(Flatten()(x));", "")]
    public async Task The_element_that_is_wrong_is_marked(string shape, string statement, string message)
    {
        foreach (var net in s_nets)
        {
            await Verify.SourceAsync(net(shape, statement), message.Length > 0 ? [message] : []);
        }
    }

    [Theory]
    [InlineData("[Shape(32, {|CN0007:-1|})] Sym<float> x")]
    [InlineData("[Shape({|CN0007:\"T T\"|}, 4)] Sym<float> x")]
    public async Task The_size_of_a_shape_that_is_wrong_is_marked(string input)
    {
        await Verify.NetAsync($"public static Sym<float> Define({input}) => Dense(1)(x);");
        await Verify.NetAsync($"public static Sym<float> Define([Shape(4)] Sym<float> y, {input}) => Block(x);\n static Sym<float> Block(Sym<float> x) => Dense(1)(x);");
        await Verify.SourceAsync(
            $$"""
            [CompiledNet]
            public partial class Inner
            {
                public static Sym<float> Define({{input}}) => Dense(1)(x);
            }

            [CompiledNet]
            public partial class Outer
            {
                public static Sym<float> Define([Shape(32, 4)] Sym<float> x) => Instance(Inner.Define)(x);
            }
            """);
    }

    [Fact]
    public async Task The_output_that_is_wrong_is_marked()
    {
        await Verify.NetAsync("public static (Sym<float> main, int {|CN0006:count|}) Define([Shape(4)] Sym<float> x) => (x, 3);");
        await Verify.NetAsync("public static (Sym<float> main, Sym<float> {|CN0011:Main|}) Define([Shape(4)] Sym<float> x) => Block(x);\n static (Sym<float>, Sym<float>) Block(Sym<float> x) => (Dense(1)(x), Dense(2)(x));");
        await Verify.SourceAsync(
            """
            [CompiledNet]
            public partial class Inner
            {
                public static (Sym<float> a, Func<Sym<float>, Sym<float>> {|CN0006:b|}) Define([Shape(4)] Sym<float> x) => (x, Dense(3));
            }

            [CompiledNet]
            public partial class Outer
            {
                public static Sym<float> Define([Shape(4)] Sym<float> x) => {|CS0029:Instance(Inner.Define)(x)|};
            }
            """);
    }

    [Fact]
    public async Task A_variable_that_cannot_be_read_is_reported_once()
    {
        const string Uses = "Dense({|CN0102:Settings.Units|})(Dense(Settings.Units)(x)) + Dense(Settings.Units)(x)";
        const string Settings = "\npublic static class Settings { public static int Units = 4; public static int Rate => 3; }\n";
        await Verify.SourceAsync(s_nets[0]("4", $"return {Uses};") + Settings, "'Units' must be known at compile time: it is a field that can change. Declare it const");
        await Verify.SourceAsync(s_nets[1]("4", $"return {Uses};") + Settings);
        await Verify.SourceAsync(s_nets[2]("4", "return Dense({|CN0102:Settings.Rate|})(Dense(Settings.Rate)(x));") + Settings);
    }
}
