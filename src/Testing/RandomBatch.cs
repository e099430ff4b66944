using System.Globalization;
using CompiledNets.Generated;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Testing;

/// <summary>Creates random tensors that fit a net. <c>torch.manual_seed</c> determines them.</summary>
public static class RandomBatch
{
    /// <summary>The number of samples. The size <c>N</c> replaces it.</summary>
    public const long DefaultSamples = 5;

    // The value of a named size that is not given.
    private const long AnySize = 6;

    /// <summary>Creates inputs: standard normal numbers, ids and booleans.</summary>
    /// <param name="net">The net.</param>
    /// <param name="sizes">The values of named sizes, and of <c>N</c>, the number of samples. The default is 6 for a named size, and 5 samples.</param>
    /// <param name="ids">The number of ids: integers are from 0 to below it. The default is 3.</param>
    /// <returns>The inputs. The caller disposes of their tensors.</returns>
    public static TInputs Inputs<TInputs, TOutputs, TGradients>(CompiledNet<TInputs, TOutputs, TGradients> net, IReadOnlyDictionary<string, long>? sizes = null, long ids = 3)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
    {
        ArgumentNullException.ThrowIfNull(net);
        return TInputs.Create([.. net.Structure.Inputs.Select(input => Input(input, net, Shape(input, sizes), ids))]);
    }

    /// <summary>
    /// Creates targets. Floats are probabilities that sum to one over the last axis, or 0 or 1 if that axis has one element.
    /// </summary>
    /// <param name="net">The net.</param>
    /// <param name="sizes">The values of named sizes, and of <c>N</c>, the number of samples. The default is 6 for a named size, and 5 samples.</param>
    /// <param name="classes">The number of classes: integers are from 0 to below it. The default is 2.</param>
    /// <returns>The targets. The caller disposes of their tensors.</returns>
    public static TTargets Targets<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net, IReadOnlyDictionary<string, long>? sizes = null, long classes = 2)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        ArgumentNullException.ThrowIfNull(net);
        return TTargets.Create([.. net.Structure.Targets.Select(target => Target(target, net, Shape(target, sizes), classes))]);
    }

    private static Tensor Input(TensorStructure input, CompiledNet net, long[] shape, long ids) => input.DType switch
    {
        "long" => randint(ids, shape, ScalarType.Int64, net.Device),
        "int" => randint(ids, shape, ScalarType.Int32, net.Device),
        "bool" => randint(2, shape, ScalarType.Bool, net.Device),
        _ => randn(shape, net.DType, net.Device),
    };

    private static Tensor Target(TensorStructure target, CompiledNet net, long[] shape, long classes)
    {
        if (target.DType == "long")
        {
            return randint(classes, shape, ScalarType.Int64, net.Device);
        }

        if (shape[^1] == 1)
        {
            return randint(2, shape, net.DType, net.Device);
        }

        using var numbers = randn(shape, net.DType, net.Device);
        return numbers.softmax(-1);
    }

    // A size is a number, or a sum of products of numbers and names.
    private static long[] Shape(TensorStructure tensor, IReadOnlyDictionary<string, long>? sizes) =>
        [.. tensor.Shape.Select(size => size.Split(" + ").Sum(term => term.Split('*').Aggregate(1L, (product, factor) => product * Value(factor, sizes))))];

    private static long Value(string factor, IReadOnlyDictionary<string, long>? sizes) =>
        long.TryParse(factor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : sizes is not null && sizes.TryGetValue(factor, out var given) ? given
        : factor == "N" ? DefaultSamples : AnySize;
}
