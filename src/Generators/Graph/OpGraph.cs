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
/// <param name="Nodes">The operations.</param>
/// <param name="Results">What comes of them.</param>
/// <param name="NextId">An id above those of all values: what a table of values has room for.</param>
internal sealed record OpGraph(EquatableArray<Node> Nodes, EquatableArray<Result> Results, int NextId)
{
    /// <summary>The node that computes a value, by the value's id; null for a source.</summary>
    public Node?[] Producers()
    {
        var producers = new Node?[NextId];
        foreach (var node in Nodes)
        {
            foreach (var output in node.Outputs)
            {
                producers[output.Id] = node;
            }
        }

        return producers;
    }

    /// <summary>How often each value is read, by nodes and as a result, by the value's id.</summary>
    public int[] Uses()
    {
        var uses = new int[NextId];
        foreach (var node in Nodes)
        {
            foreach (var input in node.Inputs)
            {
                uses[input.Id]++;
            }
        }

        foreach (var result in Results)
        {
            uses[result.Value.Id]++;
        }

        return uses;
    }
}
