using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Add : Layer
{
    public override Signature Signature { get; } = new("Add", WordKind.Function, "Merging")
    {
        Summary = "The sum of tensors, element by element.",
        Remarks = "An axis of size one is repeated to fit the others.",
        Shapes = "x, x, ... -> x",
        Operands = [Operand.Many("tensors", "Two or more tensors of the same shape.")],
    };

    public override Shape? Infer(ShapeContext c) => Merge.Infer(c, "Add");

    public override Value Lower(LowerContext c) => c.Inputs.Skip(1).Aggregate(c.Input, (sum, operand) => Pointwise.Add(c.Graph, sum, operand, c.Name));
}
