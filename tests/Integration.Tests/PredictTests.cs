using TorchSharp;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests;

public sealed class PredictTests
{
    [Fact]
    public void Outputs_do_not_depend_on_the_size_of_the_batches()
    {
        using var net = new Convolutions(seed: 1);
        var images = randn(23, 11, 10, 4);
        using var whole = net.Predict(images, batchSize: 100);
        using var parts = net.Predict(images, batchSize: 5);
        Assert.True(whole.Kind.allclose(parts.Kind, 1e-5, 1e-6));
        Assert.Equal([23, 5], parts.Kind.shape);
    }

    [Fact]
    public void Predicting_drops_nothing_and_changes_nothing()
    {
        using var net = new Perceptron(seed: 1);
        var x = randn(50, 6, 5);
        using var first = net.Predict(x);
        using var second = net.Predict(x);
        Assert.True(first.Kind.Equals(second.Kind) || first.Kind.allclose(second.Kind, 0, 0));
        Assert.Equal(0, net.Step);
    }

    [Fact]
    public async Task Several_threads_predict_at_once()
    {
        using var net = new Convolutions(seed: 1);
        var images = randn(8, 11, 10, 4);
        using var expected = net.Predict(images);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var equal = true;
            for (var i = 0; i < 20; i++)
            {
                using var actual = net.Predict(images);
                equal &= expected.Kind.allclose(actual.Kind, 1e-5, 1e-6);
            }

            return equal;
        })));
        Assert.All(results, Assert.True);
    }

    [Fact]
    public void A_clone_has_the_same_weights_in_the_same_memory_and_its_own_gradients()
    {
        using var net = new Perceptron(seed: 1);
        var (inputs, targets) = TrainingTests.Data(20);
        using var clone = net.Clone();
        Assert.Equal(net.Seed, clone.Seed);
        net.Fit(inputs, targets, new FitOptions { BatchSize = 5, Epochs = 2 });
        using (var own = net.Predict(inputs))
        using (var same = clone.Predict(inputs))
        {
            Assert.True(own.Kind.allclose(same.Kind, 0, 0));
        }

        // Two threads compute gradients of different batches with the same weights. The gradients must not mix.
        var (otherInputs, otherTargets) = TrainingTests.Data(30);
        net.ComputeGradients(inputs, targets);
        using var expected = net.Weights.Gradients.clone();
        using var again = net.Clone();
        again.ComputeGradients(otherInputs, otherTargets);
        using var expectedOfOther = again.Weights.Gradients.clone();
        using var other = net.Clone();
        using var one = net.Clone();
        Parallel.Invoke(() => one.ComputeGradients(inputs, targets), () => other.ComputeGradients(otherInputs, otherTargets));
        Assert.True(one.Weights.Gradients.allclose(expected, 1e-5, 1e-7));
        Assert.True(other.Weights.Gradients.allclose(expectedOfOther, 1e-5, 1e-7));
        Assert.False(expected.allclose(expectedOfOther, 1e-5, 1e-7));
    }

    [Fact]
    public void A_clone_outlives_its_original_and_has_its_inner_nets()
    {
        using var clone = Make();
        Assert.All(clone.WeightSets, weights => Assert.True(weights.Values.isfinite().all().ToBoolean()));
        static Outer Make()
        {
            using var net = new Outer(seed: 1);
            var clone = net.Clone();
            Assert.Equal(net.WeightSets.Count, clone.WeightSets.Count);
            Assert.True(net.WeightSets.Count > 1);
            foreach (var (own, same) in net.NamedWeights().Zip(clone.NamedWeights()))
            {
                Assert.Equal(own.Name, same.Name);
                Kernels.Elementwise.Copy(own.Weight.Value, torch.full_like(own.Weight.Value, 0.5));
                Assert.True(own.Weight.Value.allclose(same.Weight.Value, 0, 0));
            }

            return clone;
        }
    }

    [Fact]
    public void An_output_that_is_an_input_belongs_to_the_caller()
    {
        using var net = new PassThrough(seed: 1);
        var x = randn(3, 4);
        using (var outputs = net.Predict(x))
        {
            Assert.True(outputs.Same.allclose(x));
            Assert.True(outputs.Again.allclose(outputs.Doubled));
        }

        Assert.Equal([3, 4], x.shape);
    }

    [Fact]
    public void Weights_are_saved_and_loaded()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("compilednets").FullName, "net.safetensors");
        var images = randn(3, 11, 10, 4);
        using var net = new Convolutions(seed: 1);
        using var expected = net.Predict(images);
        net.SaveWeights(file);
        using var other = new Convolutions(seed: 2);
        other.LoadWeights(file);
        using var actual = other.Predict(images);
        Assert.True(expected.Kind.allclose(actual.Kind, 0, 0));
        Assert.Contains("Convolutions", File.ReadAllText(file), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void Layers_are_members_with_weights_shapes_and_calls()
    {
        using var net = new Graph(seed: 1);
        Assert.Equal([8, 6], net.Shared.Kernel.shape);
        Assert.Equal(54, net.Shared.ParameterCount);
        Assert.Equal(2, net.Shared.Calls.Count);
        Assert.Equal(["N", "6"], net.Shared.Calls[0].OutputShape);
        Assert.Equal("shared: Dense(6, activation: Tanh), 54 parameters", net.Shared.ToString());
        Assert.Equal([24, 1], net.Aux.Kernel.shape);
    }

    [Fact]
    public void The_summary_of_a_graph_lists_its_connections()
    {
        using var net = new Graph(seed: 1);
        var summary = net.Summary();
        Assert.Contains("Connected to", summary, StringComparison.Ordinal);
        Assert.Matches(@"shared \(Dense\)\s+│ \(None, 6\)\s+│\s+54 │ left, right", summary);
        Assert.Contains(" Total params: 729 (2.85 KB)", summary, StringComparison.Ordinal);
    }
}
