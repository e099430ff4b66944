using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Problems;

namespace CompiledNets.Generators.Layers;

/// <summary>What the normalizing layers have in common: a factor and an offset for each place of an axis, which are learned.</summary>
internal static class Affine
{
    public static Parameter Center { get; } = Parameter.Flag("center", true, "Whether beta is added, which is learned.");

    public static Parameter Scale { get; } = Parameter.Flag("scale", true, "Whether the result is multiplied by gamma, which is learned.");

    /// <summary>How beta and gamma start.</summary>
    public static IEnumerable<Parameter> Initializers => OfWeights.Where(parameter => parameter.Kind == ParameterKind.Initializer);

    /// <summary>What beta and gamma cost, and what they must be.</summary>
    public static IEnumerable<Parameter> Limits => OfWeights.Where(parameter => parameter.Kind != ParameterKind.Initializer);

    private static IEnumerable<Parameter> OfWeights =>
        Parameter.OfWeights(("beta", "Zeros", "beta"), ("gamma", "Ones", "gamma")).Where(parameter => parameter.Name != "activityRegularizer");

    public static Parameter Epsilon(double @default = 1e-3) => Parameter.Real("epsilon", @default, "Added to the variance, so that nothing is divided by zero.", min: 0);

    /// <summary>Declares gamma and beta of the size of <paramref name="axis"/>; false after it was reported that this is not known.</summary>
    public static bool Declare(ShapeContext c, int axis)
    {
        var size = c.Input[axis];
        return (!c.Arguments.Flag("scale") || c.Weight("gamma", [size], "gammaInitializer", new DimReference(0, axis)) is not null)
            && (!c.Arguments.Flag("center") || c.Weight("beta", [size], "betaInitializer", new DimReference(0, axis)) is not null);
    }

    public static Value? Gamma(LowerContext c) => c.Arguments.Flag("scale") ? c.Weight("gamma") : null;

    public static Value? Beta(LowerContext c) => c.Arguments.Flag("center") ? c.Weight("beta") : null;

    /// <summary>Whether the operand has an axis besides the batch; reports it where not.</summary>
    public static bool Check(ShapeContext c, string layer)
    {
        if (c.Input.Rank >= 2)
        {
            return true;
        }

        c.Report(ProblemId.WrongRank, Place.OfInput(0), [layer, "at least one axis besides the batch", c.Input.ToString()]);
        return false;
    }
}
