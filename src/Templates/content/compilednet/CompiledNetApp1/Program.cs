using CompiledNets;
using CompiledNetApp1;

// Trains the net, or reads the weights of an earlier run: dotnet run -- spiral.safetensors
var weights = args.Length > 0 ? args[0] : "spiral.safetensors";
using var net = new SpiralNet(seed: 1);
if (File.Exists(weights))
{
    net.LoadWeights(weights);
    Console.WriteLine($"The weights are those of {weights}.");
}
else
{
    Console.WriteLine(net.Summary());
    var (points, arms) = SpiralData.Make(3000, seed: 1);
    net.Fit(points, arms, new FitOptions { Optimizer = new Adam(0.01), Epochs = 10, BatchSize = 64, Progress = ConsoleProgress.Default });
    net.SaveWeights(weights);
}

var (newPoints, newArms) = SpiralData.Make(500, seed: 2);
Console.WriteLine(FormattableString.Invariant($"Accuracy on new points: {net.Evaluate(newPoints, newArms)["accuracy"]:F3}"));
