using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>What an operation sees while its vector-Jacobian product is added to the graph.</summary>
internal sealed class VjpContext(
    Node node,
    GraphBuilder graph,
    Func<Value, Value?> gradientOf,
    Func<Value, LossFactor?> seedOf,
    Func<Value, bool> isNeeded,
    Action<Value, Value> accumulate)
{
    public Node Node { get; } = node;

    public GraphBuilder Graph { get; } = graph;

    public IReadOnlyList<Value> Inputs => Node.Inputs;

    public IReadOnlyList<Value> Outputs => Node.Outputs;

    /// <summary>The gradient of the first result. Differentiation asks only operations that have one.</summary>
    public Value Gradient => gradientOf(Node.Outputs[0])!;

    /// <summary>The gradient of one of several results, or null where nothing depends on it.</summary>
    public Value? GradientOf(int output) => gradientOf(Node.Outputs[output]);

    /// <summary>The gradient of the first result where that is one number, a loss: its weight in the objective.</summary>
    public LossFactor Seed => seedOf(Node.Outputs[0])!;

    /// <summary>Whether anybody needs the gradient of an input.</summary>
    public bool Needs(int input) => isNeeded(Node.Inputs[input]);

    /// <summary>Adds <paramref name="gradient"/> to the gradient of an input, if anybody needs it.</summary>
    public void Accumulate(int input, Func<Value> gradient)
    {
        if (Needs(input))
        {
            accumulate(Node.Inputs[input], gradient());
        }
    }

    /// <summary>What the gradient of an input is called.</summary>
    public string NameOf(int input) => "d_" + Node.Inputs[input].Name;
}
