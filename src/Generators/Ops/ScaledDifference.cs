using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes (output - target) * scale / count, the gradient of every loss that is a mean of squares or of logarithms.</summary>
internal sealed class ScaledDifference : Op
{
    public override OpTraits Traits => OpTraits.Elementwise;

    public static Value Apply(GraphBuilder graph, Value output, Value target, LossFactor scale, Dim count, string name) => graph.Add(
        Op.Of<ScaledDifference>(),
        name,
        output.Shape,
        [output, target],
        new Argument("scale", ArgumentValue.Of(scale)),
        new Argument("count", ArgumentValue.Of([count])));

    public override string Call(CallContext c) => $"Kernels.Losses.ScaledDifference({c[0]}, {c[1]}, {Factor(c)})";

    public override bool CanReplace(int input) => input == 0;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.Losses.ScaledDifferenceInPlace({c[0]}, {c[1]}, {Factor(c)})";

    internal static string Factor(CallContext c)
    {
        // A product such as N * T needs parentheses as a divisor, and the division must be in double precision: 0.2f / N would be a float.
        var count = c.Dim(c.Node.Dims("count")[0]);
        var scale = c.Real("scale");
        return $"{(c.Node.Argument("scale").LossFactor is null && scale.EndsWith("f", System.StringComparison.Ordinal) ? "(double)" : "")}{scale} / {(count.All(letter => char.IsLetterOrDigit(letter) || letter == '_') ? count : $"({count})")}";
    }
}

/// <summary>Computes <see cref="ScaledDifference"/> for a target that is given as the index of the class that is one.</summary>
internal sealed class SparseScaledDifference : Op
{
    public static Value Apply(GraphBuilder graph, Value output, Value target, LossFactor scale, Dim count, string name) => graph.Add(
        Op.Of<SparseScaledDifference>(),
        name,
        output.Shape,
        [output, target],
        new Argument("scale", ArgumentValue.Of(scale)),
        new Argument("count", ArgumentValue.Of([count])));

    public override string Call(CallContext c) => $"Kernels.Losses.SparseScaledDifference({c[0]}, {c[1]}, {ScaledDifference.Factor(c)})";

    public override bool CanReplace(int input) => input == 0;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.Losses.SparseScaledDifferenceInPlace({c[0]}, {c[1]}, {ScaledDifference.Factor(c)})";
}
