using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>The transpose of a convolution, which maps from the shape of its result to the shape of its operand.</summary>
internal abstract class TransposedConvolution(int axes, string name) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Convolution")
    {
        Summary = $"Applies the transpose of a convolution to {Spatial.Things(axes)}: each element of the input, times the kernel, is added to the window of the result at its position.",
        Remarks = $"The kernel has the shape ({Spatial.Sizes(axes)}, filters, channels), as in Keras; PyTorch's weight has (channels, filters, {Spatial.Sizes(axes)}). "
            + "With Padding.Same the size of the result is size · stride. With Padding.Valid it is (size - 1) · stride + max(window, stride). If outputPadding is given, the size is "
            + "(size - 1) · stride + window (- 2 · (window / 2) with Padding.Same) + outputPadding. As in TensorFlow, if the number of elements to cut off is odd, the extra element is cut off at the end.",
        Shapes = $"(N, {Spatial.Sizes(axes)}, channels) -> (N, {Spatial.Sizes(axes, "'")}, filters)",
        Parameters =
        [
            Parameter.Count("filters", "The number of channels of the result."),
            .. Kernels.Window(axes),
            Parameter.OptionalSize(axes, "outputPadding", null, "The number of elements that are added to the size of the result, less than the stride. The default depends on the padding.") with { Min = 0 },
            Parameter.DataFormat(),
            Kernels.Dilation(axes),
            Parameter.Activation(),
            Parameter.Flag("useBias", true, "Whether a bias is added."),
            .. Parameter.OfWeights(("kernel", "GlorotUniform", "kernel"), ("bias", "Zeros", "bias")),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var window = Sliding.OfConvolution(c.Arguments);
        if (!Spatial.Check(c, Signature, axes))
        {
            return null;
        }

        if (window.Padding == PaddingMode.Causal)
        {
            return c.Report(ProblemId.ArgumentNotSupported, Place.Of("padding"), [name, "Padding.Causal", "Padding.Valid or Padding.Same"]);
        }

        if (!window.Check(c, Signature))
        {
            return null;
        }

        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var filters = c.Arguments.Integer("filters");
        if (!Kernels.Declare(c, window, filters, c.Input[axis], axis) || !Kernels.DeclareBias(c, filters))
        {
            return null;
        }

        var shape = c.Input.With(axis, filters);
        for (var i = 0; i < axes; i++)
        {
            if (OutputPadding(c.Arguments, i) is { } more && more >= window.Strides[i])
            {
                return c.Report(
                    ProblemId.ArgumentsConflict, Place.Of("outputPadding"), [name, $"an outputPadding of {more} with a stride of {window.Strides[i]}, which must be larger"]);
            }

            // If the window is smaller than the part that is cut off, the result can be empty.
            var place = Spatial.Axes(c.Arguments, Signature, axes)[i];
            var size = WholeOf(window, c.Input[place], i) - Cut(c.Arguments, window, i);
            if (!c.RequirePositive(
                size,
                ProblemId.WindowTooLarge,
                Place.Of("kernelSize"),
                [name, DimPrinter.Number(Window.Extent(window.Size[i], window.Dilation[i])), Spatial.NameOf(axes, i), c.Input[place].ToString(), c.Input.ToString()],
                new DimReference(0, place)))
            {
                return null;
            }

            shape = shape.With(place, size);
        }

        return shape;
    }

    public override Value Lower(LowerContext c)
    {
        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var own = Sliding.OfConvolution(c.Arguments);
        var window = own.ForKernel();
        var extra = window.Size.Count - axes;

        // The smaller half is cut off at the beginning. The kernel cuts off the same number at both ends and can add elements at the end, so if the
        // number is odd, the extra element is cut off here.
        var cuts = Enumerable.Range(0, window.Size.Count).Select(i => i < extra ? 0 : Cut(c.Arguments, own, i - extra)).ToList();
        var before = cuts.Select(cut => System.Math.Max(cut, 0) / 2).ToList();
        var added = cuts.Select(cut => System.Math.Max(-cut, 0)).ToList();
        var result = Ops.TransposedConvolution.Apply(
            c.Graph,
            Channels.ToFront(c.Graph, c.Input, axis),
            Kernels.FiltersFirst(c, "kernel"),
            Kernels.Bias(c),
            c.Name,
            window.Strides,
            before,
            added,
            window.Dilation);
        for (var i = 0; i < cuts.Count; i++)
        {
            if (cuts[i] > 0 && cuts[i] % 2 == 1)
            {
                result = Narrow.Apply(c.Graph, result, 2 + i, 0, result.Shape[2 + i] - 1, c.Name);
            }
        }

        return Channels.FromFront(c.Graph, result, axis, axes + 2);
    }

    /// <summary>Computes the size of the result along an axis before anything is cut off.</summary>
    private static Dim WholeOf(Sliding window, Dim size, int axis) => ((size - 1) * window.Strides[axis]) + Window.Extent(window.Size[axis], window.Dilation[axis]);

    /// <summary>Computes the number of elements that are cut off. If it is negative, elements are added at the end.</summary>
    private static long Cut(Arguments arguments, Sliding window, int axis)
    {
        var (extent, stride) = (Window.Extent(window.Size[axis], window.Dilation[axis]), window.Strides[axis]);
        return (window.Padding, OutputPadding(arguments, axis)) switch
        {
            (PaddingMode.Same, { } more) => (2 * (extent / 2)) - more,
            (PaddingMode.Same, null) => extent - stride,
            (_, { } more) => -more,
            _ => System.Math.Min(extent - stride, 0),
        };
    }

    private static long? OutputPadding(Arguments arguments, int axis) => arguments.IsGiven("outputPadding") ? arguments.Sizes("outputPadding")[axis] : null;
}

internal sealed class Conv1DTranspose() : TransposedConvolution(1, "Conv1DTranspose");

internal sealed class Conv2DTranspose() : TransposedConvolution(2, "Conv2DTranspose");

internal sealed class Conv3DTranspose() : TransposedConvolution(3, "Conv3DTranspose");
