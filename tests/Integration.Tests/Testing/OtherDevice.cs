using System.Reflection;
using CompiledNets.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>
/// Compares what a net computes on the CPU with what it computes on other devices. The library is told to read no memory, and throws if it does. It then runs the
/// operations that it runs on a GPU, of which libtorch has kernels for the CPU.
/// </summary>
internal static class OtherDevice
{
    private const int Steps = 3;

    /// <summary>Asserts that losses, weights, outputs and gradients are the same.</summary>
    /// <param name="onCpu">The net that computes on the CPU.</param>
    /// <param name="elsewhere">The net that computes as on another device, with the same weights.</param>
    /// <param name="optimizer">Creates an optimizer.</param>
    /// <param name="sizes">The values of named sizes, and of <c>N</c>, the number of samples.</param>
    /// <param name="tolerance">The largest difference, relative to the largest element.</param>
    public static void AssertSame<TInputs, TOutputs, TGradients, TTargets>(
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> onCpu,
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> elsewhere,
        Func<Optimizer> optimizer,
        IReadOnlyDictionary<string, long>? sizes,
        double tolerance)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        using var scope = NewDisposeScope();
        manual_seed(12);
        var (inputs, targets) = (RandomBatch.Inputs(onCpu, sizes), RandomBatch.Targets(onCpu, sizes));
        var expected = Run(onCpu);
        Dictionary<string, Tensor> actual;
        using (Hide())
        {
            actual = Run(elsewhere);
        }

        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (name, wanted) in expected)
        {
            // A net whose numbers become NaN has them in the same places on every device.
            var (numbers, own) = (wanted.nan_to_num(1e9), actual[name].nan_to_num(1e9));
            var difference = wanted.numel() == 0 ? 0 : (numbers - own).abs().max().ToDouble() / Math.Max(1, numbers.abs().max().ToDouble());
            Assert.True(difference <= tolerance, $"{onCpu.Structure.Name}: {name} differs by {difference:E2}");
        }

        Dictionary<string, Tensor> Run(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net)
        {
            Dictionary<string, Tensor> results = [];
            using var rule = optimizer();
            for (var step = 0; step < Steps; step++)
            {
                results.Add($"the loss of step {step}", tensor(net.TrainStep(inputs, targets, rule)));
            }

            foreach (var (name, weight) in net.NamedWeights())
            {
                results.Add(name, weight.Value.detach().clone());
            }

            foreach (var (name, mean) in net.Evaluate(inputs, targets))
            {
                results.Add(name, tensor(mean));
            }

            Add("output", net.Predict(inputs).Tensors);
            var outputs = net.Forward(inputs);
            Add("gradient of input", net.Backward(TOutputs.Create([.. outputs.Tensors.Select(output => ones_like(output))])).Tensors);
            return results;

            void Add(string name, IReadOnlyList<Tensor> tensors)
            {
                for (var i = 0; i < tensors.Count; i++)
                {
                    results.Add($"{name} {i}", tensors[i]);
                }
            }
        }
    }

    /// <summary>Lets the library read no memory on this thread until the result is disposed of.</summary>
    public static IDisposable Hide() =>
        (IDisposable)typeof(CompiledNet).Assembly.GetType("CompiledNets.HostMemory", throwOnError: true)!.GetMethod("Hide", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
}
