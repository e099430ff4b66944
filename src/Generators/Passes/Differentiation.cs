using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Adds the backward pass in reverse mode: from the gradients of the results to those of weights and inputs, by the
/// vector-Jacobian product of each operation. A gradient that leads to nothing wanted is not computed.
/// </summary>
internal static class Differentiation
{
    /// <param name="graph">The forward graph.</param>
    /// <param name="lossWeights">The weight of each loss in the objective, or null where the gradients of the outputs are given from outside.</param>
    /// <param name="inputGradients">Whether the gradients with respect to inputs are wanted too.</param>
    public static OpGraph Run(OpGraph graph, IReadOnlyDictionary<string, LossFactor>? lossWeights, bool inputGradients)
    {
        var builder = new GraphBuilder(graph) { Phase = Phase.Backward };
        var needed = Needed(graph, inputGradients);
        var gradients = new Dictionary<int, Value>();
        var seeds = new Dictionary<int, LossFactor>();

        void Accumulate(Value value, Value gradient) => gradients[value.Id] = gradients.TryGetValue(value.Id, out var sum)
            ? Pointwise.Add(builder, sum, gradient, sum.Name)
            : gradient;

        foreach (var result in graph.Results)
        {
            if (result.Kind == ResultKind.Loss && lossWeights is not null)
            {
                seeds[result.Value.Id] = seeds.TryGetValue(result.Value.Id, out var seed) ? seed + lossWeights[result.Name] : lossWeights[result.Name];
            }
            else if (result.Kind == ResultKind.Penalty && lossWeights is not null)
            {
                seeds[result.Value.Id] = LossFactor.Constant(1);
            }
            else if (result.Kind == ResultKind.Output && needed.Contains(result.Value.Id))
            {
                Accumulate(result.Value, builder.AddSource(ValueSource.OutputGradient, result.Name, result.Value.DType, result.Value.Shape));
            }
        }

        var firstReaders = new Dictionary<int, Node>();
        foreach (var (node, input) in graph.Nodes.SelectMany(node => node.Inputs.Select(input => (node, input))))
        {
            if (!firstReaders.ContainsKey(input.Id))
            {
                firstReaders.Add(input.Id, node);
            }
        }

        foreach (var node in graph.Nodes.Reverse())
        {
            if (!node.Outputs.Any(output => gradients.ContainsKey(output.Id) || seeds.ContainsKey(output.Id))
                || !node.Inputs.Any(input => needed.Contains(input.Id)))
            {
                continue;
            }

            builder.Call = node.Call;
            OpCatalogue.Of(node.Op).Differentiate(new VjpContext(
                node,
                builder,
                value => gradients.TryGetValue(value.Id, out var gradient) ? gradient : null,
                value => seeds.TryGetValue(value.Id, out var seed) ? seed : null,
                value => needed.Contains(value.Id),
                Accumulate));

            // Where a weight is first read, its gradient is complete: it is stored there, and lives no longer than it must.
            builder.Call = -1;
            foreach (var weight in node.Inputs.Where(input => input.Source == ValueSource.Weight && firstReaders[input.Id] == node))
            {
                if (gradients.TryGetValue(weight.Id, out var gradient))
                {
                    StoreGradient.Apply(builder, gradient, weight);
                    gradients.Remove(weight.Id);
                }
            }
        }

        foreach (var input in Sources(graph).Where(source => source.Source == ValueSource.Input))
        {
            if (gradients.TryGetValue(input.Id, out var gradient))
            {
                builder.Add(new Result(ResultKind.InputGradient, input.Name, gradient));
            }
        }

        return builder.Build();
    }

    /// <summary>The values that the wanted gradients flow through.</summary>
    private static HashSet<int> Needed(OpGraph graph, bool inputGradients)
    {
        var needed = new HashSet<int>(Sources(graph)
            .Where(source => source.Source == ValueSource.Weight
                || (inputGradients && source is { Source: ValueSource.Input, DType: DType.Float }))
            .Select(source => source.Id));
        foreach (var node in graph.Nodes)
        {
            if (node.Inputs.Any(input => needed.Contains(input.Id)))
            {
                needed.UnionWith(node.Outputs.Where(output => output.DType == DType.Float).Select(output => output.Id));
            }
        }

        return needed;
    }

    private static IEnumerable<Value> Sources(OpGraph graph) => graph.Nodes
        .SelectMany(node => node.Inputs)
        .Concat(graph.Results.Select(result => result.Value))
        .Where(value => value.Source is ValueSource.Weight or ValueSource.Input)
        .GroupBy(value => value.Id)
        .Select(group => group.First())
        .OrderBy(value => value.Id);
}
