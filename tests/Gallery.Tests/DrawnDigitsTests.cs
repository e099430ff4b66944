using static CompiledNets.Layers;

namespace CompiledNets.Samples.Tests;

public class DrawnDigitsTests
{
    [Fact]
    public void The_same_numbers_give_the_same_digits()
    {
        var (pixels, labels) = DrawnDigits.Draw(seed: 1, count: 200);
        var (again, labelsAgain) = DrawnDigits.Draw(seed: 1, count: 200);
        Assert.Equal(pixels, again);
        Assert.Equal(labels, labelsAgain);
        Assert.NotEqual(pixels, DrawnDigits.Draw(seed: 2, count: 200).Pixels);
    }

    [Fact]
    public void Fewer_digits_are_the_first_of_many()
    {
        var (pixels, labels) = DrawnDigits.Draw(seed: 1, count: 200);
        var (fewer, fewerLabels) = DrawnDigits.Draw(seed: 1, count: 37);
        Assert.Equal(pixels[..fewer.Length], fewer);
        Assert.Equal(labels[..37], fewerLabels);
    }

    [Fact]
    public void Every_ten_digits_are_all_ten_in_an_order_of_their_own()
    {
        var labels = DrawnDigits.Draw(seed: 1, count: 1_000).Labels;
        var groups = labels.Chunk(10).ToList();
        Assert.All(groups, group => Assert.Equal(Enumerable.Range(0, 10).Select(digit => (byte)digit), group.Order()));
        Assert.True(groups.Select(Convert.ToHexString).Distinct().Count() > 90);
    }

    [Fact]
    public void No_two_digits_are_alike_and_none_is_empty_or_full()
    {
        var images = DrawnDigits.Draw(seed: 1, count: 1_000).Pixels.Chunk(28 * 28).ToList();
        Assert.Equal(images.Count, images.Select(Convert.ToBase64String).Distinct().Count());
        Assert.All(images, image => Assert.InRange(image.Average(pixel => pixel / 255.0), 0.02, 0.4));
    }

    [Fact]
    public void Digits_have_the_shapes_of_MNIST_and_the_number_that_is_asked_for()
    {
        var data = DrawnDigits.Make(Requests.Drawn(limit: 50));
        Assert.Equal([50, 28, 28, 1], data.Train.Inputs.shape);
        Assert.Equal([50, 10], data.Train.Labels.shape);
        Assert.Equal([50, 28, 28, 1], data.Test.Inputs.shape);
        Assert.Contains("not MNIST", data.Description, StringComparison.Ordinal);
        using var sums = data.Train.Labels.sum();
        Assert.Equal(50, sums.item<float>());
    }

    [Fact]
    public void A_small_net_learns_to_read_digits_it_has_not_seen()
    {
        using var data = DrawnDigits.Make(Requests.Drawn(limit: 6_000)).As(x => new SmallDigitNet.Inputs(x), y => new SmallDigitNet.Targets(y));
        using var net = new SmallDigitNet(seed: 1);
        using var optimizer = new Adam();
        net.Fit(data.Train.Inputs, data.Train.Targets, new FitOptions { Optimizer = optimizer, Epochs = 15, BatchSize = 64 });
        Assert.InRange(net.Evaluate(data.Test.Inputs, data.Test.Targets)["accuracy"], 0.9, 0.995);
    }
}

/// <summary>A net that reads digits in a second.</summary>
[CompiledNet]
public partial class SmallDigitNet
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var x = MaxPooling2D()(Conv2D(8, 3, activation: ReLU)(image));
        x = Dense(32, ReLU)(Flatten()(x));
        return Dense(10, Softmax)(x);
    }

    static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label) =>
        Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
