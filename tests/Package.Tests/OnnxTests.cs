using System.Globalization;

namespace CompiledNets.Package.Tests;

/// <summary>Saves the net of an application as an ONNX model, and runs it in a second application that has neither this library nor libtorch.</summary>
[Collection(nameof(Feed))]
public sealed class OnnxTests(Feed feed)
{
    private const string Save = """
        net.SaveOnnx("spiral.onnx");
        using var predicted = net.Predict(newPoints);
        File.WriteAllLines("points.txt", Texts(newPoints));
        Console.WriteLine("Predicted: " + string.Join(' ', Texts(predicted.Arm)));

        static IEnumerable<string> Texts(TorchSharp.torch.Tensor numbers) => numbers.data<float>().ToArray().Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        """;

    private const string Run = """
        using System.Globalization;
        using Microsoft.ML.OnnxRuntime;

        var numbers = File.ReadLines(args[1]).Select(line => float.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        using var session = new InferenceSession(args[0]);
        using var points = OrtValue.CreateTensorValueFromMemory(numbers, [numbers.Length / 2, 2]);
        using var outputs = session.Run(new RunOptions(), ["point"], [points], ["arm"]);
        Console.WriteLine("Predicted: " + string.Join(' ', outputs[0].GetTensorDataAsSpan<float>().ToArray().Select(number => number.ToString("R", CultureInfo.InvariantCulture))));
        """;

    [Fact]
    public void An_application_saves_its_net_and_another_runs_it_without_the_library()
    {
        var saver = new Application(feed, "compilednet", "SpiralsToOnnx");
        saver.Run("add", "SpiralsToOnnx", "package", "CompiledNets.Onnx");
        var program = saver["SpiralsToOnnx", "Program.cs"];
        File.WriteAllText(program, File.ReadAllText(program) + Save);
        var expected = PredictionsIn(saver.Run("run", "--project", "SpiralsToOnnx"));
        Assert.Equal(1500, expected.Count);

        var runner = new Application(feed, "console", "SpiralsInOnnxRuntime");
        runner.Run("add", "package", "Microsoft.ML.OnnxRuntime", "--version", Place.VersionOf("Microsoft.ML.OnnxRuntime"));
        File.WriteAllText(runner["Program.cs"], Run);
        var actual = PredictionsIn(runner.Run("run", "--", saver["spiral.onnx"], saver["points.txt"]));
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));

        // Trimming leaves out nothing that the library needs.
        File.Delete(saver["spiral.onnx"]);
        saver.Run("publish", "SpiralsToOnnx", "-o", "published", "-tl:off", "-p:CreateHardLinksForPublishFilesIfPossible=true", "-p:PublishTrimmed=true");
        Assert.Equal(expected, PredictionsIn(saver.Start(saver["published", "SpiralsToOnnx"])));
        Assert.Equal(actual, PredictionsIn(runner.Run("run", "--no-build", "--", saver["spiral.onnx"], saver["points.txt"])));
    }

    private static IReadOnlyList<float> PredictionsIn(string output)
    {
        const string Before = "Predicted: ";
        var line = output.Split('\n').SingleOrDefault(line => line.StartsWith(Before, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("No predictions are printed:\n" + output);
        return [.. line[Before.Length..].Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
    }
}
