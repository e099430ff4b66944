namespace CompiledNets.CodeFixes.Tests;

/// <summary>Tests the actions that write shapes as comments and that add methods.</summary>
public sealed class EditorTests
{
    [Fact]
    public Task Every_shape_is_written_after_its_line() => new FixTest<WriteShapeCodeFix>(
        Plain("", " // (N, 1) float32"),
        Plain(" // (N, 26, 26, 32) float32", " // (N, 1) float32"),
        Plain(" // (N, 26, 26, 32) float32", " // (N, 21632) float32")).RunAsync();

    [Fact]
    public Task An_existing_comment_is_kept() => new FixTest<WriteShapeCodeFix>(
        Plain("", " // old"),
        Plain(" // (N, 26, 26, 32) float32", " // old"),
        Plain(" // (N, 26, 26, 32) float32", " // old // (N, 21632) float32")).RunAsync();

    [Fact]
    public Task The_shapes_of_a_loop_are_in_one_comment() => new FixTest<WriteShapeCodeFix>(Loop(""), Loop(" // (N, 4) float32, then (N, 8) float32")).RunAsync();

    [Fact]
    public Task A_net_without_a_definition_gets_one() => new FixTest<AddMethodCodeFix>(
        "[CompiledNet]\npublic partial class {|CN0002:Net|}\n{\n}\n",
        "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);\n}\n").RunAsync();

    [Fact]
    public Task A_net_without_training_gets_a_target_and_a_loss_for_each_output() => VerifyRefactoring.AppliesAsync(
        new AddTrainRefactoring(),
        "[CompiledNet]\npublic partial class $$Net\n{\n    public static (Sym<float> kind, Sym<float> yes) Define([Shape(8)] Sym<float> x) => (Dense(3, Softmax)(x), Dense(1, Sigmoid)(x));\n}\n",
        "[CompiledNet]\npublic partial class Net\n{\n    public static (Sym<float> kind, Sym<float> yes) Define([Shape(8)] Sym<float> x) => (Dense(3, Softmax)(x), Dense(1, Sigmoid)(x));\n\n"
        + "    static Objective Train(Sym<float> kind, Sym<float> yes, [Shape(3)] Sym<float> kindTarget, [Shape(1)] Sym<float> yesTarget) => Minimize(CategoricalCrossentropy(kind, kindTarget) + BinaryCrossentropy(yes, yesTarget));\n}\n");

    [Fact]
    public Task Nothing_is_offered_for_a_net_with_training() => VerifyRefactoring.OffersNothingAsync(
        new AddTrainRefactoring(),
        "[CompiledNet]\npublic partial class $$Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);\n\n    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> z) => Minimize(MeanSquaredError(y, z));\n}\n");

    private static string Plain(string first, string second) =>
        $$"""
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
            {
                var {|CN1501:x|} = Conv2D(32, 3)(image);{{first}}
                var {|CN1501:flat|} = Flatten()(x);{{second}}
                return Dense(10)(flat);
            }
        }
        """;

    private static string Loop(string comment) =>
        $$"""
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x)
            {
                for (var i = 1; i <= 2; i++)
                {
                    var {|CN1501:y|} = Dense(4 * i)(x);{{comment}}
                    x = y;
                }

                return x;
            }
        }
        """;
}
