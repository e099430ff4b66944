using System.Globalization;

namespace CompiledNets;

/// <summary>Predicts with memory of .NET, so that the caller needs no tensors.</summary>
public static class SpanPrediction
{
    /// <summary>
    /// Computes the outputs for any number of samples, as <c>Predict</c> does, for a net with one input and one output. All sizes of its input except for the batch must be
    /// numbers; the batch follows from the length. Several threads may call it at once.
    /// </summary>
    /// <param name="net">The net.</param>
    /// <param name="input">The samples, in row-major order. Their type is float for a net of float32, double for one of float64, or long, int or bool.</param>
    /// <param name="output">Receives the outputs of all samples, in row-major order. Its length must be the number of their elements.</param>
    /// <exception cref="NotSupportedException">The net has several inputs or outputs, or a further size that is known at run time only.</exception>
    /// <exception cref="ArgumentException">A span has a wrong length or type.</exception>
    public static void Predict<TInputs, TOutputs, TGradients, TIn, TOut>(this CompiledNet<TInputs, TOutputs, TGradients> net, ReadOnlySpan<TIn> input, Span<TOut> output)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TIn : unmanaged
        where TOut : unmanaged
    {
        ArgumentNullException.ThrowIfNull(net);
        using var samples = ElementTypes.Create<TIn>(ShapeOf(net, input.Length));
        input.CopyTo(FlatMemory.SpanOf<TIn>(samples));
        using var moved = samples.to(net.Device);
        using var outputs = net.Predict(TInputs.Create([moved]));
        using var results = ElementTypes.Contiguous<TOut>(outputs.Tensors[0], net.Structure.Outputs[0].Name);
        if (results.numel() != output.Length)
        {
            throw new ArgumentException(
                $"{net.Structure.Name}: the output '{net.Structure.Outputs[0].Name}' of {samples.size(0)} samples has {results.numel()} elements, but the span has {output.Length}.", nameof(output));
        }

        FlatMemory.SpanOf<TOut>(results).CopyTo(output);
    }

    private static long[] ShapeOf(CompiledNet net, int length)
    {
        var structure = net.Structure;
        if (structure is not { Inputs: [var input], Outputs.Count: 1 } || input.Shape.Skip(1).Any(size => !long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            throw new NotSupportedException(
                $"{structure.Name} cannot predict from one span to another: it needs one input whose sizes are numbers except for the batch, and one output. Call Predict with tensors.");
        }

        long[] shape = [0, .. input.Shape.Skip(1).Select(size => long.Parse(size, CultureInfo.InvariantCulture))];
        var ofSample = shape[1..].Aggregate(1L, (product, size) => product * size);
        if (length % ofSample != 0)
        {
            throw new ArgumentException($"{structure.Name}: each sample of '{input.Name}' has {ofSample} elements, so the span must have a multiple of them, but has {length}.", nameof(input));
        }

        shape[0] = length / ofSample;
        return shape;
    }
}
