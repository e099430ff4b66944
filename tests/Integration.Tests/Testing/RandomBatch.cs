using System.Globalization;
using CompiledNets.Generated;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Creates random tensors that fit a net.</summary>
internal static class RandomBatch
{
    public const long Batch = 5;

    // The value of a named size that is not given.
    private const long AnySize = 6;

    /// <summary>Creates inputs: normal numbers, and ids from 0 to 2.</summary>
    public static T Inputs<T>(NetStructure structure, ScalarType dtype, IReadOnlyDictionary<string, long> sizes)
        where T : IBatch<T> => T.Create(structure.Inputs.Select(input => Input(input, dtype, Shape(input, sizes))).ToArray());

    /// <summary>
    /// Creates targets. Floats are probabilities that sum to one over the last axis, or 0 or 1 if the axis has one element. Class numbers are 0 or 1.
    /// </summary>
    public static T Targets<T>(NetStructure structure, ScalarType dtype, IReadOnlyDictionary<string, long> sizes)
        where T : IBatch<T> => T.Create(structure.Targets.Select(target => Target(target, dtype, Shape(target, sizes))).ToArray());

    private static Tensor Input(TensorStructure input, ScalarType dtype, long[] shape) => input.DType switch
    {
        "long" => randint(3, shape, ScalarType.Int64),
        "int" => randint(3, shape, ScalarType.Int32),
        _ => randn(shape, dtype),
    };

    private static Tensor Target(TensorStructure target, ScalarType dtype, long[] shape)
    {
        if (target.DType == "long")
        {
            return randint(2, shape, ScalarType.Int64);
        }

        return shape[^1] == 1 ? randint(2, shape, dtype) : randn(shape, dtype).softmax(-1);
    }

    private static long[] Shape(TensorStructure tensor, IReadOnlyDictionary<string, long> sizes) => tensor.Shape
        .Select(size => size == "N" ? sizes.GetValueOrDefault("N", Batch)
            : size.Split(" + ").Sum(term => term.Split('*').Aggregate(1L, (product, factor) => product * Value(factor, sizes))))
        .ToArray();

    private static long Value(string factor, IReadOnlyDictionary<string, long> sizes) =>
        long.TryParse(factor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : sizes.GetValueOrDefault(factor, AnySize);
}
