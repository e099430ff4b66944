using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class PReLU : Word
{
    public override Signature Signature { get; } = new("PReLU", WordKind.Layer, "Activations")
    {
        Summary = "Computes x if x is positive, else alpha · x, with a learned alpha. He et al., 2015.",
        Remarks = "There is one alpha for each element of a sample, as in Keras. PyTorch has one for all elements, or one per channel.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Initializer("alphaInitializer", "Zeros", "The initializer of alpha."),
            new Parameter("alphaRegularizer", ParameterKind.Regularizer, "The penalty on alpha, which is added to the loss. The default is no penalty."),
            new Parameter("alphaConstraint", ParameterKind.Constraint, "The constraint that is applied to alpha after each step. The default is no constraint."),
            new Parameter("sharedAxes", ParameterKind.Axes, "The axes along which alpha is shared, such as (1, 2) for one alpha per channel of an image. The default is no axis."),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Input.Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), ["PReLU", "at least one axis besides the batch", c.Input.ToString()], Ranks.Needed(c.Input, 2));
        }

        if (c.AxesOf("sharedAxes", []) is not { } shared)
        {
            return null;
        }

        // A message can name one size only, so it names the first that is not known.
        var sizes = c.Input.Dims.Select((dim, axis) => shared.Contains(axis) ? Dim.One : dim).ToList();
        var unknown = sizes.FindIndex(1, dim => !dim.IsConstant);
        return c.Weight("alpha", sizes.Skip(1).ToList(), "alphaInitializer", unknown > 0 ? new DimReference(0, unknown) : null) is null ? null : c.Input;
    }

    public override Value Lower(LowerContext c)
    {
        var positive = Rectifiers.Relu.Apply(c.Graph, c.Input, c.Name + "_positive");
        var negative = Rectifiers.Relu.Apply(c.Graph, Arithmetic.Negate.Apply(c.Graph, c.Input, c.Name + "_negative"), c.Name + "_negative");
        return Arithmetic.Subtract.Apply(c.Graph, positive, Arithmetic.Multiply.Apply(c.Graph, negative, c.Weight("alpha"), c.Name + "_negative"), c.Name);
    }
}
