using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Fuzz.Tests;

/// <summary>Decides with libtorch's operators if a call can be computed that the compiler rejects.</summary>
internal static class Oracle
{
    // A size that no other axis has, so that no operand fits the batch by chance.
    private const long Batch = 13;

    /// <returns>True if libtorch computes the call. Null if libtorch has no equivalent of the word or its arguments.</returns>
    public static bool? Accepts(WordCase made)
    {
        // Sizes that are unknown at compile time and other arguments could be the reason for the rejection, so such calls are not compared.
        if (!made.Operands.SelectMany(shape => shape).All(Shapes.IsNumber) || made.Call.Arguments.Keys.Any(name => name is not ("axis" or "units" or "filters" or "kernelSize" or "poolSize")))
        {
            return null;
        }

        using var scope = NewDisposeScope();
        var operands = made.Operands.Select(shape => zeros([Batch, .. shape.Select(size => long.Parse(size, CultureInfo.InvariantCulture))])).ToArray();

        // For operands of different ranks, libtorch aligns the batch of one operand with another axis of the other. This would mix samples.
        var isOneRank = operands.All(operand => operand.dim() == operands[0].dim());
        Func<Tensor>? compute = made.Call.Word.Name switch
        {
            "Add" when isOneRank => () => operands.Aggregate((sum, operand) => sum + operand),
            "Multiply" when isOneRank => () => operands.Aggregate((product, operand) => product * operand),
            "Subtract" when isOneRank => () => operands[0] - operands[1],

            // libtorch also concatenates along the batch, which is not allowed here.
            "Concatenate" when Axis(made) is not 0 && Axis(made) != -operands[0].dim() => () => cat(operands, Axis(made)),
            "Softmax" when Axis(made) is not 0 && Axis(made) != -operands[0].dim() => () => operands[0].softmax(Axis(made)),
            "Dense" when Number(made, "units") > 0 && operands[0].dim() > 1 => () => operands[0].matmul(zeros(operands[0].shape[^1], Number(made, "units"))),
            "Conv2D" when Number(made, "filters") > 0 && operands[0].dim() == 4 && Sizes(made, "kernelSize") is { } size && size.All(side => side > 0) =>
                () => nn.functional.conv2d(Images(made, operands[0]), zeros(Number(made, "filters"), Images(made, operands[0]).shape[1], size[0], size[1])),
            "MaxPooling2D" when operands[0].dim() == 4 && (made.Call.Arguments.ContainsKey("poolSize") ? Sizes(made, "poolSize") : [2, 2]) is { } pool && pool.All(side => side > 0) =>
                () => nn.functional.max_pool2d(Images(made, operands[0]), [pool[0], pool[1]]),
            _ => null,
        };
        if (compute is null)
        {
            return null;
        }

        try
        {
            compute();
            return true;
        }
        catch (Exception exception) when (exception is System.Runtime.InteropServices.ExternalException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static Tensor Images(WordCase made, Tensor images) => made.ChannelsFirst ? images : images.permute(0, 3, 1, 2);

    private static long Axis(WordCase made) => made.Call.Arguments.TryGetValue("axis", out var axis) ? long.Parse(axis, CultureInfo.InvariantCulture) : -1;

    private static long Number(WordCase made, string name) => long.Parse(made.Call.Arguments[name], CultureInfo.InvariantCulture);

    private static long[]? Sizes(WordCase made, string name)
    {
        var numbers = made.Call.Arguments[name].Trim('(', ')').Split(", ").Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Length == 1 ? [numbers[0], numbers[0]] : numbers;
    }
}
