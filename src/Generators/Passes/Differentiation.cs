using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Adds the backward pass in reverse mode: it computes the gradients of weights and inputs from those of the results, with the vector-Jacobian
/// product of each operation. A gradient that contributes to nothing is not computed.
/// </summary>
internal static class Differentiation
{
    /// <param name="graph">The forward graph.</param>
    /// <param name="lossWeights">The weight of each loss in the objective, or null if the gradients of the outputs come from the caller.</param>
    /// <param name="inputGradients">Whether the gradients with respect to inputs are needed too.</param>
    public static OpGraph Run(OpGraph graph, IReadOnlyDictionary<string, LossFactor>? lossWeights, bool inputGradients)
    {
        var builder = new GraphBuilder(graph) { Phase = Phase.Backward };
        var needed = Needed(graph, inputGradients);

        // The index is the id of a value.
        var gradients = new Value?[graph.NextId];
        var seeds = new LossFactor?[graph.NextId];
        var firstReaders = FirstReaders(graph);
        foreach (var result in graph.Results)
        {
            var id = result.Value.Id;
            if (result.Kind == ResultKind.Loss && lossWeights is not null)
            {
                seeds[id] = seeds[id] is { } seed ? seed + lossWeights[result.Name] : lossWeights[result.Name];
            }
            else if (result.Kind == ResultKind.Penalty && lossWeights is not null)
            {
                seeds[id] = LossFactor.Constant(1);
            }
            else if (result.Kind == ResultKind.Output && needed[id])
            {
                Accumulate(result.Value, builder.AddSource(ValueSource.OutputGradient, result.Name, result.Value.DType, result.Value.Shape));
            }
        }

        Func<Value, Value?> gradientOf = value => gradients[value.Id];
        Func<Value, LossFactor?> seedOf = value => seeds[value.Id];
        Func<Value, bool> isNeeded = value => needed[value.Id];
        Func<Value, bool> hasGradient = value => gradients[value.Id] is not null || seeds[value.Id] is not null;
        Action<Value, Value> accumulate = Accumulate;
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (!node.Outputs.Any(hasGradient) || !node.Inputs.Any(isNeeded))
            {
                continue;
            }

            builder.Call = node.Call;
            node.Op.Differentiate(new VjpContext(node, builder, gradientOf, seedOf, isNeeded, accumulate));

            // At the first node that reads a weight, its gradient is complete. Storing it there lets its memory be freed as early as possible.
            builder.Call = -1;
            foreach (var input in node.Inputs)
            {
                if (input.Source == ValueSource.Weight && firstReaders[input.Id] == node && gradients[input.Id] is { } gradient)
                {
                    StoreGradient.Apply(builder, gradient, input);
                    gradients[input.Id] = null;
                }
            }
        }

        foreach (var input in Inputs(graph))
        {
            if (gradients[input.Id] is { } gradient)
            {
                builder.Add(new Result(ResultKind.InputGradient, input.Name, gradient));
            }
        }

        return builder.Build();

        void Accumulate(Value value, Value gradient) =>
            gradients[value.Id] = gradients[value.Id] is { } sum ? Arithmetic.Add.Apply(builder, sum, gradient, sum.Name) : gradient;
    }

    /// <summary>Computes, for each value by id, whether gradients must be propagated through it.</summary>
    private static bool[] Needed(OpGraph graph, bool inputGradients)
    {
        var needed = new bool[graph.NextId];
        Func<Value, bool> isNeeded = value => needed[value.Id];
        foreach (var result in graph.Results)
        {
            needed[result.Value.Id] = IsWanted(result.Value);
        }

        foreach (var node in graph.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                needed[input.Id] |= IsWanted(input);
            }

            if (node.Inputs.Any(isNeeded))
            {
                foreach (var output in node.Outputs)
                {
                    needed[output.Id] = output.DType == DType.Float;
                }
            }
        }

        return needed;

        bool IsWanted(Value source) => source.Source == ValueSource.Weight || (inputGradients && source is { Source: ValueSource.Input, DType: DType.Float });
    }

    /// <summary>Gets the first node that reads each value, by the value's id.</summary>
    private static Node?[] FirstReaders(OpGraph graph)
    {
        var readers = new Node?[graph.NextId];
        foreach (var node in graph.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                readers[input.Id] ??= node;
            }
        }

        return readers;
    }

    /// <summary>Gets the inputs that are read, or are results, in the order of their ids.</summary>
    private static IEnumerable<Value> Inputs(OpGraph graph)
    {
        var inputs = new SortedDictionary<int, Value>();
        foreach (var value in graph.Nodes.SelectMany(node => node.Inputs).Concat(graph.Results.Select(result => result.Value)))
        {
            if (value.Source == ValueSource.Input)
            {
                inputs[value.Id] = value;
            }
        }

        return inputs.Values;
    }
}
