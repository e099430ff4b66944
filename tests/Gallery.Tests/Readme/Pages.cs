using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests;

/// <summary>The code of the pages. <see cref="DocumentationTests"/> compares it with them.</summary>
internal static class Pages
{
    public static void FirstNet(Tensor images, Tensor labels, Tensor more)
    {
        using var net = new Digits(seed: 1);
        Console.WriteLine(net.Summary());
        net.Fit(images, labels, new FitOptions { Optimizer = new Adam(), Epochs = 3, BatchSize = 128, ValidationSplit = 0.1, Progress = ConsoleProgress.Default });
        net.SaveWeights("digits.safetensors");
        using var probabilities = net.Predict(more);
    }

    public static void SizesOfTheConstructor(IReadOnlyCollection<string> names)
    {
        using var topics = new Topics(vocabulary: names.Count, seed: 1);
        Console.WriteLine($"{topics.Vocabulary} words, {topics.Classes} classes");
    }

    public static void Package(Tensor images, Tensor labels, Tensor more)
    {
        using var net = new Digits(seed: 1);
        net.Fit(images, labels, new FitOptions { Optimizer = new Adam(), Epochs = 3, BatchSize = 128, ValidationSplit = 0.1 });
        net.SaveWeights("digits.safetensors");
        using var probabilities = net.Predict(more);
    }

    public static void Reports(Digits net, Tensor images, Tensor labels)
    {
        Console.WriteLine(net.Summary());
        net.Fit(images, labels, new FitOptions { Optimizer = new Adam(), Epochs = 5, Progress = ConsoleProgress.Default });
    }

    public static void Files(DigitCnn net)
    {
        net.LoadStateDict("model.pt");
    }

    public static void Checks()
    {
        using var net = new Digits(seed: 1);
        var (inputs, targets) = (RandomBatch.Inputs(net), RandomBatch.Targets(net, classes: 10));
        using var outputs = net.Predict(inputs);

        TensorCheck.Shape(outputs.Digit, -1, 10);
        TensorCheck.Finite(outputs.Digit);
        GradientCheck.Train(net);                              // against libtorch's autograd
        TrainingCheck.Learns(net, inputs, targets);            // the loss on one batch falls to half

        using var exact = new Digits(seed: 1, dtype: ScalarType.Float64);
        FiniteDifferenceCheck.Train(exact, RandomBatch.Inputs(exact), RandomBatch.Targets(exact));
    }

    public static History Training(Tensor images, Tensor labels)
    {
        using var net = new DigitCnn(seed: 1);
        using var optimizer = new AdamW { Schedule = new CosineDecay(0.001, decaySteps: 10_000), GlobalClipNorm = 1 };
        var history = net.Fit(images, labels, new FitOptions
        {
            Optimizer = optimizer,
            Epochs = 20,
            BatchSize = 128,
            ValidationSplit = 0.1,
            Progress = ConsoleProgress.Default,
            Callbacks = [new EarlyStopping(patience: 3, restoreBestWeights: true), new BackupAndRestore("backup.safetensors"), new TerminateOnNaN()],
        });
        return history;
    }

    public static void Weighted(WeightedDigits net, Tensor images, Tensor labels, FitOptions options)
    {
        using var weight = ClassWeights.Of(labels, new Dictionary<long, double> { [7] = 5 });   // Keras' class_weight; or ClassWeights.Balanced(labels)
        net.Fit(images, new(labels, weight), options);
    }

    public static void LossWeights(RetweetNet net)
    {
        net.LossWeights.Aux = 0.5;
        var fades = new LambdaCallback { EpochBegin = _ => net.LossWeights.Aux *= 0.9 };
    }

    public static void Precision()
    {
        using var net = new DigitCnn(seed: 1) { Precision = ComputePrecision.MixedBFloat16 };
    }

    public static void Photos(PhotoNet net, FitOptions options)
    {
        var photos = new ImageFolder("photos", height: 180, width: 180);
        var (train, validation) = photos.ToDataset<PhotoNet.Inputs, PhotoNet.Targets>((image, label) => (new(image / 255), new(label))).Split(0.8, seed: 1);
        net.Fit(train, options, validation);
    }

    public static void Films()
    {
        using var pictures = new VisualQuestionAnswering(seed: 1);
        using var films = new VideoQuestionAnswering(seed: 2, vision: pictures.Vision, questionEncoder: pictures.QuestionEncoder);
    }

    public static void Deployment(Tensor images)
    {
        using var net = new DigitCnn();
        net.LoadWeights("weights.safetensors");
        using var digits = net.Predict(images);
    }

    public static void FirstExampleOfKeras(Tensor trainImages, Tensor trainLabels, Tensor testImages, Tensor testLabels)
    {
        using var net = new DigitCnn();
        net.Fit(trainImages, trainLabels, new FitOptions { Optimizer = new Adadelta(1.0), BatchSize = 128, Epochs = 12 }, validation: (testImages, testLabels));
    }
}
