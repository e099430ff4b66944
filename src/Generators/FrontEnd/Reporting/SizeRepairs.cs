using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>Finds the one change that makes two operands fit that are merged and have different sizes on an axis.</summary>
internal sealed class SizeRepairs(DefinitionGraph graph, string dataFormat)
{
    /// <summary>Suggests a change for two sizes that are never equal.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="site">The call of the merge.</param>
    /// <param name="elsewhere">The place of the repair, or null if it is that of the problem.</param>
    public Hint? Of(Problem problem, CallSite site, out Location? elsewhere)
    {
        elsewhere = null;
        if (problem is not { Id: ProblemId.ShapesDisagree or ProblemId.ConcatenateDisagrees, Origins: [var first, var second] })
        {
            return null;
        }

        var (left, right) = (new Side(this, problem, site, first), new Side(this, problem, site, second));
        if (left.Shape.Rank != right.Shape.Rank)
        {
            return Aligned(left, right);
        }

        return Units(right, left) ?? Units(left, right)
            ?? Padded(right, left, out elsewhere) ?? Padded(left, right, out elsewhere)
            ?? (IsSpatial(left) ? Resized(left, right) : Projected(left, right))
            ?? new Hint("Make both sizes equal");
    }

    /// <summary>Suggests to put axes of size one between those of the operand with fewer axes: a number per channel, (N, C), then scales an image.</summary>
    private static Hint? Aligned(Side left, Side right)
    {
        var (few, many) = left.Shape.Rank < right.Shape.Rank ? (left, right) : (right, left);
        if (few.Shape.Dims.Skip(1).Any(dim => !dim.IsConstant))
        {
            return null;
        }

        var missing = many.Shape.Rank - few.Shape.Rank;
        var isSequence = few.Shape.Rank == 2 && many.Shape.Rank == 3 && many.Shape[1].IsConstant;
        return few.Preceded(isSequence
            ? $"RepeatVector({many.Shape[1]})"
            : $"Reshape({string.Join(", ", Enumerable.Repeat("1", missing).Concat(few.Shape.Dims.Skip(1).Select(dim => dim.ToString())))})");
    }

    /// <summary>Suggests the size of the other operand for the layer that makes the size of this one.</summary>
    private Hint? Units(Side wrong, Side other)
    {
        if (!other.Size.IsConstant || wrong.Axis != FeatureAxis(wrong.Shape.Rank) || wrong.Maker is not { } maker || SizeArgumentOf(maker) is not { } argument)
        {
            return null;
        }

        return new Hint($"Write {argument}: {other.Size} in {maker.Word} at {SourcePlaces.LineOf(PlaceOf(maker))}");
    }

    /// <summary>Suggests padding for the convolution or pooling that makes an axis shorter, if the axis has the size of the other operand before it.</summary>
    private Hint? Padded(Side wrong, Side other, out Location? elsewhere)
    {
        elsewhere = null;
        if (wrong.Maker is not { Layer: >= 0 } maker
            || WordCatalogue.Of(maker).Signature is not { } signature
            || signature.Find("padding")?.Kind != ParameterKind.Padding
            || new Arguments(signature, maker.Arguments) is not { Padding: PaddingMode.Valid } arguments
            || signature.Find("strides") is not { } strides
            || (strides.Default is null && !arguments.IsGiven("strides"))
            || arguments.Sizes("strides").Any(stride => stride != 1)
            || !HasSize(maker.Inputs[0], wrong.Axis, other.Size))
        {
            return null;
        }

        elsewhere = PlaceOf(maker);
        var text = $"Write padding: Padding.Same in {maker.Word} at {SourcePlaces.LineOf(elsewhere)}";
        return arguments.IsGiven("padding") ? new Hint(text) : new Hint(text, RepairKind.Extend, "padding: Padding.Same");
    }

    /// <summary>Suggests to upsample the smaller operand, or to crop the larger one if it is not larger by a factor.</summary>
    private Hint? Resized(Side left, Side right)
    {
        var axes = Spatial(left.Shape.Rank);
        var differences = axes.Select(axis => left.Shape[axis] - right.Shape[axis]).ToList();
        if (differences.Any(difference => !difference.IsConstant))
        {
            return null;
        }

        var (small, large) = differences.All(difference => difference.Constant >= 0) ? (right, left) : (left, right);
        var kind = DimPrinter.Number(axes.Count) + "D";
        var sizes = axes.Select(axis => (Small: small.Shape[axis], Large: large.Shape[axis])).ToList();
        if (sizes.All(pair => pair.Small.IsConstant && pair.Small.Constant > 0)
            && sizes.Select(pair => (pair.Large.Constant % pair.Small.Constant, Factor: pair.Large.Constant / pair.Small.Constant)).Distinct().ToList() is [(0, > 1 and var factor)])
        {
            return small.Preceded($"UpSampling{kind}({DimPrinter.Number(factor)})");
        }

        var removed = sizes.Select(pair => (pair.Large - pair.Small).Constant).ToList();
        if (removed.Any(count => count < 0))
        {
            return null;
        }

        var borders = removed.Select(count => $"({DimPrinter.Number(count / 2)}, {DimPrinter.Number(count - (count / 2))})").ToList();
        return large.Preceded($"Cropping{kind}({(borders.Count == 1 ? borders[0] : "(" + string.Join(", ", borders) + ")")})");
    }

    /// <summary>Suggests a projection to the features of the other operand.</summary>
    private Hint? Projected(Side left, Side right) =>
        left.Size.IsConstant && right.Size.IsConstant && left.Axis == left.Shape.Rank - 1 && dataFormat != "ChannelsFirst" ? right.Preceded($"Dense({left.Size})") : null;

    /// <summary>Gets the axes of height, width and depth, or of the steps of a sequence.</summary>
    private List<int> Spatial(int rank) => [.. Enumerable.Range(IsChannelsFirst(rank) ? 2 : 1, System.Math.Max(rank - 2, 0))];

    private bool IsSpatial(Side side) => side.Shape.Rank is >= 3 and <= 5 && Spatial(side.Shape.Rank).Contains(side.Axis);

    private int FeatureAxis(int rank) => IsChannelsFirst(rank) ? 1 : rank - 1;

    private bool IsChannelsFirst(int rank) => dataFormat == "ChannelsFirst" && rank > 3;

    private TensorType TypeOf(int value) => graph.TypeOf(value);

    private bool HasSize(int value, int axis, Dim size) => graph.TypeOf(value).Shape is { } shape && axis < shape.Rank && shape[axis].Equals(size);

    private Location PlaceOf(CallModel call) => call.Layer >= 0 && graph.Slots[call.Layer].Own is { } layer ? layer.Origin.Syntax.GetLocation() : graph.Find(call.Output).Location;

    /// <summary>Gets the name of the argument that is the number of features of a layer's result, or null.</summary>
    private static string? SizeArgumentOf(CallModel call) =>
        call.Layer < 0 ? null : new[] { "units", "filters", "outputDim" }.FirstOrDefault(name => WordCatalogue.Of(call).Signature.Find(name) is not null);

    /// <summary>
    /// Finds the call that makes a size: a layer with that number of features, or the first call whose operands do not have the size. It returns null
    /// for the size of an input.
    /// </summary>
    private CallModel? MakerOf(int value, int axis)
    {
        while (graph.ProducerOf(value) is { } call && graph.TypeOf(value).Shape is { } shape)
        {
            if ((axis == FeatureAxis(shape.Rank) && SizeArgumentOf(call) is not null)
                || call.Inputs.Select(input => (int?)input).FirstOrDefault(input => graph.TypeOf(input!.Value).Shape is { } operand && operand.Rank == shape.Rank && operand[axis].Equals(shape[axis])) is not { } from)
            {
                return call;
            }

            value = from;
        }

        return null;
    }

    /// <summary>One of the two operands.</summary>
    private sealed class Side(SizeRepairs repairs, Problem problem, CallSite site, DimReference reference)
    {
        public Shape Shape { get; } = repairs.TypeOf(site.Values[reference.Input]).Shape!;

        public int Axis => reference.Axis;

        public Dim Size => Shape[Axis];

        public CallModel? Maker => repairs.MakerOf(site.Values[reference.Input], Axis);

        /// <summary>Suggests a layer before this operand.</summary>
        public Hint Preceded(string layer) => new($"Put {layer} before '{site.Texts[reference.Input]}'", reference.Input == problem.Place.Input ? RepairKind.Wrap : RepairKind.None, layer);
    }
}
