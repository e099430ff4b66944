using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>The windows of an adaptive pooling along one axis, as values of ONNX.</summary>
/// <param name="IsInside">Whether each element of the operand is in each window, (windows, elements).</param>
/// <param name="Counts">The number of elements of each window, (windows, 1).</param>
internal sealed record AdaptiveWindows(OnnxValue IsInside, OnnxValue Counts)
{
    /// <summary>
    /// Adds the operators of ONNX, which has no adaptive pooling. If all windows along an axis have the same size, they are those of a plain pooling.
    /// Otherwise one axis after the other is pooled.
    /// </summary>
    /// <param name="pooling">The plain pooling.</param>
    /// <param name="pool">Adds the pooling of the last axis of a tensor.</param>
    public static OnnxValue ToOnnx(OnnxContext c, string pooling, Func<OnnxValue, AdaptiveWindows, OnnxValue> pool)
    {
        var (shape, size) = (c.Node.Inputs[0].Shape, c.Node.Sizes("size"));
        if (size.Select((count, i) => shape[2 + i].IsConstant && shape[2 + i].Constant % count == 0).All(isEven => isEven))
        {
            IReadOnlyList<long> window = [.. size.Select((count, i) => shape[2 + i].Constant / count)];
            return c.Add(pooling, c.Inputs, new OnnxAttribute("kernel_shape", window), new OnnxAttribute("strides", window));
        }

        var x = c[0];
        for (var i = 0; i < size.Length; i++)
        {
            var axis = 2 + i;
            if (!shape[axis].Is(size[i]))
            {
                // Swapping two axes twice restores their order.
                IReadOnlyList<long> swapped = [.. Enumerable.Range(0, shape.Rank).Select(own => (long)(own == axis ? shape.Rank - 1 : own == shape.Rank - 1 ? axis : own))];
                x = c.Transpose(pool(c.Transpose(x, swapped), Of(c, shape[axis], size[i])), swapped);
            }
        }

        return x;
    }

    private static AdaptiveWindows Of(OnnxContext c, Dim elements, long windows)
    {
        var (count, element) = (c.Size(elements), c.Add("Range", OnnxContext.Integer(0), c.Scalar(c.Size(elements)), OnnxContext.Integer(1)));
        OnnxValue Column(long first) => c.Add("Unsqueeze", OnnxContext.Integers(Enumerable.Range(0, (int)windows).Select(window => window + first)), OnnxContext.Integers(1));
        var start = c.Add("Div", c.Add("Mul", Column(0), count), OnnxContext.Integers(windows));
        var end = c.Add("Div", c.Add("Add", c.Add("Mul", Column(1), count), OnnxContext.Integers(windows - 1)), OnnxContext.Integers(windows));
        return new(c.Add("And", c.Add("Not", c.Add("Less", element, start)), c.Add("Less", element, end)), c.Add("Sub", end, start));
    }
}
