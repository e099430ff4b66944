using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests.References;

/// <summary>
/// Compares every word with PyTorch. <c>references.py</c> wrote <c>references.npz</c> with inputs, weights and the outputs of PyTorch's modules. A word
/// without an equivalent in PyTorch needs a test class with its name instead.
/// </summary>
public sealed class ReferenceTests
{
    private const double Tolerance = 1e-9;

    private static readonly Lazy<IReadOnlyDictionary<string, Tensor>> s_arrays = new(() => Npy.ReadAll(Path.Combine(AppContext.BaseDirectory, "References", "references.npz")));

    // The words without outputs to compare. NoiseTests check the distributions of random layers, WeightRulesTests check the penalty, and NetsInNetsTests,
    // MaskTests and RecurrentTests check the wrappers.
    private static readonly string[] s_elsewhere =
    [
        "AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise", "RandomNormalLike", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "ActivityRegularization",
        "Minimize", "Sequential", "Instance", "TimeDistributed", "Bidirectional", "Frozen",
    ];

    [Fact]
    public void Convolutions_are_those_of_PyTorch()
    {
        using var last = new Convolutions(dtype: ScalarType.Float64);
        Compare(last, nameof(Convolutions));
        using var first = new ConvolutionsChannelsFirst(dtype: ScalarType.Float64);
        Compare(first, nameof(Convolutions), channelsFirst: true);
    }

    [Fact]
    public void Poolings_paddings_and_resizings_are_those_of_PyTorch()
    {
        using var last = new Poolings(dtype: ScalarType.Float64);
        Compare(last, nameof(Poolings));
        using var first = new PoolingsChannelsFirst(dtype: ScalarType.Float64);
        Compare(first, nameof(Poolings), channelsFirst: true);
    }

    [Fact]
    public void Global_poolings_are_those_of_PyTorch()
    {
        using var last = new GlobalPoolings(dtype: ScalarType.Float64);
        Compare(last, nameof(GlobalPoolings));
        using var first = new GlobalPoolingsChannelsFirst(dtype: ScalarType.Float64);
        Compare(first, nameof(GlobalPoolings), channelsFirst: true);
    }

    [Fact]
    public void Normalizations_are_those_of_PyTorch()
    {
        using var net = new Normalizations(dtype: ScalarType.Float64);
        Compare(net, nameof(Normalizations));
    }

    [Fact]
    public void Recurrent_layers_are_those_of_PyTorch()
    {
        using var net = new Recurrences(dtype: ScalarType.Float64);
        Compare(net, nameof(Recurrences));
    }

    [Fact]
    public void Attentions_are_those_of_PyTorch()
    {
        using var net = new Attentions(dtype: ScalarType.Float64);
        Compare(net, nameof(Attentions));
    }

    [Fact]
    public void Activations_are_those_of_PyTorch()
    {
        using var net = new ActivationFunctions(dtype: ScalarType.Float64);
        Compare(net, nameof(ActivationFunctions));
    }

    [Fact]
    public void Core_layers_are_those_of_PyTorch()
    {
        using var net = new CoreLayers(dtype: ScalarType.Float64);
        Compare(net, nameof(CoreLayers));
    }

    [Fact]
    public void Calculations_are_those_of_PyTorch()
    {
        using var net = new Calculations(dtype: ScalarType.Float64);
        Compare(net, nameof(Calculations));
    }

    [Fact]
    public void No_word_is_left_out()
    {
        CompiledNet[] nets =
        [
            new Convolutions(), new Poolings(), new GlobalPoolings(), new Normalizations(), new Recurrences(), new Attentions(), new ActivationFunctions(), new CoreLayers(), new Calculations(),
        ];
        var compared = nets.SelectMany(net => net.Structure.Calls.Select(call => call.Word)).ToHashSet();
        var words = typeof(CompiledNets.Layers).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.ReturnType != typeof(Loss) && method.ReturnType != typeof(Metric))
            .Select(method => method.Name)
            .Distinct();
        var ownTests = typeof(ReferenceTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();
        Assert.Equal([], words.Except(s_elsewhere).Where(word => !compared.Contains(word) && !ownTests.Contains(word + "Tests")).Order());
        foreach (var net in nets)
        {
            net.Dispose();
        }
    }

    private static void Compare<TInputs, TOutputs, TGradients>(CompiledNet<TInputs, TOutputs, TGradients> net, string reference, bool channelsFirst = false)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        var unused = s_arrays.Value.Keys.Where(name => name.StartsWith(reference + ".", StringComparison.Ordinal)).ToHashSet();
        foreach (var (name, weight) in net.NamedWeights())
        {
            var given = Take($"weight.{name}");
            Assert.True(weight.Value.shape.SequenceEqual(given.shape), $"{name} has the shape ({string.Join(", ", weight.Value.shape)}), but the reference's has ({string.Join(", ", given.shape)}).");
            Kernels.Elementwise.Copy(weight.Value, given);
        }

        using var scope = NewDisposeScope();
        var inputs = TInputs.Create(net.Structure.Inputs.Select(input => Turn(Take($"in.{input.Name}"), 1).contiguous()).ToArray());
        using var outputs = net.Predict(inputs);
        var failures = new List<string>();
        for (var i = 0; i < outputs.Tensors.Count; i++)
        {
            var (name, actual) = (net.Structure.Outputs[i].Name, Turn(outputs.Tensors[i], -1));
            var expected = Take($"out.{name}");
            if (!actual.shape.SequenceEqual(expected.shape))
            {
                failures.Add($"{name} has the shape ({string.Join(", ", actual.shape)}), and PyTorch's ({string.Join(", ", expected.shape)}).");
            }
            else if ((actual - expected).abs().max().ToDouble() is var distance && !(distance < Tolerance))
            {
                failures.Add($"{name} is up to {distance} from what PyTorch computes.");
            }
        }

        Assert.Equal([], failures);
        Assert.Equal([], unused);

        Tensor Take(string name)
        {
            Assert.True(unused.Remove($"{reference}.{name}"), $"references.npz has no {reference}.{name}. It has {string.Join(", ", unused.Order())}.");
            return s_arrays.Value[$"{reference}.{name}"];
        }

        // The references are channels last.
        Tensor Turn(Tensor x, long to) => !channelsFirst || x.dim() < 3 ? x : x.movedim([to == 1 ? -1L : 1L], [to]);
    }
}
