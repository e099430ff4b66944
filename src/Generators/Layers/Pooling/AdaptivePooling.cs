using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A pooling whose result has a given size, channel by channel.</summary>
internal abstract class AdaptivePooling(int axes, string name, string summary) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Layer, "Pooling")
    {
        Summary = $"Computes {summary} of {Spatial.Things(axes)}, channel by channel. The windows are chosen so that the result has the given size.",
        Remarks = "Along an axis, window i covers the elements from floor(i · in / out) to below ceil((i + 1) · in / out).",
        Shapes = $"(N, {Spatial.Sizes(axes)}, channels) -> (N, outputSize, channels)",
        Parameters = [Parameter.Size(axes, "outputSize", $"{Spatial.Measures(axes)} of the result."), Parameter.DataFormat()],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!Spatial.Check(c, Signature, axes))
        {
            return null;
        }

        var shape = c.Input;
        for (var i = 0; i < axes; i++)
        {
            var axis = Spatial.Axes(c.Arguments, Signature, axes)[i];
            if (!c.RequirePositive(
                c.Input[axis],
                ProblemId.WindowTooLarge,
                Place.OfInput(0),
                [name, "1", Spatial.NameOf(axes, i), c.Input[axis].ToString(), c.Input.ToString()],
                new DimReference(0, axis)))
            {
                return null;
            }

            shape = shape.With(axis, c.Arguments.Sizes("outputSize")[i]);
        }

        return shape;
    }

    public override Value Lower(LowerContext c)
    {
        var axis = Spatial.ChannelAxis(c.Arguments, Signature, axes);
        var size = c.Arguments.Sizes("outputSize");
        var result = Apply(c.Graph, Channels.ToFront(c.Graph, c.Input, axis), axes == 1 ? [1, .. size] : size, c.Name);
        return Channels.FromFront(c.Graph, result, axis, axes + 2);
    }

    protected abstract Value Apply(GraphBuilder graph, Value x, IReadOnlyList<long> size, string result);
}

/// <summary>Computes the mean of each window.</summary>
internal abstract class AdaptiveAveragePooling(int axes, string name) : AdaptivePooling(axes, name, "the mean of each window")
{
    protected override Value Apply(GraphBuilder graph, Value x, IReadOnlyList<long> size, string result) => AdaptiveAveragePool.Apply(graph, x, size, result);
}

internal sealed class AdaptiveAveragePooling1D() : AdaptiveAveragePooling(1, "AdaptiveAveragePooling1D");

internal sealed class AdaptiveAveragePooling2D() : AdaptiveAveragePooling(2, "AdaptiveAveragePooling2D");

internal sealed class AdaptiveAveragePooling3D() : AdaptiveAveragePooling(3, "AdaptiveAveragePooling3D");

/// <summary>Computes the largest value in each window.</summary>
internal abstract class AdaptiveMaxPooling(int axes, string name) : AdaptivePooling(axes, name, "the largest value in each window")
{
    protected override Value Apply(GraphBuilder graph, Value x, IReadOnlyList<long> size, string result) => AdaptiveMaxPool.Apply(graph, x, size, result);
}

internal sealed class AdaptiveMaxPooling1D() : AdaptiveMaxPooling(1, "AdaptiveMaxPooling1D");

internal sealed class AdaptiveMaxPooling2D() : AdaptiveMaxPooling(2, "AdaptiveMaxPooling2D");

internal sealed class AdaptiveMaxPooling3D() : AdaptiveMaxPooling(3, "AdaptiveMaxPooling3D");
