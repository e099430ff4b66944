using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>What losses and metrics demand of an output and its target.</summary>
internal static class LossRules
{
    private static readonly Place s_target = Place.OfInput(1);

    public static Operand Output { get; } = Operand.Float("output", "The output of the net.");

    /// <summary>A target of the shape of the output.</summary>
    public static Operand Target { get; } = Operand.Float("target", "The target, of the shape of the output.");

    /// <summary>Whether output and target have the same shape. Nothing is broadcast: that is how a target of the wrong width trains without a word.</summary>
    public static bool CheckSame(ShapeContext c, string loss)
    {
        var (output, target) = (c.Inputs[0], c.Inputs[1]);
        if (output.Rank != target.Rank)
        {
            c.Report(ProblemId.TargetDisagrees, s_target, [loss, output.ToString(), target.ToString()], ShapeOf(output));
            return false;
        }

        for (var axis = 0; axis < output.Rank; axis++)
        {
            if (!c.RequireEqual(
                output[axis], target[axis], ProblemId.TargetDisagrees, s_target, [loss, output.ToString(), target.ToString()], ShapeOf(output), new DimReference(0, axis)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the target holds one class number per sample: the shape of the output without its last axis, or with one in its place.</summary>
    public static bool CheckSparse(ShapeContext c, string loss)
    {
        var (output, target) = (c.Inputs[0], c.Inputs[1]);
        var expected = new Shape(output.Dims.Take(output.Rank - 1));
        var given = target.Rank == output.Rank && target.Last.Is(1) ? new Shape(target.Dims.Take(target.Rank - 1)) : target;
        if (!given.Equals(expected))
        {
            c.Report(ProblemId.TargetDisagrees, s_target, [loss, expected.ToString(), target.ToString()], ShapeOf(expected));
            return false;
        }

        return true;
    }

    /// <summary>Whether the last axis of the output can hold a probability per class.</summary>
    public static bool CheckClasses(ShapeContext c, string loss)
    {
        if (c.Inputs[0].Rank < 2)
        {
            c.Report(ProblemId.WrongRank, Place.OfInput(0), [loss, "an output with one value per class", c.Inputs[0].ToString()]);
            return false;
        }

        if (c.Inputs[0].Last.Is(1))
        {
            c.Report(ProblemId.LossNeedsTwoClasses, Place.OfInput(0), [loss, c.Inputs[0].ToString()], new DimReference(0, c.Inputs[0].Rank - 1));
            return false;
        }

        return true;
    }

    /// <summary>The declaration of a target of a shape.</summary>
    private static Hint ShapeOf(Shape shape)
    {
        var sizes = shape.Dims.Skip(1).Select(dim => dim.IsConstant ? dim.ToString() : $"\"{dim}\"").ToList();
        var code = sizes.Count == 0 ? "Shape" : $"Shape({string.Join(", ", sizes)})";
        return new Hint($"Declare it as [{code}]", RepairKind.Reshape, code);
    }

    /// <summary>The class numbers without the axis of one that they may end in.</summary>
    public static Value Squeeze(LowerContext c)
    {
        var (output, target) = (c.Inputs[0], c.Inputs[1]);
        return target.Shape.Rank == output.Shape.Rank
            ? Reshape.Apply(c.Graph, target, new Shape(target.Shape.Dims.Take(target.Shape.Rank - 1)))
            : target;
    }
}
