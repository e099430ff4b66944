using Google.Protobuf;
using Onnx;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CompiledNets.Onnx.Tests;

/// <summary>Reads weights from models of this library, and from models in the form that PyTorch's exporter writes.</summary>
public sealed class ImportTests
{
    public static TheoryData<OnnxMatching> Matchings => [OnnxMatching.ByName, OnnxMatching.ByPlace];

    [Theory]
    [MemberData(nameof(Matchings))]
    public void A_saved_model_gives_its_weights_to_another_net(OnnxMatching matching)
    {
        AssertCopied(new SmallCnn(seed: 1), new SmallCnn(seed: 2), matching, [3, 12, 12, 2]);
        AssertCopied(new SmallCnnChannelsFirst(seed: 1), new SmallCnnChannelsFirst(seed: 2), matching, [3, 2, 12, 12]);
        AssertCopied(new SmallRecurrent(seed: 1), new SmallRecurrent(seed: 2), matching, [3, 5, 4]);
    }

    [Fact]
    public void Dense_layers_of_PyTorch_are_read_by_place()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var hidden = nn.Linear(6, 5);
        using var classes = nn.Linear(5, 3);
        using var steps = nn.Linear(3, 2);

        // A matrix product with a transposed weight for vectors, and a product with a transposed copy and an addition for sequences.
        var graph = new GraphProto();
        Gemm(graph, hidden, "fc1");
        Gemm(graph, classes, "fc2");
        graph.Initializer.Add(TensorOf("onnx::MatMul_19", steps.weight!.t()));
        graph.Initializer.Add(TensorOf("fc3.bias", steps.bias!));
        graph.Node.Add(new NodeProto { OpType = "MatMul", Input = { "sequence", "onnx::MatMul_19" }, Output = { "product" } });
        graph.Node.Add(new NodeProto { OpType = "Add", Input = { "fc3.bias", "product" }, Output = { "steps" } });
        using var net = new SmallMlp(seed: 1);
        using var file = Save(graph);
        var names = net.LoadOnnxWeights(file.Path, OnnxMatching.ByPlace);
        Assert.Equal(6, names.Count);
        var (x, sequence) = (randn(4, 6), randn(4, 7, 3));
        using var outputs = net.Predict(new(x, sequence));
        Assert.InRange(Difference.Of(outputs.Classes, classes.forward(hidden.forward(x).tanh()).sigmoid()), 0, 1e-5);
        Assert.InRange(Difference.Of(outputs.Steps, steps.forward(sequence)), 0, 1e-5);
    }

    [Fact]
    public void A_convolution_and_a_batch_normalization_of_PyTorch_are_read_by_place()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        using var convolution = nn.Conv2d(2, 5, 3, padding: 1L);
        using var normalization = nn.BatchNorm2d(5, eps: 1e-3);
        using var noGrad = no_grad();
        normalization.weight!.uniform_(0.5, 1.5);
        normalization.running_var!.uniform_(0.5, 1.5);
        normalization.running_mean!.uniform_(-1, 1);
        normalization.eval();
        using var classes = nn.Linear(180, 4);
        var graph = new GraphProto();
        graph.Initializer.Add(new[]
        {
            TensorOf("conv.weight", convolution.weight), TensorOf("conv.bias", convolution.bias!), TensorOf("bn.weight", normalization.weight!), TensorOf("bn.bias", normalization.bias!),
            TensorOf("bn.running_mean", normalization.running_mean!), TensorOf("bn.running_var", normalization.running_var!),
        });
        graph.Node.Add(new NodeProto { OpType = "Conv", Input = { "image", "conv.weight", "conv.bias" }, Output = { "conv" }, Attribute = { new AttributeProto { Name = "group", I = 1 } } });
        graph.Node.Add(new NodeProto { OpType = "BatchNormalization", Input = { "relu", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var" }, Output = { "bn" } });
        Gemm(graph, classes, "fc");
        using var net = new SmallCnnChannelsFirst(seed: 1);
        using var file = Save(graph);
        net.LoadOnnxWeights(file.Path, OnnxMatching.ByPlace);
        var image = randn(3, 2, 12, 12);
        using var outputs = net.Predict(new(image));
        var expected = nn.functional.max_pool2d(normalization.forward(convolution.forward(image).relu()), 2);

        // Flatten has the channels last, as in Keras.
        Assert.InRange(Difference.Of(outputs.Output, classes.forward(expected.permute(0, 2, 3, 1).flatten(1)).softmax(1)), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Matchings))]
    public void A_model_that_does_not_fit_changes_nothing(OnnxMatching matching)
    {
        using var scope = NewDisposeScope();
        using var other = new SmallRecurrent(seed: 1);
        using var net = new SmallCnn(seed: 2);
        using var file = new TemporaryFile();
        other.SaveOnnx(file.Path);
        var before = net.NamedWeights().Select(weight => weight.Weight.Value.clone()).ToList();
        var exception = Assert.Throws<FileFormatException>(() => net.LoadOnnxWeights(file.Path, matching));
        Assert.Contains(matching == OnnxMatching.ByName ? "it has no 'conv2d.kernel'" : "weight 1 is", exception.Message, StringComparison.Ordinal);
        Assert.All(before.Zip(net.NamedWeights()), pair => Assert.True(pair.First.equal(pair.Second.Weight.Value).all().ToBoolean()));
    }

    [Fact]
    public void A_weight_of_another_shape_is_named()
    {
        using var net = new SmallCnn(seed: 1);
        using var file = new TemporaryFile();
        net.SaveOnnx(file.Path);
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(file.Path));
        var bias = model.Graph.Initializer.Single(tensor => tensor.Name == "dense.bias");
        bias.Dims[0] = 2;
        bias.RawData = ByteString.CopyFrom(new byte[8]);
        File.WriteAllBytes(file.Path, model.ToByteArray());
        var exception = Assert.Throws<FileFormatException>(() => net.LoadOnnxWeights(file.Path));
        Assert.Contains("'dense.bias' has the shape (2), but 'dense.bias' needs (4)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_not_finite_are_read_only_if_that_is_allowed()
    {
        using var bad = new SmallCnn(seed: 1);
        using var net = new SmallCnn(seed: 2);
        using var file = new TemporaryFile();
        bad.NamedWeights().First().Weight.Value.fill_(double.NaN);
        bad.SaveOnnx(file.Path);
        Assert.Throws<FileFormatException>(() => net.LoadOnnxWeights(file.Path));
        net.LoadOnnxWeights(file.Path, allowNotFinite: true);
        Assert.True(net.NamedWeights().First().Weight.Value.isnan().all().ToBoolean());
    }

    private static void AssertCopied<TInputs, TOutputs, TGradients>(
        CompiledNet<TInputs, TOutputs, TGradients> from, CompiledNet<TInputs, TOutputs, TGradients> to, OnnxMatching matching, long[] shape)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        using var scope = NewDisposeScope();
        using var own = from;
        using var net = to;
        using var file = new TemporaryFile();
        var inputs = TInputs.Create([randn(shape)]);
        using var expected = from.Predict(inputs);
        using var before = to.Predict(inputs);
        Assert.True(Difference.Of(before.Tensors[0], expected.Tensors[0]) > 1e-3);
        from.SaveOnnx(file.Path);
        to.LoadOnnxWeights(file.Path, matching);
        using var after = to.Predict(inputs);
        Assert.Equal(0, Difference.Of(after.Tensors[0], expected.Tensors[0]));
    }

    private static void Gemm(GraphProto graph, Linear layer, string name)
    {
        graph.Initializer.Add(TensorOf(name + ".weight", layer.weight!));
        graph.Initializer.Add(TensorOf(name + ".bias", layer.bias!));
        graph.Node.Add(new NodeProto
        {
            OpType = "Gemm",
            Input = { name + "_in", name + ".weight", name + ".bias" },
            Output = { name },
            Attribute = { new AttributeProto { Name = "transB", I = 1, Type = AttributeProto.Types.AttributeType.Int } },
        });
    }

    private static TensorProto TensorOf(string name, Tensor value) => new()
    {
        Name = name,
        DataType = (int)TensorProto.Types.DataType.Float,
        Dims = { value.shape },
        FloatData = { value.detach().contiguous().data<float>().ToArray() },
    };

    private static TemporaryFile Save(GraphProto graph)
    {
        var file = new TemporaryFile();
        File.WriteAllBytes(file.Path, new ModelProto { IrVersion = 8, Graph = graph }.ToByteArray());
        return file;
    }
}
