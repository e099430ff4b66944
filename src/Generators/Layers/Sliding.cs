using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A window that slides over the axes of sequences, images or volumes.</summary>
/// <param name="Size">The number of elements along each axis.</param>
/// <param name="Strides">The number of elements that the window moves by.</param>
/// <param name="Dilation">The distance between neighbouring elements of the window.</param>
/// <param name="Padding">The padding at the edges.</param>
internal sealed record Sliding(IReadOnlyList<long> Size, IReadOnlyList<long> Strides, IReadOnlyList<long> Dilation, PaddingMode Padding)
{
    /// <summary>Creates the window of a convolution.</summary>
    public static Sliding OfConvolution(Arguments arguments) =>
        new(arguments.Sizes("kernelSize"), arguments.Sizes("strides"), arguments.Sizes("dilationRate"), arguments.Padding);

    /// <summary>Creates the window of a pooling. By default it moves by its size.</summary>
    public static Sliding OfPooling(Arguments arguments)
    {
        var size = arguments.Sizes("poolSize");
        return new(size, arguments.SizesOr("strides", size), [.. size.Select(_ => 1L)], arguments.Padding);
    }

    /// <summary>
    /// Checks for strides together with a dilation, which no kernel supports, and for causal padding of anything but sequences. Reports a violation.
    /// </summary>
    public bool Check(ShapeContext c, Signature signature)
    {
        if (Padding == PaddingMode.Causal && (Size.Count != 1 || signature.Find("poolSize") is not null))
        {
            c.Report(ProblemId.ArgumentNotSupported, Place.Of("padding"), [signature.Name, "Padding.Causal", "Padding.Valid or Padding.Same"]);
            return false;
        }

        if (Strides.Any(stride => stride > 1) && Dilation.Any(rate => rate > 1))
        {
            c.Report(ProblemId.ArgumentsConflict, Place.Of("dilationRate"), [signature.Name, "strides above 1 and a dilationRate above 1: write 1 for one of them"]);
            return false;
        }

        return true;
    }

    /// <summary>Infers the shape after the window has slid over the operand. Returns null after reporting that the window does not fit.</summary>
    /// <param name="sizeParameter">The name of the parameter that holds the size of the window.</param>
    /// <param name="channels">The number of channels of the result.</param>
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

    /// <summary>Converts a window over sequences to one over images of height one. See <see cref="Channels"/>.</summary>
    public Sliding ForKernel() => Size.Count > 1 ? this : new([1, .. Size], [1, .. Strides], [1, .. Dilation], Padding);

    /// <summary>
    /// Applies Keras' padding for a convolution. If both sides have the same number of zeros, the kernel pads by <paramref name="padding"/>.
    /// Otherwise zeros are added here, and the kernel pads nothing.
    /// </summary>
    /// <param name="x">The operand, (N, channels, ...).</param>
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

    /// <summary>Computes the number of elements that Padding.Same adds to both sides of an axis together. The smaller half is added before.</summary>
    public Dim? SamePadding(Dim size, int axis) => Window.SamePadding(size, Size[axis], Strides[axis], Dilation[axis]);
}
