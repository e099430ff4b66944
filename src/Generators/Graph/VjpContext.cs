using System;
using System.Collections.Generic;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Graph;

/// <summary>Gives an operation access to its node and to gradients while its vector-Jacobian product is added to the graph.</summary>
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

    /// <summary>Gets the gradient of the first result. Differentiation calls only operations that have one.</summary>
    public Value Gradient => gradientOf(Node.Outputs[0])!;

    /// <summary>Gets the gradient of one of several results, or null if nothing depends on that result.</summary>
    public Value? GradientOf(int output) => gradientOf(Node.Outputs[output]);

    /// <summary>Gets the gradient of the first result if it is the scalar of a loss: its weight in the objective.</summary>
    public LossFactor Seed => seedOf(Node.Outputs[0])!;

    /// <summary>Returns true if the gradient of an input is needed.</summary>
    public bool Needs(int input) => isNeeded(Node.Inputs[input]);

    /// <summary>Adds <paramref name="gradient"/> to the gradient of an input, if it is needed.</summary>
    public void Accumulate(int input, Func<Value> gradient)
    {
        if (Needs(input))
        {
            accumulate(Node.Inputs[input], gradient());
        }
    }

    /// <summary>Gets the name of the gradient of an input.</summary>
    public string NameOf(int input) => "d_" + Node.Inputs[input].Name;
}
