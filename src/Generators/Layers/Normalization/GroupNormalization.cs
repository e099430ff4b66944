using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class GroupNormalization : Word
{
    public override Signature Signature { get; } = new("GroupNormalization", WordKind.Layer, "Normalization")
    {
        Summary = "Computes gamma · (x - mean) / sqrt(variance + epsilon) + beta, with the mean and variance of each group of channels of each sample.",
        Remarks = "With one group it is layer normalization over all axes. With one group per channel (groups: -1, as in Keras) it is instance normalization. "
            + "As in Keras, epsilon is 1e-3. PyTorch's is 1e-5. Wu and He, 2018.",
        Shapes = "x -> x",
        Parameters =
        [
            new Parameter("groups", ParameterKind.Integer, "The number of groups that the channels are divided into, or -1 for one group per channel.") { Default = ArgumentValue.Of(32), Min = -1 },
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
                ["GroupNormalization", $"{groups} groups and {channels} channels, which they do not divide: write a divisor of {channels}"],
                new DimReference(0, axis));
        }

        // The kernel needs the number of channels. If there is no gamma and no beta, nothing else has checked that it is known.
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
