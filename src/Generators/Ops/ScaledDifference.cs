using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>(output - target) * scale / count: the gradient of every loss that is a mean of squares or of logarithms.</summary>
internal sealed class ScaledDifference : Op
{
    public override OpTraits Traits => OpTraits.Elementwise;

    public static Value Apply(GraphBuilder graph, Value output, Value target, LossFactor scale, Dim count, string name) => graph.Add(
        OpCatalogue.Of<ScaledDifference>(),
        name,
        output.Shape,
        [output, target],
        new Argument("scale", ArgumentValue.Of(scale)),
        new Argument("count", ArgumentValue.Of([count])));

    public override string Call(CallContext c) => $"Kernels.ScaledDifference({c[0]}, {c[1]}, {Factor(c)})";

    public override bool CanReplace(int input) => input == 0;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.ScaledDifferenceInPlace({c[0]}, {c[1]}, {Factor(c)})";

    internal static string Factor(CallContext c)
    {
        // N * T is divided by as a whole, and in double precision: 0.2f / N would be a float.
        var count = c.Dim(c.Node.Dims("count")[0]);
        var scale = c.Real("scale");
        return $"{(c.Node.Argument("scale").LossFactor is null && scale.EndsWith("f", System.StringComparison.Ordinal) ? "(double)" : "")}{scale} / {(count.All(letter => char.IsLetterOrDigit(letter) || letter == '_') ? count : $"({count})")}";
    }
}

/// <summary>The same where the target is the number of the class at which it is one.</summary>
internal sealed class SparseScaledDifference : Op
{
    public static Value Apply(GraphBuilder graph, Value output, Value target, LossFactor scale, Dim count, string name) => graph.Add(
        OpCatalogue.Of<SparseScaledDifference>(),
        name,
        output.Shape,
        [output, target],
        new Argument("scale", ArgumentValue.Of(scale)),
        new Argument("count", ArgumentValue.Of([count])));

    public override string Call(CallContext c) => $"Kernels.SparseScaledDifference({c[0]}, {c[1]}, {ScaledDifference.Factor(c)})";

    public override bool CanReplace(int input) => input == 0;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.SparseScaledDifferenceInPlace({c[0]}, {c[1]}, {ScaledDifference.Factor(c)})";
}
