using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class GroupNormalization : Layer
{
    public override Signature Signature { get; } = new("GroupNormalization", WordKind.Layer, "Normalization")
    {
        Summary = "gamma · (x - mean) / sqrt(variance + epsilon) + beta, where mean and variance are those of a group of channels of one sample.",
        Remarks = "One group is layer normalization over all axes, a group per channel is instance normalization (groups: -1, as in Keras). "
            + "As in Keras, epsilon is 1e-3; PyTorch's is 1e-5. Wu and He, 2018.",
        Shapes = "x -> x",
        Parameters =
        [
            new Parameter("groups", ParameterKind.Integer, "Into how many groups the channels are divided; -1 for a group per channel.") { Default = ArgumentValue.Of(32), Min = -1 },
            Parameter.Axis("axis", -1, "The axis of the channels."),
            Affine.Epsilon(),
            Affine.Center,
            Affine.Scale,
            .. Affine.Initializers,
            .. Affine.Limits,
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (!Affine.Check(c, "GroupNormalization") || c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis || !Affine.Declare(c, axis))
        {
            return null;
        }

        var (groups, channels) = (c.Arguments.Integer("groups"), c.Input[axis]);
        if (groups == 0 || (groups > 0 && channels.IsConstant && channels.Constant % groups != 0))
        {
            return c.Report(
                ProblemId.ArgumentsConflict,
                Place.Of("groups"),
                ["GroupNormalization", $"{groups} groups and {channels} channels, which they do not divide"],
                new DimReference(0, axis));
        }

        // Without gamma and beta nothing else needs the size.
        return channels.IsConstant
            ? c.Input
            : c.Report(
                ProblemId.SizeMustBeKnown,
                Place.OfInput(0),
                ["GroupNormalization", "groups", "axis " + DimPrinter.Number(axis), channels.ToString(), c.Input.ToString()],
                new DimReference(0, axis));
    }

    public override Value Lower(LowerContext c)
    {
        var axis = c.Axis("axis");
        var groups = c.Arguments.Integer("groups");
        var x = Channels.ToFront(c.Graph, c.Input, axis);
        var result = GroupNorm.Apply(
            c.Graph, x, Affine.Gamma(c), Affine.Beta(c), groups < 0 ? x.Shape[1].Constant : groups, c.Arguments.Real("epsilon"), c.Name);
        return Channels.FromFront(c.Graph, result, axis, c.Input.Shape.Rank);
    }
}
