using CompiledNets.Generators.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNets.Generators.Tests.Emission;

/// <summary>Statements that repeat for many layers become a loop.</summary>
public sealed class LoopRollerTests
{
    private const int Layers = 70;

    [Fact]
    public void Statements_that_differ_in_numbers_become_a_loop_over_arrays()
    {
        List<string> lines = ["    var x = inputs.X;", "    var dense = memory.Keep(0, Linear(x, Dense.Kernel));"];
        foreach (var i in Enumerable.Range(1, Layers))
        {
            lines.AddRange(["", $"    // dense_{i}: Dense(8)", $"    var dense_{i} = memory.Keep({2 * i}, Linear(dense{(i == 1 ? "" : $"_{i - 1}")}, Dense{i}.Kernel));  // (N, 8)", $"    ReluInPlace(dense_{i});"]);
        }

        lines.AddRange(["", $"    return dense_{Layers};"]);
        var rolled = Roll(lines, [.. Enumerable.Range(1, Layers).Select(i => $"dense_{i}"), "dense", "x"])!;
        Assert.Equal(
            [
                $"    var all_dense = new global::TorchSharp.torch.Tensor[{Layers + 1}];",
                "    var x = inputs.X;",
                "    var dense = memory.Keep(0, Linear(x, Dense.Kernel));",
                "",
                "    // dense_1: Dense(8)",
                "    all_dense[1] = memory.Keep(2, Linear(dense, Dense1.Kernel));  // (N, 8)",
                "    ReluInPlace(all_dense[1]);",
                "",
            ],
            rolled.TakeWhile(line => !line.Contains("for (", StringComparison.Ordinal)));
        Assert.Equal(
            [
                $"    for (var i = 0; i < {Layers - 1}; i++)",
                "    {",
                "        // dense_(i + 2): Dense(8)",
                "        all_dense[i + 2] = memory.Keep(2 * i + 4, Linear(all_dense[i + 1], Layer<DenseLayer>(i + 2).Kernel));  // (N, 8)",
                "        ReluInPlace(all_dense[i + 2]);",
                "    }",
                "",
                $"    return all_dense[{Layers}];",
            ],
            rolled.SkipWhile(line => !line.Contains("for (", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("var y_{0} = F(\"y_{0}\");")]
    [InlineData("var y_{0} = F(other.Dense{0});")]
    [InlineData("var y_{0} = F({0}.5);")]
    [InlineData("var y_{0} = F(0.{0});")]
    [InlineData("var y_{0} = F(unknown_{0});")]
    public void Statements_that_a_loop_cannot_express_stay_as_they_are(string format)
    {
        var numbers = Enumerable.Range(1, Layers).ToList();
        Assert.Null(Roll([.. numbers.Select(i => string.Format(null, format, i))], [.. numbers.Select(i => $"y_{i}")]));
    }

    [Fact]
    public void Few_statements_and_numbers_without_order_stay_as_they_are()
    {
        Assert.Null(Roll([.. Enumerable.Range(1, LoopRoller.LeastCount - 1).Select(i => $"F(y_{i});")], [.. Enumerable.Range(1, Layers).Select(i => $"y_{i}")]));
        Assert.Null(Roll([.. Enumerable.Range(1, Layers).Select(i => $"F(y_{i * i});")], [.. Enumerable.Range(1, Layers).Select(i => $"y_{i * i}")]));
        Assert.NotNull(Roll([.. Enumerable.Range(1, LoopRoller.LeastCount).Select(i => $"F(y_{i});")], [.. Enumerable.Range(1, Layers).Select(i => $"y_{i}")]));
    }

    [Theory]
    [InlineData("x = Dense(8, ReLU)(x);")]
    [InlineData("x = Add(Dropout(0.1f)(Dense(8, Tanh)(x)), x);")]
    [InlineData("x = LayerNormalization()(Dense(8)(x));")]
    [InlineData("x = BatchNormalization()(Dense(8, kernelRegularizer: Regularizer.L2(0.01f))(x));")]
    public void A_net_of_many_layers_compiles_and_its_steps_do_not_grow_with_the_layers(string layer)
    {
        var (some, more) = (Methods(70, isChecked: true), Methods(140, isChecked: false));
        Assert.Equal(some.Keys, more.Keys);
        Assert.Contains("for (var", some["PredictStep"], StringComparison.Ordinal);
        Assert.Equal(some["PredictStep"].Count(letter => letter == '\n'), more["PredictStep"].Count(letter => letter == '\n'));

        Dictionary<string, string> Methods(int layers, bool isChecked)
        {
            var (compilation, result) = Compile.Generate(Compile.Of($$"""
                [CompiledNet]
                public partial class Net
                {
                    public static Sym<float> Define([Shape(8)] Sym<float> x)
                    {
                        for (var i = 0; i < {{layers}}; i++)
                        {
                            {{layer}}
                        }

                        return Dense(1)(x);
                    }

                    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> label) => Minimize(MeanSquaredError(y, label));
                }
                """));
            Assert.Empty(!isChecked ? [] : compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            return result.GeneratedTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
                .Where(method => method.Identifier.Text.EndsWith("Step", StringComparison.Ordinal))
                .ToDictionary(method => method.Identifier.Text, method => method.ToFullString());
        }
    }

    private static List<string>? Roll(IReadOnlyList<string> lines, string[] variables)
    {
        var layers = Enumerable.Range(0, Layers + 1).ToDictionary(i => i == 0 ? "Dense" : $"Dense{i}", i => (i, "DenseLayer"));
        return LoopRoller.Roll(lines, new LoopNames(variables, layers, name => name));
    }
}
