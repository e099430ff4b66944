using CompiledNets.Integration.Tests.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Numbers;

/// <summary>Tensors of a wrong dtype, rank, size or device, null, or disposed of, in every method of a net that takes tensors.</summary>
public sealed class TensorMistakeTests
{
    private static readonly Dictionary<string, (Func<Tensor?> Make, string Expected)> s_inputs = new()
    {
        ["null"] = (() => null, "(Parameter 'x')"),
        ["disposed"] = (() => Disposed(randn(4, 6, 5)), "Perceptron: 'x' is disposed of"),
        ["float64"] = (() => randn([4, 6, 5], ScalarType.Float64), "'x' must be Float32, but is Float64. Convert it with tensor.type(ScalarType.Float32)"),
        ["long"] = (() => zeros([4, 6, 5], ScalarType.Int64), "'x' must be Float32, but is Int64"),
        ["bool"] = (() => zeros([4, 6, 5], ScalarType.Bool), "'x' must be Float32, but is Bool"),
        ["bfloat16"] = (() => zeros([4, 6, 5], ScalarType.BFloat16), "'x' must be Float32, but is BFloat16"),
        ["number"] = (() => tensor(1f), "'x' must have the shape (N, 6, 5), with the batch first, but has ()"),
        ["without batch"] = (() => randn(6, 5), "'x' must have the shape (N, 6, 5), with the batch first, but has (6, 5)"),
        ["axis too many"] = (() => randn(4, 6, 5, 1), "'x' must have the shape (N, 6, 5), with the batch first, but has (4, 6, 5, 1)"),
        ["transposed"] = (() => randn(4, 5, 6), "which here is (4, 6, 5), but has (4, 5, 6): axis 1 differs"),
        ["empty axis"] = (() => randn(4, 6, 0), "which here is (4, 6, 5), but has (4, 6, 0): axis 2 differs"),
        ["another device"] = (() => zeros([4, 6, 5], device: META), "'x' must be on the device 'cpu' of the net, but is on 'meta'. Move it with tensor.to(net.Device)"),
    };

    public static TheoryData<string> Inputs => [.. s_inputs.Keys];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_wrong_input_is_named_by_every_method_and_the_net_can_be_used_afterwards(string name)
    {
        var (make, expected) = s_inputs[name];
        using var scope = NewDisposeScope();
        using var net = new Perceptron(seed: 1);
        using var optimizer = new SGD();
        Tensor good = randn(4, 6, 5), y = zeros(4, 3);
        var x = new Perceptron.Inputs(make()!);
        var before = Races.Race.Weights(net);
        Action[] calls =
        [
            () => net.Predict(x), () => net.Predict(x, batchSize: 2), () => net.Predict(x, training: true), () => net.Forward(x), () => net.ForwardWithAutograd(x),
            () => net.LossWithAutograd(x, y), () => net.TrainStep(x, y, optimizer), () => net.ComputeGradients(x, y), () => net.Evaluate(x, y), () => net.Fit(x, y),
            () => net.Fit(good, y, validation: (x, y)),
        ];
        Assert.All(calls, call => Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal));
        Assert.Equal(before, Races.Race.Weights(net));
        Assert.True(double.IsFinite(net.TrainStep(good, y, optimizer)));
    }

    private static readonly Dictionary<string, (Func<Tensor?> Make, string Expected)> s_targets = new()
    {
        ["null"] = (() => null, "(Parameter 'wanted')"),
        ["disposed"] = (() => Disposed(zeros(4, 3)), "Perceptron: 'wanted' is disposed of"),
        ["float64"] = (() => zeros([4, 3], ScalarType.Float64), "'wanted' must be Float32, but is Float64"),
        ["class numbers"] = (() => zeros([4], ScalarType.Int64), "'wanted' must be Float32, but is Int64"),
        ["vector"] = (() => zeros(4), "'wanted' must have the shape (N, 3), with the batch first, but has (4)"),
        ["fewer samples"] = (() => zeros(3, 3), "which here is (4, 3), but has (3, 3): axis 0 differs"),
        ["no samples"] = (() => zeros(0, 3), "which here is (4, 3), but has (0, 3): axis 0 differs"),
        ["another device"] = (() => zeros([4, 3], device: META), "'wanted' must be on the device 'cpu' of the net, but is on 'meta'"),
    };

    public static TheoryData<string> Targets => [.. s_targets.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_wrong_target_is_named_by_every_method(string name)
    {
        var (make, expected) = s_targets[name];
        using var scope = NewDisposeScope();
        using var net = new Perceptron(seed: 1);
        using var optimizer = new SGD();
        var x = randn(4, 6, 5);
        var y = new Perceptron.Targets(make()!);
        Action[] calls =
        [
            () => net.LossWithAutograd(x, y), () => net.TrainStep(x, y, optimizer), () => net.ComputeGradients(x, y), () => net.Evaluate(x, y), () => net.Fit(x, y),
            () => net.Fit(x, zeros(4, 3), validation: (x, y)),
        ];
        Assert.All(calls, call => Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal));
    }

    private static readonly Dictionary<string, (Func<Tensor?> Make, string Expected)> s_gradients = new()
    {
        ["null"] = (() => null, "(Parameter 'kind')"),
        ["disposed"] = (() => Disposed(ones(4, 3)), "Perceptron: the gradient of 'kind' is disposed of"),
        ["float64"] = (() => ones([4, 3], ScalarType.Float64), "must be Float32 (4, 3), as the output is, but is Float64 (4, 3)"),
        ["long"] = (() => ones([4, 3], ScalarType.Int64), "must be Float32 (4, 3), as the output is, but is Int64 (4, 3)"),
        ["broadcast batch"] = (() => ones(1, 3), "must be Float32 (4, 3), as the output is, but is Float32 (1, 3)"),
        ["column"] = (() => ones(4, 1), "must be Float32 (4, 3), as the output is, but is Float32 (4, 1)"),
        ["transposed"] = (() => ones(3, 4), "must be Float32 (4, 3), as the output is, but is Float32 (3, 4)"),
        ["number"] = (() => tensor(1f), "must be Float32 (4, 3), as the output is, but is Float32 ()"),
        ["no samples"] = (() => ones(0, 3), "must be Float32 (4, 3), as the output is, but is Float32 (0, 3)"),
        ["another device"] = (() => ones([4, 3], device: META), "'kind' must be on the device 'cpu' of the net, but is on 'meta'"),
    };

    public static TheoryData<string> Gradients => [.. s_gradients.Keys];

    [Theory]
    [MemberData(nameof(Gradients))]
    public void A_wrong_gradient_is_named_and_Backward_can_be_called_again(string name)
    {
        var (make, expected) = s_gradients[name];
        using var scope = NewDisposeScope();
        using var net = new Perceptron(seed: 1);
        net.Forward(randn(4, 6, 5));
        var wrong = new Perceptron.Outputs(make()!);
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(() => net.Backward(wrong)).Message, StringComparison.Ordinal);
        Assert.Equal(0, net.Step);
        net.Backward(ones(4, 3));
        Assert.Equal(1, net.Step);
    }

    private static readonly Dictionary<string, Action<long>> s_labels = new()
    {
        ["SparseCategoricalCrossentropy"] = LabelsOf(() => new Convolutions(seed: 1), (Convolutions.Inputs)randn(2, 11, 10, 4), label => (Convolutions.Targets)tensor((long[])[0, label]), "the ids in 'wanted' must be 0 to 4"),
        ["SparseCategoricalCrossentropy with weights"] = LabelsOf(() => new WeightedLabels(seed: 1), (WeightedLabels.Inputs)rand(2, 5), label => new WeightedLabels.Targets(tensor((long[])[0, label]), ones(2)), "the ids in 'label' must be 0 to 3"),
        ["SparseTopKCategoricalAccuracy"] = LabelsOf(() => new RankedLabels(seed: 1), (RankedLabels.Inputs)rand(2, 5), label => new RankedLabels.Targets(rand(2, 4), tensor((long[])[0, label])), "the ids in 'label' must be 0 to 3"),
        ["MeanIoU"] = LabelsOf(() => new OverlappingLabels(seed: 1), (OverlappingLabels.Inputs)rand(1, 2, 3), label => new OverlappingLabels.Targets(rand(1, 2, 4), tensor((long[])[0, label]).reshape(1, 2)), "the ids in 'label' must be 0 to 3"),
        ["SparseCategoricalCrossentropy with an ignored class"] = LabelsOf(
            () => new PartlyTagged(seed: 1),
            (PartlyTagged.Inputs)tensor((long[])[1, 2]).reshape(1, 2),
            label => new PartlyTagged.Targets(tensor((long[])[0, label == -1 ? -2 : label]).reshape(1, 2)), "the ids in 'tag' must be 0 to 2, or -1"),
    };

    public static TheoryData<string, long> Labels
    {
        get
        {
            var rows = new TheoryData<string, long>();
            foreach (var word in s_labels.Keys)
            {
                foreach (var label in (long[])[-1, 5, int.MaxValue, 1L << 32, long.MaxValue, long.MinValue])
                {
                    rows.Add(word, label);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_label_out_of_its_range_is_named_in_every_loss_and_metric_by_every_method(string word, long label) => s_labels[word](label);

    private static Action<long> LabelsOf<TInputs, TOutputs, TGradients, TTargets>(Func<TrainableNet<TInputs, TOutputs, TGradients, TTargets>> make, TInputs x, Func<long, TTargets> targetsOf, string expected)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets> => label =>
        {
            using var net = make();
            using var optimizer = new SGD();
            var (wrong, right) = (targetsOf(label), targetsOf(0));
            Action[] calls = [() => net.LossWithAutograd(x, wrong), () => net.TrainStep(x, wrong, optimizer), () => net.ComputeGradients(x, wrong), () => net.Evaluate(x, wrong), () => net.Fit(x, wrong)];
            Assert.All(calls, call =>
            {
                var message = Assert.ThrowsAny<ArgumentException>(call).Message;
                Assert.Contains(expected, message, StringComparison.Ordinal);
                Assert.Contains($"there is the id {(label == -1 && net is PartlyTagged ? -2 : label)}", message, StringComparison.Ordinal);
            });
            Assert.True(double.IsFinite(net.TrainStep(x, right, optimizer)));
        };

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void An_id_out_of_the_range_of_an_embedding_is_named_by_every_method(long id)
    {
        using var scope = NewDisposeScope();
        using var net = new PartlyTagged(seed: 1);
        using var optimizer = new SGD();
        Tensor x = tensor((long[])[1, id]).reshape(1, 2), y = tensor((long[])[0, 1]).reshape(1, 2);
        Action[] calls = [() => net.Predict(x), () => net.Forward(x), () => net.ForwardWithAutograd(x), () => net.LossWithAutograd(x, y), () => net.TrainStep(x, y, optimizer), () => net.Evaluate(x, y), () => net.Fit(x, y)];
        Assert.All(calls, call => Assert.Contains($"the ids in 'words' must be 0 to 8, because of", Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal));
    }

    private static Tensor Disposed(Tensor tensor)
    {
        tensor.Dispose();
        return tensor;
    }
}
