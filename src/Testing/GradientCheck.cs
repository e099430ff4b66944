using TorchSharp;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Testing;

/// <summary>
/// Compares the results and gradients of a net with libtorch's autograd, for a random batch. A check that fails throws a
/// <see cref="NetCheckException"/>. The checks set biases that are zero to random numbers, so check a net that is not used any further.
/// </summary>
public static class GradientCheck
{
    // The first run of a step records the memory that it needs, the second one places it in an arena, and the third one uses it again.
    private const int Runs = 3;

    private static readonly Dictionary<string, long> s_sizes = new() { ["T"] = 7, ["S"] = 6, ["L"] = 2 };

    /// <summary>Compares the loss of a training step and the gradients of all weights.</summary>
    /// <param name="net">The net.</param>
    /// <param name="sizes">The values of named sizes, and of <c>N</c>, the number of samples. The default is small values.</param>
    /// <param name="tolerance">The largest difference, relative to the largest element. The default is 1e-10 in float64 and 1e-4 in float32.</param>
    /// <exception cref="NetCheckException">The loss or a gradient differs. The message names the weight.</exception>
    public static void Train<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net, IReadOnlyDictionary<string, long>? sizes = null, double? tolerance = null)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        ArgumentNullException.ThrowIfNull(net);
        using var scope = NewDisposeScope();
        manual_seed(1234);
        MoveBiases(net);
        var inputs = RandomBatch.Inputs(net, sizes ?? s_sizes);
        var targets = RandomBatch.Targets(net, sizes ?? s_sizes);

        var named = net.NamedWeights().Where(named => named.Weight.HasGradient).ToList();
        var loss = 0.0;
        for (var run = 0; run < Runs; run++)
        {
            // Neither the old gradients nor what an earlier run has left in memory may affect the new gradients.
            net.Memories.Fill(double.NaN);
            foreach (var weights in net.WeightSets)
            {
                Kernels.Elementwise.Copy(weights.Gradients, full_like(weights.Gradients, double.NaN));
            }

            loss = net.ComputeGradients(inputs, targets);
        }

        var expected = net.LossWithAutograd(inputs, targets);
        RequireClose(tensor(loss, net.DType), expected.detach(), net.DType, "The loss", tolerance);
        var gradients = autograd.grad([expected], named.Select(weight => (Tensor)weight.Weight.Leaf).ToArray());
        for (var i = 0; i < named.Count; i++)
        {
            RequireClose(named[i].Weight.Gradient, gradients[i], net.DType, $"The gradient of {named[i].Name}", tolerance);
        }
    }

    /// <summary>Compares the outputs of a net, and the gradients of weights and inputs for random gradients of the outputs.</summary>
    /// <param name="net">The net.</param>
    /// <param name="sizes">The values of named sizes, and of <c>N</c>, the number of samples. The default is small values.</param>
    /// <param name="tolerance">The largest difference, relative to the largest element. The default is 1e-10 in float64 and 1e-4 in float32.</param>
    /// <exception cref="NetCheckException">An output or a gradient differs. The message names it.</exception>
    public static void ForwardBackward<TInputs, TOutputs, TGradients>(CompiledNet<TInputs, TOutputs, TGradients> net, IReadOnlyDictionary<string, long>? sizes = null, double? tolerance = null)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        ArgumentNullException.ThrowIfNull(net);
        using var scope = NewDisposeScope();
        manual_seed(4321);
        MoveBiases(net);
        var inputs = RandomBatch.Inputs(net, sizes ?? s_sizes);
        var leafInputs = TInputs.Create([.. inputs.Tensors.Select(input => input.is_floating_point() ? input.detach().clone().requires_grad_() : input)]);
        var expected = net.ForwardWithAutograd(leafInputs);
        var outputGradients = TOutputs.Create([.. expected.Tensors.Select(output => randn_like(output.detach()))]);
        Tensor[] floats = [.. leafInputs.Tensors.Where(input => input.is_floating_point())];
        var floatInputs = net.Structure.Inputs.Where(input => input.DType == "float").ToList();
        var named = net.NamedWeights().Where(named => named.Weight.HasGradient).ToList();
        Tensor[] sources = [.. floats, .. named.Select(weight => weight.Weight.Leaf)];
        var gradients = autograd.grad([.. expected.Tensors], sources, [.. outputGradients.Tensors]);

        var outputs = net.Forward(inputs);
        var actual = net.Backward(outputGradients);
        for (var i = 0; i < outputs.Tensors.Count; i++)
        {
            RequireClose(outputs.Tensors[i], expected.Tensors[i].detach(), net.DType, $"The output {net.Structure.Outputs[i].Name}", tolerance);
        }

        for (var i = 0; i < floats.Length; i++)
        {
            RequireClose(actual.Tensors[i], gradients[i], net.DType, $"The gradient of the input {floatInputs[i].Name}", tolerance);
        }

        for (var i = 0; i < named.Count; i++)
        {
            RequireClose(named[i].Weight.Gradient, gradients[floats.Length + i], net.DType, $"The gradient of {named[i].Name}", tolerance);
        }
    }

    /// <summary>
    /// Sets biases that are zero to random numbers. With zeros, ReLU often gets exactly 0, where its gradient jumps from 0 to 1 for the smallest rounding error.
    /// </summary>
    internal static void MoveBiases(CompiledNet net)
    {
        using var noGrad = no_grad();
        foreach (var (_, weight) in net.NamedWeights())
        {
            if (weight.Value.dim() == 1 && weight.HasGradient && weight.Value.abs().max().ToDouble() == 0)
            {
                weight.Value.uniform_(-0.1, 0.1);
            }
        }
    }

    private static void RequireClose(Tensor actual, Tensor expected, ScalarType dtype, string what, double? wanted)
    {
        // A gradient can be zero except for rounding errors, such as that of a bias before a normalization. For such a gradient the tolerance is absolute.
        // In float32, our kernels and libtorch's add in different orders: sums over 300,000 pixels differ by 4e-5 of their size. Where ReLU or max-pooling has
        // nearly equal elements, rounding decides which one gets the gradient. So a fiftieth of the elements may differ by more, by at most a hundredth of the
        // largest element. Float64 tests the formulas.
        var (tolerance, least, outliers) = dtype == ScalarType.Float64 ? (1e-10, 0.1, 0) : (1e-4, 1e-3, expected.numel() / 50);
        TensorCheck.Close(actual, expected, wanted ?? tolerance, least, outliers, what);
    }
}
