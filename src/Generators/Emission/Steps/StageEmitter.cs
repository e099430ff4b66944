using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Writes the stages of a backward pass as blocks with a condition: the trainable layers at run time. A value that another block reads is declared before
/// the first block. If a block does not run, the memory of the step releases the values that only it reads with the next result.
/// </summary>
/// <param name="net">The net.</param>
/// <param name="graph">The graph.</param>
/// <param name="variables">The variables of the method.</param>
/// <param name="saysFinal">Whether the step says after each block which gradients are final.</param>
internal sealed class StageEmitter(EmitContext net, OpGraph graph, Variables variables, bool saysFinal)
{
    // The variable of each stage, which is true if the stage runs.
    private readonly List<string> _flags = [];

    // The stages of the nodes that read each value, by its id. They are empty if a node reads it that always runs.
    private readonly EquatableArray<int>?[] _readers = new EquatableArray<int>?[graph.Stages.Length > 0 ? graph.NextId : 0];

    /// <summary>Writes nodes.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="emit">Writes one of them.</param>
    public void Emit(IReadOnlyList<Node> nodes, Action<Node> emit)
    {
        var blocks = Blocks(nodes);
        var final = saysFinal ? FinalLayers(blocks) : null;
        foreach (var block in blocks)
        {
            if (_flags.Count < graph.Stages.Length && block[0].Phase == Phase.Backward)
            {
                Begin(blocks);
            }

            EmitBlock(block, emit);
            if (final?[block].ToList() is { Count: > 0 } layers)
            {
                net.Writer.Line($"GradientsAreFinal({ArgumentsOf(layers)});");
            }
        }
    }

    /// <summary>Gets the text that declares the variable of a value, or its name if it is declared before the first block.</summary>
    public string Declare(Value value)
    {
        if (variables.Knows(value))
        {
            return variables.NameOf(value);
        }

        return "var " + variables.Add(value);
    }

    /// <summary>Gets the condition that a node reads an output of a node of the backward pass, if both run.</summary>
    public string WhenRead(Node node, int output) =>
        node.Phase == Phase.Backward && _flags.Count > 0 && _readers[node.Outputs[output].Id] is { Length: > 0 } readers && !readers.Equals(node.Stages) ? Condition(readers) : "true";

    /// <summary>Writes layers as arguments. Many consecutive layers of the net are one argument, because the C# compiler takes long for a list of hundreds.</summary>
    private string ArgumentsOf(IReadOnlyList<int> layers)
    {
        var sorted = layers.OrderBy(layer => layer).ToList();
        var isRange = sorted.Count >= LoopRoller.LeastCount
            && sorted[sorted.Count - 1] - sorted[0] == sorted.Count - 1
            && sorted.All(layer => net.Model.Layers[layer].Owner.Length == 0);
        return isRange
            ? $"LayersFrom({Literals.Of(net.LayerMembers[net.Model.Layers[sorted[0]].Member!].Ordinal)}, {Literals.Of(sorted.Count)})"
            : string.Join(", ", layers.Select(net.Weights.LayerOf));
    }

    /// <summary>Declares the conditions of the stages, and the values that blocks pass on to others.</summary>
    private void Begin(List<List<Node>> blocks)
    {
        net.Writer.Separate();
        net.Writer.Line("// The backward pass leaves out what only layers need that are not trainable now.");
        foreach (var stage in graph.Stages)
        {
            var name = variables.Add("learns");
            net.Writer.Line($"var {name} = {string.Join("", stage.Below.Select(below => _flags[below] + " || "))}Learns({ArgumentsOf([.. stage.Layers])});");
            _flags.Add(name);
        }

        foreach (var value in PassedOn(blocks))
        {
            net.Writer.Line($"{Types.Tensor} {variables.Add(value)} = null!;");
        }
    }

    /// <summary>Finds the values that one block computes and another reads, and the stages that read each value.</summary>
    private List<Value> PassedOn(List<List<Node>> blocks)
    {
        // The result of an operation in place has the variable of its operand.
        var producers = new (Value Value, List<Node> Block)?[graph.NextId];
        var passed = new SortedDictionary<int, Value>();
        foreach (var block in blocks.Where(block => block[0].Phase == Phase.Backward))
        {
            foreach (var node in block)
            {
                foreach (var input in node.Inputs)
                {
                    _readers[input.Id] = _readers[input.Id] is not { } readers ? node.Stages
                        : readers.Length == 0 || node.Stages.Length == 0 ? EquatableArray<int>.Empty
                        : readers.Union(node.Stages).OrderBy(stage => stage).ToEquatableArray();
                    if (producers[input.Id] is { } producer && producer.Block != block && producer.Block[0].Stages.Length > 0)
                    {
                        passed[producer.Value.Id] = producer.Value;
                    }
                }

                foreach (var output in node.Outputs)
                {
                    producers[output.Id] = node.InPlaceInput < 0 ? (output, block) : producers[node.Inputs[node.InPlaceInput].Id];
                }
            }
        }

        foreach (var result in graph.Results)
        {
            _readers[result.Value.Id] = EquatableArray<int>.Empty;
        }

        return [.. passed.Values];
    }

    /// <summary>Finds the layers of which each block stores the last gradient, except the last of these blocks, after which the step ends.</summary>
    private static ILookup<List<Node>, int> FinalLayers(List<List<Node>> blocks)
    {
        var last = new SortedDictionary<int, List<Node>>();
        var end = blocks[^1];
        foreach (var block in blocks)
        {
            foreach (var weight in block.Select(StagePlan.StoredBy).OfType<Value>())
            {
                last[weight.Layer] = end = block;
            }
        }

        return last.Where(layer => layer.Value != end).ToLookup(layer => layer.Value, layer => layer.Key);
    }

    private void EmitBlock(List<Node> block, Action<Node> emit)
    {
        if (block[0].Stages.Length == 0)
        {
            block.ForEach(emit);
            return;
        }

        net.Writer.Separate();
        net.Writer.Lines($$"""
            if ({{Condition(block[0].Stages)}})
            {
                {{() => block.ForEach(emit)}}
            }
            """);
    }

    private string Condition(EquatableArray<int> stages) => string.Join(" || ", stages.Select(stage => _flags[stage]));

    /// <summary>Divides nodes into the longest runs with the same stages.</summary>
    private static List<List<Node>> Blocks(IReadOnlyList<Node> nodes)
    {
        var blocks = new List<List<Node>>();
        foreach (var node in nodes)
        {
            if (blocks.Count == 0 || !blocks[^1][0].Stages.Equals(node.Stages) || blocks[^1][0].Phase != node.Phase)
            {
                blocks.Add([]);
            }

            blocks[^1].Add(node);
        }

        return blocks;
    }
}
