using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Passes;

/// <summary>A view of a weight that is the same in every step.</summary>
internal sealed record WeightView(Value View, Node Node);

/// <summary>
/// Moves views of weights out of the step, so that they are computed once when the net is created. A view whose size depends on the step stays.
/// </summary>
internal sealed class WeightViews
{
    private readonly List<WeightView> _views = [];
    private readonly Dictionary<(Op Op, Value Of, EquatableArray<Argument> Arguments), WeightView> _known = [];
    private readonly Dictionary<(int Layer, string Weight), TakenNames> _names = [];

    /// <summary>Gets the distinct views of all graphs that this pass has run on.</summary>
    public EquatableArray<WeightView> All => _views.ToEquatableArray();

    public OpGraph Run(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) =>
    {
        if (!node.Op.Has(OpTraits.View) || !node.Inputs[0].IsWeight || !IsFixed(node))
        {
            return null;
        }

        // The ids of values are unique only within a graph, so a view is identified by its operand without the id.
        var key = (node.Op, node.Inputs[0] with { Id = 0 }, node.Arguments);
        _known.TryGetValue(key, out var same);
        if (same is null)
        {
            var weight = node.Inputs[0];
            if (!_names.TryGetValue((weight.Layer, weight.Name), out var names))
            {
                _names.Add((weight.Layer, weight.Name), names = new TakenNames([]));
            }

            same = new WeightView(
                node.Output with { Name = names.Take(weight.Name + "_view"), Source = ValueSource.WeightView, Layer = weight.Layer },
                node with { Call = -1, Phase = Phase.Forward });
            _views.Add(same);
            _known.Add(key, same);
        }

        return [same.View with { Id = node.Output.Id }];
    });

    private static bool IsFixed(Node node) =>
        node.Output.Shape.Dims.All(dim => dim.IsConstant) && node.Arguments.All(argument => argument.Value.Dims?.All(dim => dim.IsConstant) ?? true);
}
