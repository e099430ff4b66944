using Tensor = TorchSharp.torch.Tensor;

namespace CompiledNets.Samples.Tests;

/// <summary>The README's use of its net. <see cref="DocumentationTests"/> compares it with the README.</summary>
internal static class Use
{
    public static (History History, Tensor Main, Tensor Aux) Run(Tensor words, Tensor extra, Tensor labels)
    {
        using var net = new RetweetNet(seed: 1);
        Console.WriteLine(net.Summary());

        var history = net.Fit(
            new RetweetNet.Inputs(Words: words, Extra: extra),
            new RetweetNet.Targets(Retweeted: labels, RetweetedEarly: labels),
            new FitOptions { Optimizer = new RMSprop(), Epochs = 5, BatchSize = 32, Progress = ConsoleProgress.Default });

        var (main, aux) = net.Predict(new(words, extra));
        return (history, main, aux);
    }
}
