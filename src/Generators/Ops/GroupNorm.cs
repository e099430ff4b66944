using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Normalizes each sample over groups of channels, along axis 1, and over all later axes.</summary>
internal sealed class GroupNorm : Normalize<GroupNormGradients>
{
    public static Value Apply(GraphBuilder graph, Value x, Value? gamma, Value? beta, long groups, double epsilon, string name) =>
        Apply<GroupNorm>(graph, x, gamma, beta, name, Shape.Of(x.Shape[0], groups), epsilon, new Argument("groups", ArgumentValue.Of(groups)))[0];

    public override string Call(CallContext c) => c.IsRead(1) ? $"Kernels.Normalization.GroupNormWithStatistics({Arguments(c)})" : $"Kernels.Normalization.GroupNorm({Arguments(c)})";

    public override void ToOnnx(OnnxContext c)
    {
        // Each group becomes a channel of an instance normalization, whose own scale and offset are one for each group and not for each channel.
        var (groups, shape) = (c.Node.Integer("groups"), c.Node.Output.Shape);
        var grouped = c.Add("Reshape", c[0], OnnxContext.Integers(0, groups, -1));
        OnnxValue result = c.Add(
            "InstanceNormalization", [grouped, new OnnxReal(1, groups), new OnnxReal(0, groups)], new OnnxAttribute("epsilon", c.Node.Real("epsilon")));
        result = c.Add("Reshape", result, c.Add("Shape", c[0]));
        var perChannel = OnnxContext.Integers([-1, .. Enumerable.Repeat(1L, shape.Rank - 2)]);
        foreach (var (op, input) in c.Inputs.Skip(1).Select((input, index) => (index == 0 && c.Node.Flag("scale") ? "Mul" : "Add", input)))
        {
            result = c.Add(op, result, c.Add("Reshape", input, perChannel));
        }

        c.Return(result);
    }
}

/// <summary>Computes the gradients of <see cref="GroupNorm"/>.</summary>
internal sealed class GroupNormGradients : NormalizeGradients
{
    public override string Constants(CallContext c) => $"groups: {c.Integer("groups")}, {base.Constants(c)}";

    public override string Call(CallContext c) => $"Kernels.Normalization.GroupNormGradients({Arguments(c)})";
}
