using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Checks that a mask reaches the layers in nets in nets, in wrappers and after slices: padding changes nothing there either.</summary>
public sealed class MaskReachTests
{
    [Fact]
    public void Gradients_are_those_of_autograd()
    {
        using var nets = new MaskAcrossNets(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(nets);
        using var document = new MaskedDocument(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(document);
        using var sequence = new MaskedSequence(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(sequence);
    }

    [Fact]
    public void A_mask_goes_into_nets_in_nets_and_comes_out_of_them()
    {
        using var net = new MaskAcrossNets(seed: 1, dtype: ScalarType.Float64);
        var words = randint(1, 9, [3, 5], ScalarType.Int64);
        using var expected = net.Predict(words);
        using var actual = net.Predict(Padded(words, 1, 2));
        AssertSame(expected.State, actual.State);
        AssertSame(expected.After, actual.After);
        AssertSame(expected.Twice, actual.Twice);
    }

    [Fact]
    public void A_mask_goes_into_wrapped_layers_and_comes_out_of_them()
    {
        using var net = new MaskedDocument(seed: 1, dtype: ScalarType.Float64);
        var doc = randint(1, 50, [3, 4, 5], ScalarType.Int64);
        using var expected = net.Predict(doc);
        using var actual = net.Predict(Padded(doc, 2, 2));
        AssertSame(expected.Words, actual.Words.narrow(2, 0, 5));
        AssertSame(expected.Document, actual.Document);
        AssertSame(expected.Means, actual.Means);
        AssertSame(expected.Tables, actual.Tables);

        // A sentence without words is a step of the document that does not count.
        using var longer = net.Predict(Padded(doc, 1, 3));
        AssertSame(expected.Document, longer.Document);
        AssertSame(expected.Means, longer.Means);
    }

    [Fact]
    public void A_mask_is_reversed_and_sliced_with_its_sequence()
    {
        using var net = new MaskedSequence(seed: 1, dtype: ScalarType.Float64);
        var words = randint(1, 9, [3, 5], ScalarType.Int64);
        using var expected = net.Predict(words);
        using var actual = net.Predict(Padded(words, 1, 2));
        AssertSame(expected.Back, actual.Back);
        AssertSame(expected.Sliced, actual.Sliced);
        AssertSame(expected.Pooled, actual.Pooled);
    }

    [Fact]
    public void Padding_changes_neither_losses_nor_gradients_nor_moving_averages()
    {
        var words = randint(1, 9, [3, 5], ScalarType.Int64);
        var (wanted, pooled) = (randn([3, 2], ScalarType.Float64), randn([3, 4], ScalarType.Float64));
        using var expected = new MaskedSequence(seed: 1, dtype: ScalarType.Float64);
        using var actual = new MaskedSequence(seed: 1, dtype: ScalarType.Float64);
        var loss = expected.ComputeGradients(words, new(wanted, pooled));
        Assert.Equal(loss, actual.ComputeGradients(Padded(words, 1, 4), new(wanted, pooled)), 1e-9);
        foreach (var (one, other) in expected.NamedWeights().Zip(actual.NamedWeights()))
        {
            AssertSame(one.Weight.Value, other.Weight.Value);
            if (one.Weight.HasGradient)
            {
                AssertSame(one.Weight.Gradient, other.Weight.Gradient);
            }
        }
    }

    [Fact]
    public void The_result_of_an_attention_has_the_mask_of_the_query()
    {
        using var net = new CrossAttention(seed: 1, dtype: ScalarType.Float64);
        var (query, value) = (randint(1, 9, [3, 5], ScalarType.Int64), randint(1, 9, [3, 5], ScalarType.Int64));
        value[0, 3] = 0;
        using var expected = net.Predict(new(query, value));

        // The masked value hides itself, but no step of the query.
        using var same = net.Predict(new(query.index_select(1, tensor(new long[] { 0, 1, 2, 4, 3 })), value));
        Assert.False(expected.One[0].allclose(same.One[0], 1e-9, 1e-9));
        using var padded = net.Predict(new(Padded(query, 1, 2), Padded(value, 1, 2)));
        AssertSame(expected.Both, padded.Both);
    }

    private static Tensor Padded(Tensor ids, int axis, long count)
    {
        var shape = ids.shape.ToArray();
        shape[axis] = count;
        return cat([ids, zeros(shape, ScalarType.Int64)], axis);
    }

    private static void AssertSame(Tensor expected, Tensor actual) => Assert.True(actual.allclose(expected, 1e-9, 1e-9), $"{expected.flatten()} and {actual.flatten()}");
}
