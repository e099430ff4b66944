using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Selects from each row the element with a given index.</summary>
internal sealed class ChosenOfRow : Op
{
    public static Value Apply(GraphBuilder graph, Value x, Value numbers, string name) =>
        graph.Add(Op.Of<ChosenOfRow>(), name, new Shape(x.Shape.Dims.Take(x.Shape.Rank - 1)), [x, numbers]);

    public override string Call(CallContext c) => $"Kernels.Losses.ChosenOfRow({c[0]}, {c[1]})";

    public override void Differentiate(VjpContext c) =>
        c.Accumulate(0, () => c.Graph.Add(Op.Of<ChosenOfRowGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[1], c.Inputs[0]]));
}

/// <summary>Computes the gradient of <see cref="ChosenOfRow"/>: zeros except for the selected elements.</summary>
internal sealed class ChosenOfRowGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Losses.ChosenOfRowGradient({c[0]}, {c[1]}, {c[2]})";
}
