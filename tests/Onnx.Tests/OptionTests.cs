using Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Onnx.Tests;

/// <summary>Tests the names, sizes, versions and texts of saved models.</summary>
public sealed class OptionTests
{
    private static readonly Dictionary<string, long>[] s_batches = [new() { ["N"] = 3 }, new() { ["N"] = 1, ["T"] = 4 }];

    public static TheoryData<int> Opsets => [.. Enumerable.Range(OnnxOptions.LowestOpset, OnnxOptions.HighestOpset - OnnxOptions.LowestOpset + 1)];

    [Theory]
    [MemberData(nameof(Opsets))]
    public void Every_version_of_the_operators_computes_the_same(int opset)
    {
        using var masked = new MaskedRecurrent(seed: 1);
        using var open = new OpenSizes(seed: 1);
        var options = new OnnxOptions { Opset = opset };
        Assert.InRange(Export.Differ(masked, s_batches, options), 0, Difference.Tolerance);
        Assert.InRange(Export.Differ(open, [new Dictionary<string, long> { ["H"] = 7, ["W"] = 5 }], options), 0, Difference.Tolerance);
        var model = Saved(masked, options);
        Assert.Equal(opset, Assert.Single(model.OpsetImport).Version);
    }

    [Theory]
    [InlineData(OnnxOptions.LowestOpset - 1)]
    [InlineData(OnnxOptions.HighestOpset + 1)]
    public void Other_versions_are_rejected(int opset) => Assert.Throws<ArgumentOutOfRangeException>(() => new OnnxOptions { Opset = opset });

    [Fact]
    public void Inputs_and_outputs_have_the_names_and_sizes_of_the_definition()
    {
        using var net = new SmallMlp(seed: 1);
        var graph = Saved(net).Graph;
        Assert.Equal(["x (N, 6)", "sequence (N, T, 3)"], graph.Input.Select(TextOf));
        Assert.Equal(["classes (N, 3)", "steps (N, T, 2)"], graph.Output.Select(TextOf));
        Assert.Equal("SmallMlp", graph.Name);
    }

    [Fact]
    public void Weights_have_the_names_of_the_net()
    {
        using var net = new SmallCnn(seed: 1);
        var names = Saved(net).Graph.Initializer.Select(tensor => tensor.Name).ToList();
        Assert.Superset(net.NamedWeights().Select(weight => weight.Name).ToHashSet(), names.ToHashSet());
    }

    [Fact]
    public void A_saved_model_has_no_node_and_no_constant_that_nothing_reads()
    {
        using var net = new MaskedRecurrent(seed: 1);
        var graph = Saved(net).Graph;
        var read = graph.Node.SelectMany(node => node.Input).Concat(graph.Output.Select(output => output.Name)).ToHashSet();
        Assert.All(graph.Node, node => Assert.Contains(node.Output, read.Contains));
        Assert.All(graph.Initializer, tensor => Assert.Contains(tensor.Name, read));
    }

    [Fact]
    public void Metadata_is_stored()
    {
        using var net = new SmallMlp(seed: 1);
        using var file = new TemporaryFile();
        net.SaveOnnx(file.Path, new OnnxOptions { Metadata = new Dictionary<string, string> { ["classes"] = "cat,dog" } });
        using var session = new OnnxSession(file.Path);
        Assert.Equal("cat,dog", session.Metadata["classes"]);
    }

    [Fact]
    public void Outputs_can_be_inputs_and_each_other()
    {
        using var net = new SharedOutputs(seed: 1);
        Assert.InRange(Export.Differ(net, s_batches), 0, Difference.Tolerance);
    }

    [Fact]
    public void A_float64_net_is_saved_in_float32()
    {
        using var net = new SmallMlp(seed: 1, dtype: ScalarType.Float64);
        Assert.InRange(Export.Differ(net, s_batches), 0, Difference.Tolerance);
    }

    [Fact]
    public void Both_data_formats_are_saved()
    {
        using var last = new SmallCnn(seed: 1);
        using var first = new SmallCnnChannelsFirst(seed: 1);
        Assert.InRange(Export.Differ(last, s_batches), 0, Difference.Tolerance);
        Assert.InRange(Export.Differ(first, s_batches), 0, Difference.Tolerance);
    }

    [Fact]
    public void Batches_of_sequences_that_are_masked_completely_or_in_between_compute_the_same()
    {
        using var net = new MaskedRecurrent(seed: 1);
        using var file = new TemporaryFile();
        net.SaveOnnx(file.Path);
        using var session = new OnnxSession(file.Path);
        using var ids = tensor(new long[,] { { 0, 0, 0, 0 }, { 0, 1, 0, 2 }, { 3, 0, 0, 0 }, { 1, 2, 3, 4 }, { 0, 0, 0, 5 } });
        using var expected = net.Predict(new(ids));
        Assert.All(((IBatch<MaskedRecurrent.Outputs>)expected).Tensors.Zip(session.Run([ids])), pair => Assert.InRange(Difference.Of(pair.Second, pair.First), 0, Difference.Tolerance));
    }

    [Fact]
    public void A_net_without_a_description_is_refused()
    {
        using var net = new Plain();
        var exception = Assert.Throws<NotSupportedException>(() => net.SaveOnnx("unused.onnx"));
        Assert.Contains("Reference CompiledNets.Onnx", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists("unused.onnx"));
    }

    private static ModelProto Saved(CompiledNet net, OnnxOptions? options = null)
    {
        using var file = new TemporaryFile();
        net.SaveOnnx(file.Path, options);
        return ModelProto.Parser.ParseFrom(File.ReadAllBytes(file.Path));
    }

    private static string TextOf(ValueInfoProto value) =>
        $"{value.Name} ({string.Join(", ", value.Type.TensorType.Shape.Dim.Select(dim => dim.DimParam.Length > 0 ? dim.DimParam : $"{dim.DimValue}"))})";

    // A net of a project that does not reference the library.
    private sealed class Plain() : CompiledNet(new Generated.NetStructure("Plain"), seed: 1, device: null, ScalarType.Float32)
    {
        public override IReadOnlyList<Tensor> PredictTensors(IReadOnlyList<Tensor> inputs, int batchSize = 256, CancellationToken cancellationToken = default) => inputs;

        public override void CheckTensors(IReadOnlyList<Tensor> inputs)
        {
        }
    }
}
