using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Provides the common parts of normalization layers: a learned factor and a learned offset for each element of an axis.</summary>
internal static class Affine
{
    public static Parameter Center { get; } = Parameter.Flag("center", true, "Whether the learned offset beta is added.");

    public static Parameter Scale { get; } = Parameter.Flag("scale", true, "Whether the result is multiplied by the learned factor gamma.");

    /// <summary>Gets the initializers of beta and gamma.</summary>
    public static IEnumerable<Parameter> Initializers => OfWeights.Where(parameter => parameter.Kind == ParameterKind.Initializer);

    /// <summary>Gets the regularizers and constraints of beta and gamma.</summary>
    public static IEnumerable<Parameter> Limits => OfWeights.Where(parameter => parameter.Kind != ParameterKind.Initializer);

    private static IEnumerable<Parameter> OfWeights =>
        Parameter.OfWeights(("beta", "Zeros", "offset beta"), ("gamma", "Ones", "factor gamma")).Where(parameter => parameter.Name != "activityRegularizer");

    public static Parameter Epsilon(double @default = 1e-3) => Parameter.Real("epsilon", @default, "The number that is added to the variance, to prevent a division by zero.", min: 0);

    /// <summary>
    /// Declares gamma and beta, with the size of <paramref name="axis"/>. Returns false after reporting that the size is not known.
    /// </summary>
    public static bool Declare(ShapeContext c, int axis)
    {
        var size = c.Input[axis];
        return (!c.Arguments.Flag("scale") || c.Weight("gamma", [size], "gammaInitializer", new DimReference(0, axis)) is not null)
            && (!c.Arguments.Flag("center") || c.Weight("beta", [size], "betaInitializer", new DimReference(0, axis)) is not null);
    }

    public static Value? Gamma(LowerContext c) => c.Arguments.Flag("scale") ? c.Weight("gamma") : null;

    public static Value? Beta(LowerContext c) => c.Arguments.Flag("center") ? c.Weight("beta") : null;

    /// <summary>Checks that the operand has an axis besides the batch. Reports a violation.</summary>
    public static bool Check(ShapeContext c, string layer)
    {
        if (c.Input.Rank >= 2)
        {
            return true;
        }

        c.Report(ProblemId.WrongRank, Place.OfInput(0), [layer, "at least one axis besides the batch", c.Input.ToString()], Ranks.Needed(c.Input, 2));
        return false;
    }
}
