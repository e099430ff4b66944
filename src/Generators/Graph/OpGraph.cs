using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>What a value of the graph is for, once the graph has run.</summary>
internal enum ResultKind
{
    /// <summary>An output of the net.</summary>
    Output,

    /// <summary>A loss, without its weight.</summary>
    Loss,

    /// <summary>What a regularizer adds to what is minimised.</summary>
    Penalty,

    /// <summary>What a metric adds up.</summary>
    Metric,

    /// <summary>The gradient with respect to an input.</summary>
    InputGradient,
}

/// <summary>A value that outlives the graph.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">Of which output, loss, metric or input.</param>
/// <param name="Value">The value.</param>
/// <param name="Count">Of a metric: how many places the value was added up over; null where it is a loss, or a vector of all its sums.</param>
internal sealed record Result(ResultKind Kind, string Name, Value Value, Dim? Count = null);

/// <summary>Operations in an order in which they can run, and what comes of them. Immutable: a pass makes another one.</summary>
internal sealed record OpGraph(EquatableArray<Node> Nodes, EquatableArray<Result> Results)
{
    /// <summary>The node that computes a value, by the value's id.</summary>
    public Dictionary<int, Node> Producers() => Nodes
        .SelectMany(node => node.Outputs.Select(output => (output.Id, node)))
        .ToDictionary(pair => pair.Id, pair => pair.node);

    /// <summary>How often each value is read, by nodes and as a result.</summary>
    public Dictionary<int, int> Uses()
    {
        var uses = new Dictionary<int, int>();
        foreach (var value in Nodes.SelectMany(node => node.Inputs).Concat(Results.Select(result => result.Value)))
        {
            uses[value.Id] = uses.TryGetValue(value.Id, out var count) ? count + 1 : 1;
        }

        return uses;
    }
}
