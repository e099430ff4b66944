using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>A window that slides over the axes of sequences, images or volumes.</summary>
/// <param name="Size">How many places it has along each axis.</param>
/// <param name="Strides">How far it moves.</param>
/// <param name="Dilation">How far apart its places lie.</param>
/// <param name="Padding">What happens at the edges.</param>
internal sealed record Sliding(IReadOnlyList<long> Size, IReadOnlyList<long> Strides, IReadOnlyList<long> Dilation, PaddingMode Padding)
{
    /// <summary>The window of a convolution.</summary>
    public static Sliding OfConvolution(Arguments arguments) =>
        new(arguments.Sizes("kernelSize"), arguments.Sizes("strides"), arguments.Sizes("dilationRate"), arguments.Padding);

    /// <summary>The window of a pooling: it moves by its size where nothing else is said.</summary>
    public static Sliding OfPooling(Arguments arguments)
    {
        var size = arguments.Sizes("poolSize");
        return new(size, arguments.SizesOr("strides", size), [.. size.Select(_ => 1L)], arguments.Padding);
    }

    /// <summary>Reports strides together with a dilation, which no kernel does, and causal padding where there is no time.</summary>
    public bool Check(ShapeContext c, Signature signature)
    {
        if (Padding == PaddingMode.Causal && (Size.Count != 1 || signature.Find("poolSize") is not null))
        {
            c.Report(ProblemId.ArgumentNotSupported, Place.Of("padding"), [signature.Name, "Padding.Causal", "Padding.Valid or Padding.Same"]);
            return false;
        }

        if (Strides.Any(stride => stride > 1) && Dilation.Any(rate => rate > 1))
        {
            c.Report(ProblemId.ArgumentsConflict, Place.Of("dilationRate"), [signature.Name, "strides above 1 and a dilationRate above 1"]);
            return false;
        }

        return true;
    }

    /// <summary>The shape after the window has slid over the operand, or null after it was reported that it does not fit.</summary>
    /// <param name="sizeParameter">The parameter that says how large the window is.</param>
    /// <param name="channels">The channels of the result.</param>
    public Shape? Infer(ShapeContext c, Signature signature, string sizeParameter, Dim channels)
    {
        var shape = c.Input.With(Spatial.ChannelAxis(c.Arguments, signature, Size.Count), channels);
        var fits = true;
        for (var i = 0; i < Size.Count; i++)
        {
            var axis = Spatial.Axes(c.Arguments, signature, Size.Count)[i];
            if (Padding == PaddingMode.Same && SamePadding(c.Input[axis], i) is null)
            {
                return c.Report(
                    ProblemId.SizeMustBeKnown,
                    Place.OfInput(0),
                    [signature.Name, "padding", "axis " + DimPrinter.Number(axis), c.Input[axis].ToString(), c.Input.ToString()],
                    new DimReference(0, axis));
            }

            var output = Window.Output(c.Input[axis], Size[i], Strides[i], Dilation[i], Padding);
            fits &= c.RequirePositive(
                output,
                ProblemId.WindowTooLarge,
                Place.Of(sizeParameter),
                [signature.Name, DimPrinter.Number(Window.Extent(Size[i], Dilation[i])), Spatial.NameOf(Size.Count, i), c.Input[axis].ToString(), c.Input.ToString()],
                new DimReference(0, axis));
            shape = shape.With(axis, output);
        }

        return fits ? shape : null;
    }

    /// <summary>The same window over images, where a sequence is one of height one. See <see cref="Channels"/>.</summary>
    public Sliding ForKernel() => Size.Count > 1 ? this : new([1, .. Size], [1, .. Strides], [1, .. Dilation], Padding);

    /// <summary>
    /// What Keras' padding of a convolution comes to: where it is the same on both sides the kernel pads by itself, by
    /// <paramref name="padding"/>; else zeros are added here, and the kernel pads nothing.
    /// </summary>
    /// <param name="x">(N, channels, ...).</param>
    public Value Pad(LowerContext c, Value x, out IReadOnlyList<long> padding)
    {
        padding = [.. Size.Select(_ => 0L)];
        if (Padding == PaddingMode.Valid)
        {
            return x;
        }

        if (Padding == PaddingMode.Causal)
        {
            var last = Size.Count - 1;
            return Ops.Pad.Apply(c.Graph, x, 2 + last, Window.Extent(Size[last], Dilation[last]) - 1, 0);
        }

        var totals = Size.Select((_, i) => SamePadding(x.Shape[2 + i], i)!).ToList();
        if (totals.All(total => total.IsConstant && total.Constant % 2 == 0))
        {
            padding = totals.Select(total => total.Constant / 2).ToList();
            return x;
        }

        for (var i = 0; i < Size.Count; i++)
        {
            var before = Dim.FloorDiv(totals[i], 2);
            x = Ops.Pad.Apply(c.Graph, x, 2 + i, before, totals[i] - before);
        }

        return x;
    }

    /// <summary>What is added on both sides of an axis together so that it keeps its size; the smaller half goes before.</summary>
    public Dim? SamePadding(Dim size, int axis) => Window.SamePadding(size, Size[axis], Strides[axis], Dilation[axis]);
}
