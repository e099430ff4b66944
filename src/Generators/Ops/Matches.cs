using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>In how many places the output says what the target says: what an accuracy adds up, batch by batch.</summary>
internal abstract class Matches : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, string name, params Argument[] arguments)
        where T : Matches => graph.Add(OpCatalogue.Of<T>(), name, Shape.Scalar, [output, target], arguments);

    /// <summary>How many places there are.</summary>
    public virtual Dim CountOf(Node node) => node.Inputs[1].Shape.Count;

    public override string Call(CallContext c) => $"Kernels.{Name}({c[0]}, {c[1]})";
}

/// <summary>The largest element of the last axis stands where the target's stands.</summary>
internal sealed class CategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    public override Dim CountOf(Node node) => Dim.Product(node.Inputs[1].Shape.Dims.Take(node.Inputs[1].Shape.Rank - 1));
}

/// <summary>The largest element of the last axis stands at the target's number.</summary>
internal sealed class SparseCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;
}

/// <summary>The output is above the threshold where the target is one.</summary>
internal sealed class BinaryMatches : Matches
{
    public override string Call(CallContext c) => $"Kernels.BinaryMatches({c[0]}, {c[1]}, {c.Real("threshold")})";
}
