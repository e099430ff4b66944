using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>Tracks the values that share memory. The id of the first value in a buffer identifies the buffer.</summary>
internal sealed class Buffers
{
    private readonly int[] _roots;
    private readonly List<int>?[] _sharers;
    private readonly bool[] _isNotOwned;

    public Buffers(int values)
    {
        (_roots, _sharers, _isNotOwned) = (new int[values], new List<int>?[values], new bool[values]);
        for (var id = 0; id < values; id++)
        {
            _roots[id] = id;
        }
    }

    public void Add(Node node, Op op)
    {
        foreach (var input in node.Inputs)
        {
            if (input.Source != ValueSource.Node)
            {
                _isNotOwned[input.Id] = true;
            }
        }

        var shared = node.InPlaceInput >= 0 ? node.Inputs[node.InPlaceInput] : op.Has(OpTraits.View) ? node.Inputs[0] : null;
        if (shared is null)
        {
            return;
        }

        var root = _roots[shared.Id];
        foreach (var output in node.Outputs)
        {
            _roots[output.Id] = root;
            (_sharers[root] ??= [root]).Add(output.Id);

            // Broadcast elements share an address, so writing one would write them all.
            if (op is Expand)
            {
                _isNotOwned[root] = true;
            }
        }
    }

    public bool IsOwned(Value value) => !_isNotOwned[_roots[value.Id]];

    public bool Share(Value left, Value right) => _roots[left.Id] == _roots[right.Id];

    public IReadOnlyList<int> SharersOf(Value value) => _sharers[_roots[value.Id]] ?? [_roots[value.Id]];
}
