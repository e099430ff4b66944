using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Computes the mask of time steps, (N, T), from that of the steps inside of them, (N, T, S, ...): a time step counts if one of its steps does.</summary>
internal sealed class MaskOfGroupsWord() : MaskWord("MaskOfGroups", "Computes the mask of time steps that have a step that counts.")
{
    public override Shape? Infer(ShapeContext c) => Shape.Of(c.Input[0], c.Input[1]);

    public override Value Lower(LowerContext c) => Masks.OfGroups(c.Graph, c.Input, c.Name);
}
