namespace CompiledNets.Cpu.Tests;

public sealed class ConvolutionTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ResultsAndGradientsAreThoseOfLibtorchInFloat64(int seed)
    {
        var random = new Random(seed);
        int[] kernels = [1, 1, 2, 3, 3, 3, 4, 5, 7];
        int kernelHeight = kernels[random.Next(kernels.Length)], kernelWidth = random.Next(3) > 0 ? kernelHeight : kernels[random.Next(kernels.Length)];
        var shape = new ConvolutionShape(
            random.Next(2) == 0 ? 1 : 5,
            kernelHeight + random.Next(0, 16),
            kernelWidth + random.Next(0, 16),
            random.Next(4) == 0 ? 1 : random.Next(1, 70),
            random.Next(1, 90),
            kernelHeight,
            kernelWidth,
            random.Next(1, 4),
            random.Next(1, 4),
            random.Next(0, kernelHeight),
            random.Next(0, kernelHeight),
            random.Next(0, kernelWidth),
            random.Next(0, kernelWidth));
        var relu = random.Next(2) == 0;
        using var test = new ConvolutionCase(shape, seed, relu);
        Check(test, test.Run(relu, ConvolutionMethod.Direct, ConvolutionMethod.Direct), $"direct, seed {seed}");
        Check(test, test.Run(relu, ConvolutionMethod.Direct, ConvolutionMethod.Blocked), $"blocked, seed {seed}");
        Check(test, test.Run(relu), $"as planned, seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WinogradsResultsAreThoseOfLibtorchInFloat64(int seed)
    {
        var random = new Random(seed);
        var shape = new ConvolutionShape(
            random.Next(2) == 0 ? 1 : 5,
            random.Next(3, 20),
            random.Next(3, 20),
            16 * random.Next(1, 10),
            16 * random.Next(1, 10),
            3,
            3,
            1,
            1,
            random.Next(0, 3),
            random.Next(0, 3),
            random.Next(0, 3),
            random.Next(0, 3));
        Assert.True(ConvolutionPlan.CanTile(shape));
        var relu = random.Next(2) == 0;
        using var test = new ConvolutionCase(shape, seed, relu);
        foreach (var method in new[] { ConvolutionMethod.Winograd, ConvolutionMethod.WinogradWide })
        {
            Check(test, test.Run(relu, method, method), $"{method}, seed {seed}");
        }
    }

    private static void Check(ConvolutionCase test, ConvolutionCase.Results actual, string what)
    {
        foreach (var ((name, tensor), (_, exact)) in actual.All.Zip(test.Expected.All))
        {
            var error = ConvolutionCase.Results.Error(tensor, exact, name == "dbias" ? Math.Sqrt(test.Shape.OutPixels) : 1);
            Assert.True(error < 3e-6, $"{name} of {test.Shape}, {what}: the relative error is {error}.");
        }
    }
}
