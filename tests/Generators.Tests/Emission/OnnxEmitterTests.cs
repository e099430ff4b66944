using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Passes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.Tests.Emission;

/// <summary>The description of a net in ONNX is emitted only for projects that can save nets as ONNX.</summary>
public sealed class OnnxEmitterTests
{
    private const string Net = "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(\"T\", 4)] Sym<float> x) => Dense(3, ReLU)(Flatten()(x[..2]));\n}\n";

    [Fact]
    public void A_project_without_the_library_gets_no_description() => Assert.DoesNotContain("Onnx", Emitted(Compile.Of(Net)), StringComparison.Ordinal);

    [Fact]
    public void A_project_with_the_library_gets_a_line_for_each_operator()
    {
        var text = Emitted(WithOnnx(Net));
        Assert.Contains(", global::CompiledNets.Generated.IOnnxSource", text, StringComparison.Ordinal);
        Assert.Contains(
            """
                void global::CompiledNets.Generated.IOnnxSource.Describe(global::CompiledNets.Generated.OnnxGraph graph)
                {
                    graph.Add("Slice", "slice", "x", graph.Integers(0), graph.Integers(2), graph.Integers(1));
                    graph.Add("Reshape", "flatten", "slice", graph.Integers(0, 8));
                    graph.Add("Gemm", "dense_relu_gemm", "flatten", graph.Weight("dense.kernel", Dense.Kernel), graph.Weight("dense.bias", Dense.Bias));
                    graph.Add("Relu", "output", "dense_relu_gemm");
                }
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_net_with_errors_gets_no_description() =>
        Assert.DoesNotContain("Onnx", Emitted(WithOnnx(Net.Replace("Dense(3", "Dense(0", StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void A_reference_to_the_library_emits_the_nets_again_and_an_edit_elsewhere_does_not()
    {
        var driver = Compile.Driver().RunGenerators(Compile.Of(Net));
        driver = driver.RunGenerators(WithOnnx(Net));
        Assert.Contains("IOnnxSource", TextOf(driver), StringComparison.Ordinal);
        driver = driver.RunGenerators(WithOnnx(Net, "class Other;"));
        Assert.All(driver.GetRunResult().Results[0].TrackedSteps[TrackingNames.Emit].SelectMany(step => step.Outputs), output =>
            Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void The_first_reason_why_a_graph_has_no_form_is_kept()
    {
        var graph = new OnnxGraph();
        graph.Refuse("first");
        graph.Refuse("second");
        Assert.Equal("first", graph.Refusal);
    }

    [Fact]
    public void An_operation_without_a_form_is_refused_with_its_name()
    {
        // Losses have no form, and the prediction of the same net has one.
        var model = Compile.Model(Net.TrimEnd()[..^1] + "    static Objective Train(Sym<float> output, [Shape(3)] Sym<float> wanted) => Minimize(MeanSquaredError(output, wanted));\n}\n")!;
        Assert.Matches("^[A-Z][A-Za-z]+ has no form in ONNX$", OnnxTranslation.Run(model, PassPipeline.Compile(model, Purpose.Evaluate, new WeightViews())).Refusal);
        Assert.Null(OnnxTranslation.Run(model, PassPipeline.Compile(model, Purpose.Predict, new WeightViews())).Refusal);
    }

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation WithOnnx(params string[] sources) =>
        Compile.Of(sources).AddReferences(MetadataReference.CreateFromFile(typeof(OnnxNets).Assembly.Location));

    private static string Emitted(Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation)
    {
        var (output, result) = Compile.Generate(compilation);
        Assert.DoesNotContain(output.GetDiagnostics(), own => own.Severity == DiagnosticSeverity.Error && own.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
        return Assert.Single(result.GeneratedTrees).ToString();
    }

    private static string TextOf(GeneratorDriver driver) => Assert.Single(driver.GetRunResult().GeneratedTrees).ToString();
}
