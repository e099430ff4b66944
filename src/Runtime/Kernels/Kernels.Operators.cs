using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Backward kernels that TorchSharp has no method for. TorchScript can call every operator of ATen by its name, so each is a
/// script of one line, compiled when it is first used.
/// </summary>
/// <remarks>
/// One unit per kernel, on first use: compiling a script that names an operator libtorch does not have ends the process, so
/// nothing is compiled that is not needed. Arguments are annotated, without which each costs a microsecond more; lists are
/// made inside, because none can be passed. A result that was not asked for is not returned: undefined tensors leak a handle.
/// </remarks>
public static partial class Kernels
{
    private static readonly Script s_reluGradient = new("g: Tensor, y: Tensor", "return torch.threshold_backward(g, y, 0)");
    private static readonly Script s_reluGradientInPlace = new("g: Tensor, y: Tensor", "torch.threshold_backward(g, y, 0, grad_input=g)", "None");
    private static readonly Script s_sigmoidGradient = new("g: Tensor, y: Tensor", "return torch.sigmoid_backward(g, y)");
    private static readonly Script s_sigmoidGradientInPlace = new("g: Tensor, y: Tensor", "torch.sigmoid_backward(g, y, grad_input=g)", "None");
    private static readonly Script s_tanhGradient = new("g: Tensor, y: Tensor", "return torch.tanh_backward(g, y)");
    private static readonly Script s_tanhGradientInPlace = new("g: Tensor, y: Tensor", "torch.tanh_backward(g, y, grad_input=g)", "None");
    private static readonly Script s_softmaxGradient = new("g: Tensor, y: Tensor, axis: int", "return torch._softmax_backward_data(g, y, axis, y.dtype)");
    private static readonly Script s_upsampleBilinear2dGradient = new(
        "g: Tensor, n: int, c: int, h: int, w: int", "return torch.upsample_bilinear2d_backward(g, [g.size(2), g.size(3)], [n, c, h, w], False, None, None)");

    /// <summary>The gradient of ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor ReluGradient(Tensor g, Tensor y) => s_reluGradient.Invoke<Tensor>(g, y);

    private static void ThresholdGradientInPlace(Tensor g, Tensor y) => s_reluGradientInPlace.Invoke(g, y);

    /// <summary>The gradient of the sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor SigmoidGradient(Tensor g, Tensor y) => s_sigmoidGradient.Invoke<Tensor>(g, y);

    /// <summary>The same, in place of the gradient of the result.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void SigmoidGradientInPlace(Tensor g, Tensor y) => s_sigmoidGradientInPlace.Invoke(g, y);

    /// <summary>The gradient of tanh.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor TanhGradient(Tensor g, Tensor y) => s_tanhGradient.Invoke<Tensor>(g, y);

    /// <summary>The same, in place of the gradient of the result.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void TanhGradientInPlace(Tensor g, Tensor y) => s_tanhGradientInPlace.Invoke(g, y);

    /// <summary>The gradient of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor SoftmaxGradient(Tensor g, Tensor y, int axis) => s_softmaxGradient.Invoke<Tensor>(g, y, axis);

    /// <summary>The gradient of <see cref="UpsampleBilinear2d"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="batch">The first size of the images.</param>
    /// <param name="channels">The second.</param>
    /// <param name="height">The third.</param>
    /// <param name="width">The fourth.</param>
    public static Tensor UpsampleBilinear2dGradient(Tensor g, long batch, long channels, long height, long width) =>
        s_upsampleBilinear2dGradient.Invoke<Tensor>(g, batch, channels, height, width);

    private static Tensor TransposedProduct(Tensor left, Tensor right, bool transposeLeft, bool transposeRight)
    {
        using var a = transposeLeft ? left.t() : left.alias();
        using var b = transposeRight ? right.t() : right.alias();
        return a.mm(b);
    }

    private static void TransposedProductInto(Tensor result, Tensor left, Tensor right, bool transposeLeft, bool transposeRight)
    {
        using var a = transposeLeft ? left.t() : left.alias();
        using var b = transposeRight ? right.t() : right.alias();

        // With beta = 0 the old content is not read, whatever it is.
        InPlace(result, result.addmm_(a, b, 0, 1));
    }

    private static void OperatorSumInto(Tensor result, Tensor x, ReadOnlySpan<long> axes)
    {
        using var sum = x.sum(axes);
        Copy(result, sum);
    }

    /// <summary>A function in TorchScript.</summary>
    private sealed class Script(string parameters, string body, string? result = "Tensor")
    {
        private readonly Lazy<jit.CompilationUnit> _unit = new(() =>
            jit.compile($"def f({parameters}){(result is null ? "" : " -> " + result)}:\n  {body}\n"));

        public T Invoke<T>(params object[] arguments) => _unit.Value.invoke<T>("f", arguments);

        public void Invoke(params object[] arguments) => _unit.Value.invoke("f", arguments);
    }

    /// <summary>An operator that computes up to three gradients at once, of which some are wanted: a script for each selection.</summary>
    /// <param name="parameters">The parameters of the scripts.</param>
    /// <param name="call">The call of the operator, with <c>{0}</c> for the list of flags that say what is wanted.</param>
    private sealed class GradientScripts(string parameters, string call)
    {
        private readonly Script?[] _scripts = new Script?[8];

        public (Tensor, Tensor, Tensor) Invoke((bool First, bool Second, bool Third) wanted, params object[] arguments)
        {
            bool[] flags = [wanted.First, wanted.Second, wanted.Third];
            var selection = (wanted.First ? 1 : 0) + (wanted.Second ? 2 : 0) + (wanted.Third ? 4 : 0);
            if (selection == 0)
            {
                return (null!, null!, null!);
            }

            var script = _scripts[selection] ??= Make(flags);
            var results = new Tensor[3];
            var places = Enumerable.Range(0, 3).Where(place => flags[place]).ToArray();
            switch (places.Length)
            {
                case 1:
                    results[places[0]] = script.Invoke<Tensor>(arguments);
                    break;
                case 2:
                    (results[places[0]], results[places[1]]) = script.Invoke<(Tensor, Tensor)>(arguments);
                    break;
                default:
                    return script.Invoke<(Tensor, Tensor, Tensor)>(arguments);
            }

            return (results[0], results[1], results[2]);
        }

        private Script Make(bool[] flags)
        {
            string[] names = ["first", "second", "third"];
            var list = "[" + string.Join(", ", flags.Select(flag => flag ? "True" : "False")) + "]";
            var returned = string.Join(", ", names.Where((_, place) => flags[place]));
            return new(parameters, $"first, second, third = {call.Replace("{0}", list, StringComparison.Ordinal)}\n  return {returned}", result: null);
        }
    }
}
