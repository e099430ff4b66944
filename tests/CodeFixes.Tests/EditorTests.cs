namespace CompiledNets.CodeFixes.Tests;

/// <summary>Shapes as comments, and methods to start from.</summary>
public sealed class EditorTests
{
    private const string Plain =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
            {
                var x = Conv2D(32, 3)(image);
                var flat = Flatten()(x); // old
                return Dense(10)(flat);
            }
        }
        """;

    [Fact]
    public Task Every_shape_is_written_behind_its_line() => VerifyFix.AppliesToAllAsync(
        new WriteShapeCodeFix(),
        Plain.Replace(" // old", " // (N, 1) float32"),
        Plain.Replace("(image);\n", "(image); // (N, 26, 26, 32) float32\n").Replace(" // old", " // (N, 21632) float32"),
        "CN1501");

    [Fact]
    public Task A_comment_that_stands_there_stays() => VerifyFix.AppliesToAllAsync(
        new WriteShapeCodeFix(),
        Plain,
        Plain.Replace("(image);\n", "(image); // (N, 26, 26, 32) float32\n").Replace(" // old", " // old // (N, 21632) float32"),
        "CN1501");

    [Fact]
    public Task Shapes_of_a_loop_stand_one_behind_the_other() => VerifyFix.AppliesAsync(
        new WriteShapeCodeFix(),
        "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x)\n    {\n        for (var i = 1; i <= 2; i++)\n        {\n            var y = Dense(4 * i)(x);\n            x = y;\n        }\n\n        return x;\n    }\n}\n",
        "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x)\n    {\n        for (var i = 1; i <= 2; i++)\n        {\n            var y = Dense(4 * i)(x); // (N, 4) float32, then (N, 8) float32\n            x = y;\n        }\n\n        return x;\n    }\n}\n",
        stays: ["CN1501"]);

    [Fact]
    public Task A_net_without_a_definition_gets_one() => VerifyFix.AppliesAsync(
        new AddMethodCodeFix(),
        "[CompiledNet]\npublic partial class Net\n{\n}\n",
        "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);\n}\n");

    [Fact]
    public Task A_net_without_training_gets_a_target_and_a_loss_for_each_output() => VerifyFix.RefactorsAsync(
        new AddTrainRefactoring(),
        "[CompiledNet]\npublic partial class $$Net\n{\n    public static (Sym<float> kind, Sym<float> yes) Define([Shape(8)] Sym<float> x) => (Dense(3, Softmax)(x), Dense(1, Sigmoid)(x));\n}\n",
        "[CompiledNet]\npublic partial class Net\n{\n    public static (Sym<float> kind, Sym<float> yes) Define([Shape(8)] Sym<float> x) => (Dense(3, Softmax)(x), Dense(1, Sigmoid)(x));\n\n"
        + "    static Objective Train(Sym<float> kind, Sym<float> yes, [Shape(3)] Sym<float> kindTarget, [Shape(1)] Sym<float> yesTarget) => Minimize(CategoricalCrossentropy(kind, kindTarget) + BinaryCrossentropy(yes, yesTarget));\n}\n");

    [Fact]
    public Task A_net_that_trains_is_left_alone() => VerifyFix.RefactorsAsync(
        new AddTrainRefactoring(),
        "[CompiledNet]\npublic partial class $$Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(1)(x);\n\n    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> z) => Minimize(MeanSquaredError(y, z));\n}\n",
        null);
}
