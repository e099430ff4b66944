using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests.Weights;

/// <summary>
/// Loads a ResNet-18 that was trained on ImageNet: the one of the package Microsoft.ML.DnnImageFeaturizer.ResNet18, which has the MIT licence. Its ONNX model
/// computes 512 features and has no classification. Its architecture is that of CNTK. Another model prepares the pixels: it takes channels red, green, blue, reverses them, and subtracts a
/// mean image.
/// </summary>
public sealed class RealResNet18Tests
{
    private const int Size = 224;

    private static readonly string s_models = Path.Combine(AppContext.BaseDirectory, "Models");
    private static readonly Lazy<(Tensor Train, Tensor Test)> s_trained = new(() => DigitsOf(Load()));
    private static readonly Lazy<(Tensor Train, Tensor Test)> s_random = new(() => DigitsOf(new CntkResNet18Features(seed: 1)));

    [Fact]
    public void Its_features_are_those_of_ONNX_Runtime()
    {
        using var scope = NewDisposeScope();
        using var net = Load();
        using var prepare = new OnnxSession(Path.Combine(s_models, "ResNetPreprocess.onnx"));
        using var reference = new OnnxSession(Path.Combine(s_models, "ResNet18.onnx"));
        var digits = Images("t10k", 4);
        manual_seed(1);
        foreach (var image in new[] { digits[0], digits[3], rand(Size, Size, 3) * 255 })
        {
            var prepared = prepare.Run([image.permute(2, 0, 1).unsqueeze(0)])[0];
            var expected = reference.Run([prepared])[0].reshape(1, 512);
            var features = net.Predict(new(Prepare(image.unsqueeze(0), Mean()))).Output.mean([1, 2]);
            Compare.AssertClose(expected, features, "The features");
        }
    }

    [Fact]
    public void A_classification_of_its_features_learns_digits_from_few_examples_and_better_than_of_random_features()
    {
        using var scope = NewDisposeScope();
        var (learned, guessed) = (AccuracyWith(s_trained.Value), AccuracyWith(s_random.Value));

        // Measured: 0.86 and 0.30. Guessing has 0.1.
        Assert.True(learned >= 0.8 && learned >= guessed + 0.3, $"The accuracy is {learned}, and {guessed} with random features.");
    }

    [Fact]
    public void A_similarity_of_its_features_tells_equal_digits_from_different_ones_and_better_than_of_random_features()
    {
        using var scope = NewDisposeScope();
        var (learned, guessed) = (SimilarityWith(s_trained.Value), SimilarityWith(s_random.Value));

        // Measured: 0.914 and 0.884. Guessing has 0.5.
        Assert.True(learned >= 0.88 && learned >= guessed + 0.01, $"The area under the curve is {learned}, and {guessed} with random features.");
    }

    [Fact]
    public void It_is_trained_further_together_with_its_classification()
    {
        using var scope = NewDisposeScope();
        using var features = Load();
        using var head = new DigitHead(seed: 1);
        using var optimizer = new SGD(learningRate: 0.001, momentum: 0.9);
        var images = Prepare(Images("train", 16), Mean());
        var labels = Labels("train", 16);
        var before = features.Conv1.Kernel.clone();
        var losses = new List<double>();
        for (var step = 0; step < 6; step++)
        {
            using var outputs = features.Forward(images);
            using var digits = head.Forward(outputs.Output);
            using var errors = Errors(digits.Digit, labels);
            losses.Add(Loss(digits.Digit, labels));
            using var gradients = head.Backward(errors);
            using var ofImages = features.Backward(gradients.Features);
            optimizer.Step(features, head);
        }

        Assert.True(losses[^1] < 0.7 * losses[0], string.Join(", ", losses));
        Assert.False(Compare.AreEqual(features.Conv1.Kernel, before));
    }

    /// <summary>Trains a classification of the features of 300 digits, and returns its accuracy on 200 others.</summary>
    private static double AccuracyWith((Tensor Train, Tensor Test) features)
    {
        using var head = new DigitHead(seed: 1);
        head.Fit(features.Train, Labels("train", 300), new FitOptions { Optimizer = new Adam(0.003), BatchSize = 50, Epochs = 60 });
        return head.Evaluate(features.Test, Labels("t10k", 200))["accuracy"];
    }

    /// <summary>Trains a similarity of pairs of 300 digits, and returns the area under the curve for pairs of 200 others.</summary>
    private static double SimilarityWith((Tensor Train, Tensor Test) features)
    {
        using var scope = NewDisposeScope();
        using var net = new DigitSimilarity(seed: 1);
        var (train, same) = Pairs(features.Train, Labels("train", 300), 4000, seed: 1);
        net.Fit(train, same, new FitOptions { Optimizer = new Adam(0.001), BatchSize = 100, Epochs = 20 });
        var (test, isSame) = Pairs(features.Test, Labels("t10k", 200), 2000, seed: 2);
        return net.Evaluate(test, isSame)["auc"];
    }

    /// <summary>Draws pairs of digits, half of them of equal digits.</summary>
    private static (DigitSimilarity.Inputs Pairs, Tensor AreSame) Pairs(Tensor features, Tensor labels, int count, int seed)
    {
        var digits = labels.data<long>().ToArray();
        var random = new Random(seed);
        var pairs = Enumerable.Range(0, count).Select(i =>
        {
            var first = random.Next(digits.Length);
            int second;
            do
            {
                second = random.Next(digits.Length);
            }
            while (second == first || (digits[first] == digits[second]) != (i % 2 == 0));
            return (First: (long)first, Second: (long)second, IsSame: i % 2 == 0 ? 1f : 0f);
        }).ToList();
        var pooled = features.mean([1, 2]);
        return (
            new(pooled.index_select(0, tensor(pairs.Select(pair => pair.First).ToArray())), pooled.index_select(0, tensor(pairs.Select(pair => pair.Second).ToArray()))),
            tensor(pairs.Select(pair => pair.IsSame).ToArray()).unsqueeze(1));
    }

    /// <summary>Computes the features of 300 digits for training and 200 for tests, which several tests use.</summary>
    private static (Tensor Train, Tensor Test) DigitsOf(CntkResNet18Features net)
    {
        using (net)
        {
            using var scope = NewDisposeScope();
            var mean = Mean();
            return (FeaturesOf(net, Images("train", 300), mean).DetachFromDisposeScope(), FeaturesOf(net, Images("t10k", 200), mean).DetachFromDisposeScope());
        }
    }

    private static Tensor FeaturesOf(CntkResNet18Features net, Tensor images, Tensor mean) =>
        cat([.. Enumerable.Range(0, (int)images.shape[0] / 50).Select(part => net.Predict(new(Prepare(images.narrow(0, part * 50, 50), mean))).Output)], 0);

    private static CntkResNet18Features Load()
    {
        var net = new CntkResNet18Features(seed: 2);
        net.LoadOnnxWeights(Path.Combine(s_models, "ResNet18.onnx"), OnnxMatching.ByPlace);
        return net;
    }

    /// <summary>Prepares images (N, 224, 224, 3) with the channels red, green, blue, and pixels from 0 to 255.</summary>
    private static Tensor Prepare(Tensor images, Tensor mean) => images.flip(-1) - mean;

    /// <summary>Computes the mean image, with the channels blue, green, red: the other model subtracts it.</summary>
    private static Tensor Mean()
    {
        using var prepare = new OnnxSession(Path.Combine(s_models, "ResNetPreprocess.onnx"));
        return -prepare.Run([zeros(1, 3, Size, Size)])[0].permute(0, 2, 3, 1);
    }

    /// <summary>Reads digits of MNIST, enlarged and in three equal channels.</summary>
    private static Tensor Images(string part, int count)
    {
        using var scope = NewDisposeScope();
        var pixels = Idx.Read(Path.Combine(AppContext.BaseDirectory, "Mnist", part + "-images-idx3-ubyte.gz")).narrow(0, 0, count).to_type(ScalarType.Float32);
        var enlarged = nn.functional.interpolate(pixels.unsqueeze(1), size: [Size, Size], mode: InterpolationMode.Bilinear, align_corners: false);
        return enlarged.permute(0, 2, 3, 1).expand(count, Size, Size, 3).MoveToOuterDisposeScope();
    }

    private static Tensor Labels(string part, int count) =>
        Idx.Read(Path.Combine(AppContext.BaseDirectory, "Mnist", part + "-labels-idx1-ubyte.gz")).narrow(0, 0, count).to_type(ScalarType.Int64);

    private static double Loss(Tensor digits, Tensor labels) => -digits.gather(1, labels.unsqueeze(1)).log().mean().ToDouble();

    /// <summary>Computes the gradient of the crossentropy with respect to the probabilities.</summary>
    private static Tensor Errors(Tensor digits, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var wanted = nn.functional.one_hot(labels, 10).to_type(ScalarType.Float32);
        return (-wanted / digits / labels.shape[0]).MoveToOuterDisposeScope();
    }
}
