using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the views of weights that the steps share: a field for each, which the constructor sets.</summary>
internal sealed class WeightViewEmitter(EmitContext net)
{
    public IEnumerable<string> Assignments() => net.Lowered.Views.Select(view =>
        $"{net.Weights.FieldOf(view.View)} = WeightView({view.Node.Op.Call(new Context(view.Node, net.Weights))});  // {view.View.Shape}");

    /// <summary>Gets the declarations of the fields, and an empty line after them if there are any.</summary>
    public IEnumerable<string> Fields() => net.Lowered.Views.Select(view => $"private readonly {Types.Tensor} {net.Weights.FieldOf(view.View)};")
        .Concat(net.Lowered.Views.Take(1).Select(_ => ""));

    private sealed class Context(Node node, WeightNames weights) : CallContext(node)
    {
        public override bool IsRead(int output) => true;

        public override string Layer => throw new NotSupportedException();

        public override string GradientOf(int input) => throw new NotSupportedException();

        protected override string NameOf(Value value) => weights.NameOf(value);

        protected override string NameOf(Symbol symbol) => throw new NotSupportedException();
    }
}
