using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Interop.Tests;

/// <summary>Predicts with spans and with tensors of .NET, and compares the results with those of tensors.</summary>
public sealed class SpanTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    public void A_prediction_from_span_to_span_is_that_of_tensors(int samples)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var net = new SmallCnn(seed: 1);
        var image = randn(samples, 8, 8, 2);
        var (input, output) = (Numbers(image), new float[samples * 3]);
        net.Predict(input, output);
        Assert.Equal(Numbers(net.Predict(image)), output);

        // A part of a larger memory.
        var larger = new float[output.Length + 4];
        net.Predict(input.AsSpan(), larger.AsSpan(2, output.Length));
        Assert.Equal([0, 0, .. output, 0, 0], larger);
    }

    [Fact]
    public void Other_types_of_elements_are_those_of_the_net()
    {
        using var scope = NewDisposeScope();
        using var exact = new Perceptron(seed: 1, dtype: ScalarType.Float64);
        var output = new double[3];
        exact.Predict([1, 2, 3, 4, 5, 6.0], output);
        Assert.Equal(exact.Predict(tensor(new[] { 1, 2, 3, 4, 5, 6.0 }).reshape(1, 6)).Output.data<double>().ToArray(), output);

        using var words = new Words(seed: 1);
        var encoded = new float[2 * 4];
        words.Predict([1L, 2, 3, 4, 5, 6], encoded);
        Assert.Equal(Numbers(words.Predict(tensor(new[] { 1L, 2, 3, 4, 5, 6 }).reshape(2, 3))), encoded);
    }

    [Fact]
    public void Wrong_lengths_and_types_are_reported()
    {
        using var net = new Perceptron(seed: 1);
        Assert.Contains("'x' has 6 elements", Assert.Throws<ArgumentException>(() => net.Predict(new float[7], new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("of 2 samples has 6 elements, but the span has 3", Assert.Throws<ArgumentException>(() => net.Predict(new float[12], new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("'x' must be Float32", Assert.Throws<ArgumentException>(() => net.Predict(new double[6], new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read as Int64", Assert.Throws<ArgumentException>(() => net.Predict(new float[6], new long[3])).Message, StringComparison.Ordinal);
        Assert.Contains("not of Byte", Assert.Throws<NotSupportedException>(() => net.Predict(new byte[6], new float[3])).Message, StringComparison.Ordinal);

        using var mixed = new Mixed(seed: 1);
        Assert.Contains("Call Predict with tensors", Assert.Throws<NotSupportedException>(() => mixed.Predict(new float[5], new float[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_leave_no_tensors_behind()
    {
        using var net = new Perceptron(seed: 1);
        var (input, output) = (new float[6], new float[3]);
        net.Predict(input, output);
        net.Predict(input, output);
        var before = Tensor.TotalCount;
        for (var i = 0; i < 20; i++)
        {
            net.Predict(input, output);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Tensors_of_NET_are_converted_in_both_directions()
    {
        using var scope = NewDisposeScope();
        var numbers = System.Numerics.Tensors.Tensor.Create(Enumerable.Range(0, 24).Select(i => (float)i).ToArray(), [2, 3, 4]);
        var converted = numbers.ToTorchTensor();
        Assert.Equal([2, 3, 4], converted.shape);
        Assert.Equal(numbers.AsEnumerable(), Numbers(converted));

        // A slice is not contiguous, and neither is a transposed tensor.
        var slice = numbers.AsReadOnlyTensorSpan().Slice([0..2, 1..3, 0..2]).ToTorchTensor();
        Assert.Equal(Numbers(converted[.., 1..3, 0..2]), Numbers(slice));
        var back = converted.transpose(0, 2).ToNumericsTensor<float>();
        Assert.Equal([4, 3, 2], back.Lengths.ToArray());
        Assert.Equal(Numbers(converted.transpose(0, 2)), back.AsEnumerable());

        Assert.Equal([5L], tensor(new[] { 5L }).ToNumericsTensor<long>().AsEnumerable());
        Assert.Equal([true, false], tensor(new[] { true, false }).ToNumericsTensor<bool>().AsEnumerable());
        Assert.Throws<ArgumentException>(() => tensor(new[] { 5L }).ToNumericsTensor<float>());
    }

    private static float[] Numbers(Tensor tensor) => tensor.numel() == 0 ? [] : tensor.contiguous().data<float>().ToArray();
}
