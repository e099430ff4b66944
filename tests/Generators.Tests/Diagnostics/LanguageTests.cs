namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks C# that a definition cannot contain. The error is on the construct, and its message proposes other code.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("{|CN0101:try { x = Dense(4)(x); } finally { }|}", "Nothing in a definition can throw")]
    [InlineData("if (Math.Max(1, 2) == 2) {|CN0101:throw new Exception();|}", "A shape that cannot be is a compile error already")]
    [InlineData("{|CN0101:lock (x) { }|}", "A definition does not run")]
    [InlineData("var list = {|CN0101:new System.Collections.Generic.List<int>()|};", "Use constants, tuples and arrays")]
    [InlineData("Console.{|CN0101:WriteLine|}(3);", "A call of 'WriteLine' cannot be used in a definition, which the compiler reads and never runs. Remove it: an editor shows the shape of each local")]
    [InlineData("System.Diagnostics.Debug.{|CN0101:Assert|}(true);", "Remove it: an editor shows the shape of each local")]
    [InlineData("var random = {|CN0101:new Random(1)|};", "Random numbers come from layers: write Dropout or GaussianNoise")]
    [InlineData("var units = System.Random.Shared.{|CN0101:Next|}(8);", "Random numbers come from layers: write Dropout or GaussianNoise")]
    [InlineData("var units = int.{|CN0101:Parse|}(\"8\");", "Write its result as a constant")]
    [InlineData("var text = System.IO.File.{|CN0101:ReadAllText|}(\"data\");", "Load data before training, and pass it to Fit")]
    public Task Statements_that_act_at_run_time_are_errors(string statement, string instead) => Verify.NetAsync(
        $"public static Sym<float> Define([Shape(8)] Sym<float> x)\n{{\n    {statement}\n    return Dense(1)(x);\n}}", instead);

    [Fact]
    public Task A_condition_cannot_depend_on_the_values_of_a_tensor() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x, [Shape(8)] Sym<float> y)
        {
            if ({|CN0103:x == y|}) x = Dense(8)(x);
            return Add(x, y);
        }
        """);

    [Fact]
    public Task A_condition_is_known_at_compile_time() => Verify.NetAsync(
        """
        static bool s_deep = DateTime.Now.Ticks > 0;

        public static Sym<float> Define([Shape(8)] Sym<float> x)
        {
            if ({|CN0102:s_deep|}) x = Dense(4)(x);
            return Dense(1)(x);
        }
        """);

    [Fact]
    public Task A_loop_ends() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x)
        {
            var i = 0;
            {|CN0106:while|} (true) { i++; if (i < 0) break; i = 0; }
            return x;
        }
        """);

    [Fact]
    public void The_layers_of_a_loop_that_is_too_long_are_discarded()
    {
        // The code of all layers would have millions of characters. The rest of the program still needs the net's inputs and targets.
        var model = Compile.Model(
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape(8)] Sym<float> x)
                {
                    for (var i = 0; i < 1_000_000; i++)
                    {
                        var next = Dense(8)(Dropout(0.5f)(x)) + x;
                        x = next;
                    }

                    return x;
                }

                static Objective Train(Sym<float> y, [Shape(8)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
            }
            """)!;
        Assert.False(model.IsValid);
        Assert.Empty(model.Layers);
        Assert.Empty(model.Calls);
        Assert.Equal(["x"], model.Inputs.Select(input => input.Name));
        Assert.Equal(["wanted"], model.Objective!.Targets.Select(target => target.Name));
        Assert.Equal(["x", "wanted"], model.Values.Select(value => value.Name));
    }

    [Fact]
    public Task Recursion_ends() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => Deeper(x);

        static Sym<float> Deeper(Sym<float> x) => {|CN0105:Deeper|}(x);
        """);

    [Fact]
    public Task A_block_is_static() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x) => new Blocks().{|CN0003:Block|}(x);

        private sealed class Blocks { public Sym<float> Block(Sym<float> x) => x; }
        """);

    [Fact]
    public Task A_null_delegate_is_not_a_layer() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape(8)] Sym<float> x)
        {
            Func<Sym<float>, Sym<float>>? none = null;
            return {|CN0107:none|}!(x);
        }
        """);

    [Fact]
    public Task A_layer_is_not_applied_to_null() => Verify.NetAsync(
        """
        public static Sym<float> Define([Shape("T", 8)] Sym<float> x)
        {
            var y = Dense(4)({|CN0107:default|}!);
            var (z, h, c) = LSTMWithState(4)(x, {|CN0107:null|}, GlobalMaxPooling1D()(Dense(4)(x)));
            var same = Frozen(LSTMWithState(4))(x, null, null).y;
            return Add({|CN0107:null|}!, x);
        }
        """,
        "Dense is applied to tensors, but this is null. Pass an input, or the result of a layer");

    [Fact]
    public async Task A_block_without_source_is_an_error()
    {
        using var stream = new MemoryStream();
        Assert.True(Compile.Of("public static class Blocks { public static Sym<float> Block(Sym<float> x) => x; }").WithAssemblyName("Library").Emit(stream).Success);
        var test = new NetTest("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(8)] Sym<float> x) => Blocks.{|CN0104:Block|}(x); }");
        test.TestState.AdditionalReferences.Add(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(stream.ToArray()));
        await test.RunAsync();
    }
}
