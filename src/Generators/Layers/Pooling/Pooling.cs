using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A pooling with a sliding window, channel by channel.</summary>
internal abstract class Pooling(int axes, string name, string summary, string edges) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Pooling")
    {
        Summary = $"Computes {summary} of {Spatial.Things(axes)}, channel by channel.",
        Shapes = $"(N, {Spatial.Sizes(axes)}, channels) -> (N, {Spatial.Sizes(axes, "'")}, channels)",
        Parameters =
        [
            Parameter.OptionalSize(axes, "poolSize", 2, $"{Spatial.Measures(axes)} of the window."),
            Parameter.OptionalSize(axes, "strides", null, "The number of elements that the window moves by. The default is the size of the window."),
            Parameter.Padding($"The padding at the edges. {edges}."),
            Parameter.DataFormat(),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var window = Sliding.OfPooling(c.Arguments);
        return Spatial.Check(c, Signature, axes) && window.Check(c, Signature)
            ? window.Infer(c, Signature, "poolSize", c.Input[Spatial.ChannelAxis(c.Arguments, Signature, axes)])
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var window = Sliding.OfPooling(c.Arguments).ForKernel();
        var x = Channels.ToFront(c.Graph, c.Input, axis);
        var (padding, dropped) = (new List<Dim>(), new List<int>());
        var shape = x.Shape;
        for (var i = 0; i < window.Size.Count; i++)
        {
            var total = window.Padding == PaddingMode.Same ? window.SamePadding(x.Shape[2 + i], i)! : Dim.Zero;
            var before = Dim.FloorDiv(total, 2);
            var places = Window.Output(x.Shape[2 + i], window.Size[i], window.Strides[i], 1, window.Padding);

            // At the end, the kernel lets the window exceed the input as far as it needs to, except with a stride of one. Then an odd element of
            // padding is added at the beginning instead, and the extra result is dropped.
            if (window.Strides[i] == 1 && total.Constant % 2 == 1)
            {
                before += 1;
                places += 1;
                dropped.Add(2 + i);
            }

            padding.Add(before);
            shape = shape.With(2 + i, places);
        }

        var result = Apply(c.Graph, x, shape, c.Name, window, padding);
        foreach (var place in dropped)
        {
            result = Narrow.Apply(c.Graph, result, place, 1, result.Shape[place] - 1, c.Name);
        }

        return Channels.FromFront(c.Graph, result, axis, axes + 2);
    }

    protected abstract Value Apply(GraphBuilder graph, Value x, Shape shape, string result, Sliding window, IReadOnlyList<Dim> padding);
}

/// <summary>Computes the largest value in each window.</summary>
internal abstract class MaxPooling(int axes, string name) : Pooling(axes, name, "the largest value in each window", "Elements of the padding are never the largest")
{
    protected override Value Apply(GraphBuilder graph, Value x, Shape shape, string result, Sliding window, IReadOnlyList<Dim> padding) =>
        MaxPool.Apply(graph, x, shape, result, window.Size, window.Strides, padding, window.Padding == PaddingMode.Same);
}

internal sealed class MaxPooling1D() : MaxPooling(1, "MaxPooling1D");

internal sealed class MaxPooling2D() : MaxPooling(2, "MaxPooling2D");

internal sealed class MaxPooling3D() : MaxPooling(3, "MaxPooling3D");

/// <summary>Computes the mean of each window.</summary>
internal abstract class AveragePooling(int axes, string name) : Pooling(axes, name, "the mean of each window", "Elements of the padding do not count")
{
    protected override Value Apply(GraphBuilder graph, Value x, Shape shape, string result, Sliding window, IReadOnlyList<Dim> padding) =>
        AveragePool.Apply(graph, x, shape, result, window.Size, window.Strides, padding, window.Padding == PaddingMode.Same);
}

internal sealed class AveragePooling1D() : AveragePooling(1, "AveragePooling1D");

internal sealed class AveragePooling2D() : AveragePooling(2, "AveragePooling2D");

internal sealed class AveragePooling3D() : AveragePooling(3, "AveragePooling3D");
