using System.Reflection;
using CompiledNets.Integration.Tests.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Tests nets that compute in bfloat16 with weights in float32.</summary>
public sealed class PrecisionTests
{
    // Internal members of the runtime cannot be made visible to this assembly, because its nets override protected internal members.
    private static readonly PropertyInfo s_hasBfloat16Products =
        typeof(CompiledNet).Assembly.GetType("CompiledNets.MixedStep", throwOnError: true)!.GetProperty("HasBfloat16Products", BindingFlags.NonPublic | BindingFlags.Static)!;

    [Fact]
    public void Gradients_of_Perceptron_are_those_of_autograd_in_bfloat16() => Check(new Perceptron(seed: 1));

    [Fact]
    public void Gradients_of_Convolutions_are_those_of_autograd_in_bfloat16() => Check(new Convolutions(seed: 2));

    [Fact]
    public void Gradients_of_ConvolutionsLast_are_those_of_autograd_in_bfloat16() => Check(new ConvolutionsLast(seed: 3));

    [Fact]
    public void Gradients_of_ConvolutionsFirst_are_those_of_autograd_in_bfloat16() => Check(new ConvolutionsFirst(seed: 4));

    [Fact]
    public void Gradients_of_TransposedLast_are_those_of_autograd_in_bfloat16() => Check(new TransposedLast(seed: 5));

    [Fact]
    public void Gradients_of_LstmNet_are_those_of_autograd_in_bfloat16() => Check(new LstmNet(seed: 6));

    [Fact]
    public void Gradients_of_Outer_are_those_of_autograd_in_bfloat16() => Check(new Outer(seed: 7));

    [Fact]
    public void Weights_gradients_and_outputs_are_float32_and_files_fit_any_precision()
    {
        using var net = new Perceptron(seed: 1) { Precision = ComputePrecision.MixedBFloat16 };
        using var other = new Perceptron(seed: 2);
        var inputs = RandomBatch.Inputs(net);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            net.SaveWeights(path);
            other.LoadWeights(path);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.All(net.NamedWeights(), named => Assert.Equal(ScalarType.Float32, named.Weight.Value.dtype));
        Assert.All(net.NamedWeights(), named => Assert.Equal(ScalarType.Float32, named.Weight.Gradient.dtype));
        using var mixed = net.Predict(inputs);
        using var full = other.Predict(inputs);
        Tensor expected = full;
        Assert.Equal(ScalarType.Float32, ((Tensor)mixed).dtype);
        Assert.InRange(Difference(mixed, expected), 1e-6, 3e-2);

        // Full precision gives bit for bit the same results again.
        net.Precision = ComputePrecision.Full;
        using var again = net.Predict(inputs);
        Assert.Equal(0, Difference(again, expected));
    }

    [Fact]
    public void A_step_uses_the_weights_of_the_previous_step()
    {
        using var net = new Perceptron(seed: 1) { Precision = ComputePrecision.MixedBFloat16 };
        var inputs = RandomBatch.Inputs(net);
        var targets = RandomBatch.Targets(net);
        using var optimizer = new SGD(0.5);
        var before = net.TrainStep(inputs, targets, optimizer);
        for (var i = 0; i < 30; i++)
        {
            net.TrainStep(inputs, targets, optimizer);
        }

        Assert.InRange(net.TrainStep(inputs, targets, optimizer), 0, before * 0.98);
    }

    [Fact]
    public void A_clone_has_the_precision_of_its_original()
    {
        using var net = new Perceptron(seed: 1) { Precision = ComputePrecision.MixedBFloat16 };
        using var clone = net.Clone();
        Assert.Equal(ComputePrecision.MixedBFloat16, clone.Precision);
        var inputs = RandomBatch.Inputs(net);
        using var expected = net.Predict(inputs);
        using var actual = clone.Predict(inputs);
        Assert.Equal(0, Difference(actual, expected));
    }

    [Fact]
    public void Mixed_precision_of_a_net_in_float64_is_an_error()
    {
        using var net = new Perceptron(seed: 1, dtype: ScalarType.Float64) { Precision = ComputePrecision.Full };
        var exception = Assert.Throws<InvalidOperationException>(() => net.Precision = ComputePrecision.MixedBFloat16);
        Assert.Equal("Perceptron has weights in Float64, but MixedBFloat16 needs Float32. Create the net without 'dtype'.", exception.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Precision = (ComputePrecision)7);
        Assert.Equal(ComputePrecision.Full, net.Precision);
    }

    private static void Check<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using (net)
        {
            manual_seed(1234);
            var sizes = new Dictionary<string, long> { ["T"] = 7, ["S"] = 6, ["L"] = 2 };
            var inputs = RandomBatch.Inputs(net, sizes);
            var targets = RandomBatch.Targets(net, sizes);
            var named = net.NamedWeights().Where(named => named.Weight.HasGradient).ToList();

            var full = net.ComputeGradients(inputs, targets);
            var fullGradients = named.Select(weight => weight.Weight.Gradient.clone()).ToList();
            net.Precision = ComputePrecision.MixedBFloat16;
            CompareWithAutograd();

            // On a processor without bfloat16, the rounded operands are multiplied in float32.
            var hasProducts = (bool)s_hasBfloat16Products.GetValue(null)!;
            s_hasBfloat16Products.SetValue(null, !hasProducts);
            try
            {
                CompareWithAutograd();
            }
            finally
            {
                s_hasBfloat16Products.SetValue(null, hasProducts);
            }

            void CompareWithAutograd()
            {
                var loss = net.ComputeGradients(inputs, targets);
                using var expected = net.LossWithAutograd(inputs, targets);
                var gradients = autograd.grad([expected], named.Select(weight => (Tensor)weight.Weight.Leaf).ToArray());

                // A difference in the last bit of float32 can round to another bfloat16 number.
                Assert.InRange(Math.Abs(loss - expected.ToDouble()) / loss, 0, 1e-4);
                Assert.InRange(Math.Abs(loss - full) / full, 1e-9, 2e-2);
                var largest = fullGradients.Max(gradient => gradient.abs().max().ToDouble());
                for (var i = 0; i < named.Count; i++)
                {
                    var gradient = named[i].Weight.Gradient;
                    Assert.True((gradient - gradients[i]).abs().max().ToDouble() <= 4e-2 * Math.Max(gradients[i].abs().max().ToDouble(), 1e-2 * largest), $"{named[i].Name}: {Difference(gradients[i], gradient)} from autograd");
                }

                // The gradients of all weights together are near those in float32, but not equal, because numbers are rounded.
                var squares = named.Zip(fullGradients, (weight, gradient) => ((weight.Weight.Gradient - gradient).square().sum().ToDouble(), gradient.square().sum().ToDouble())).ToList();
                Assert.InRange(Math.Sqrt(squares.Sum(pair => pair.Item1) / squares.Sum(pair => pair.Item2)), 1e-4, 0.1);
            }
        }
    }

    private static double Difference(Tensor a, Tensor b) => (a - b).abs().max().ToDouble() / b.abs().max().ToDouble();
}
