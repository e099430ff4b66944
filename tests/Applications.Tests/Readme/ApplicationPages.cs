using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests.Readme;

/// <summary>The code of the page about pretrained nets. A test of the documentation compares it with it.</summary>
internal static class ApplicationPages
{
    public static async Task Classify(Tensor photos, IProgress<DownloadProgress> progress)
    {
        using var net = new ResNet50();
        await net.LoadPretrainedAsync(progress: progress);
        using var prepared = net.Preprocess(photos);                    // (N, 224, 224, 3), pixels from 0 to 255
        using var outputs = net.Predict(new(prepared));
        foreach (var found in ImageNetClasses.DecodePredictions(outputs.Probabilities, top: 3)[0])
        {
            Console.WriteLine($"{found.Name}: {found.Probability:P1}");
        }
    }

    public static void Files(ResNet50 net, TorchvisionResNet50 torchvisions)
    {
        net.LoadPretrained("resnet50_weights_tf_dim_ordering_tf_kernels.h5");     // Keras, also .weights.h5 and .keras
        torchvisions.LoadPretrained("resnet50-11ad3fa6.pth");                     // torchvision, also .pt and safetensors
        torchvisions.LoadPretrained("resnet50.onnx");                             // ONNX, with the names of torchvision or Keras
    }

    public static async Task Cache(ResNet50 net, CancellationToken cancellation)
    {
        var cache = new WeightsCache("/srv/weights") { Retries = 10 };
        await net.LoadPretrainedAsync(cache, new Progress<DownloadProgress>(state => Console.Write($"\r{state.Received / 1e6:N0} MB")), cancellation: cancellation);
    }

    public static async Task OtherClasses(Tensor images, Tensor labels)
    {
        using var net = new ResNet50(classes: 5, seed: 1);
        var loaded = await net.LoadPretrainedAsync(skipClassification: true);
        Console.WriteLine(loaded);      // 318 weights were loaded. These stayed as they were: predictions.kernel, predictions.bias.
        net.Fit(images, labels, new FitOptions { Optimizer = new Adam(), Epochs = 5 });
    }

    public static async Task Features(Tensor photos, Tensor labels)
    {
        using var net = new ResNet18Features();
        await net.LoadPretrainedAsync();
        using var prepared = net.Preprocess(photos);
        using var features = net.Predict(new(prepared));

        using var flowers = new Flowers(seed: 1);
        flowers.Fit(features.Output, labels, new FitOptions { Optimizer = new Adam(), Epochs = 50 });
    }

    public static void Further(ResNet18Features features, Flowers flowers, Optimizer optimizer, Tensor photos, Tensor labels)
    {
        using var outputs = features.Forward(photos);
        using var probabilities = flowers.Forward(outputs.Output);
        using var gradients = flowers.Backward(GradientOfLoss(probabilities.Flower, labels));
        using var ofPhotos = features.Backward(gradients.Features);
        optimizer.Step(features, flowers);
    }

    public static void Onnx()
    {
        using var net = new CntkResNet18Features();
        net.LoadOnnxWeights("ResNet18.onnx", OnnxMatching.ByPlace);
    }

    private static Tensor GradientOfLoss(Tensor probabilities, Tensor labels) => (probabilities - nn.functional.one_hot(labels, 5)) / labels.shape[0];
}
