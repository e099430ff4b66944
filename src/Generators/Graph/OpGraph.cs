using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>The kind of a result of a graph.</summary>
internal enum ResultKind
{
    /// <summary>An output of the net.</summary>
    Output,

    /// <summary>A loss, without its weight.</summary>
    Loss,

    /// <summary>The penalty of a regularizer, which is added to the objective.</summary>
    Penalty,

    /// <summary>The sums of a metric.</summary>
    Metric,

    /// <summary>The gradient with respect to an input.</summary>
    InputGradient,
}

/// <summary>A value that outlives the graph.</summary>
/// <param name="Kind">The kind of the result.</param>
/// <param name="Name">The name of the output, loss, metric or input.</param>
/// <param name="Value">The value.</param>
/// <param name="Count">The number of terms in the sum of a metric. It is null for a loss, or if the value is a vector of all sums.</param>
internal sealed record Result(ResultKind Kind, string Name, Value Value, Dim? Count = null);

/// <summary>A graph: operations in an order in which they can run, and results. It is immutable, so a pass creates another graph.</summary>
/// <param name="Nodes">The operations.</param>
/// <param name="Results">The results.</param>
/// <param name="NextId">A number above the ids of all values, which is the size of tables that are indexed by id.</param>
internal sealed record OpGraph(EquatableArray<Node> Nodes, EquatableArray<Result> Results, int NextId)
{
    /// <summary>Gets the stages of the backward pass. A stage follows those below it.</summary>
    public EquatableArray<Stage> Stages { get; init; }

    /// <summary>Gets the node that computes each value, by the value's id, or null for a source.</summary>
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

    /// <summary>Counts how often each value is read, by nodes and as a result, by the value's id.</summary>
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
