using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Lets an elementwise result take over the buffer of its operand where nobody reads that any more: not through another view,
/// not as a result, and where it belongs to the step (inputs and weights are the caller's).
/// </summary>
internal static class InPlace
{
    public static OpGraph Run(OpGraph graph)
    {
        var buffers = new Buffers();
        var lastReads = LastReads(graph);
        var nodes = new List<Node>();
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            var op = OpCatalogue.Of(node.Op);
            if (node.Outputs.Length == 1)
            {
                for (var input = 0; input < node.Inputs.Length; input++)
                {
                    if (op.CanReplace(input) && IsSafe(node, input, i))
                    {
                        node = node with { InPlaceInput = input };
                        break;
                    }
                }
            }

            buffers.Add(node, op);
            nodes.Add(node);
        }

        return graph with { Nodes = nodes.ToEquatableArray() };

        bool IsSafe(Node node, int input, int position)
        {
            var value = node.Inputs[input];
            return value.Source == ValueSource.Node
                && value.DType == node.Output.DType
                && value.Shape.Equals(node.Output.Shape)
                && buffers.IsOwned(value)
                && node.Inputs.All(other => other.Id == value.Id || !buffers.Share(other, value))
                && buffers.SharersOf(value).All(sharer => !lastReads.TryGetValue(sharer, out var last) || last <= position);
        }
    }

    /// <summary>Where each value is read last; a result is read behind the last node.</summary>
    private static Dictionary<int, int> LastReads(OpGraph graph)
    {
        var last = new Dictionary<int, int>();
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            foreach (var input in graph.Nodes[i].Inputs)
            {
                last[input.Id] = i;
            }
        }

        foreach (var result in graph.Results)
        {
            last[result.Value.Id] = int.MaxValue;
        }

        return last;
    }

    /// <summary>Which values lie in which memory.</summary>
    private sealed class Buffers
    {
        private readonly Dictionary<int, int> _rootOf = [];
        private readonly Dictionary<int, List<int>> _sharers = [];
        private readonly HashSet<int> _notOwned = [];

        public void Add(Node node, Op op)
        {
            foreach (var input in node.Inputs)
            {
                if (input.Source != ValueSource.Node)
                {
                    _notOwned.Add(input.Id);
                }
            }

            var shared = node.InPlaceInput >= 0 ? node.Inputs[node.InPlaceInput] : op.Has(OpTraits.View) ? node.Inputs[0] : null;
            foreach (var output in node.Outputs)
            {
                var root = shared is null ? output.Id : RootOf(shared);
                _rootOf[output.Id] = root;
                if (!_sharers.TryGetValue(root, out var sharers))
                {
                    _sharers.Add(root, sharers = [root]);
                }

                sharers.Add(output.Id);

                // Repeated elements share an address: writing one would write them all.
                if (node.Op == nameof(Expand))
                {
                    _notOwned.Add(root);
                }
            }
        }

        public bool IsOwned(Value value) => !_notOwned.Contains(RootOf(value));

        public bool Share(Value left, Value right) => RootOf(left) == RootOf(right);

        public IEnumerable<int> SharersOf(Value value) => _sharers.TryGetValue(RootOf(value), out var sharers) ? sharers : [value.Id];

        private int RootOf(Value value) => _rootOf.TryGetValue(value.Id, out var root) ? root : value.Id;
    }
}
