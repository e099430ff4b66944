using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Gives a word access to a call while it is lowered to operations.</summary>
internal sealed class LowerContext(
    GraphBuilder graph,
    string name,
    long call,
    IReadOnlyList<Value> inputs,
    Func<string, Value> weightOf,
    Arguments arguments,
    StepKind step,
    bool isFrozen,
    Action<Value> addPenalty)
{
    public GraphBuilder Graph { get; } = graph;

    /// <summary>Gets the name of the result in the emitted code.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the ordinal of the call, which is the number of its random stream.</summary>
    public long Call { get; } = call;

    /// <summary>Gets the number of a further random stream, for a call that needs several.</summary>
    public long Stream(int further) => Call + (1_000_000L * further);

    private readonly IReadOnlyList<Value> _all = inputs;

    /// <summary>Gets the operands.</summary>
    public IReadOnlyList<Value> Inputs { get; } = arguments.Masks is { } masks ? inputs.Take(masks.Count).ToList() : inputs;

    /// <summary>
    /// Gets the mask of an operand, (N, T), which is true for the steps that count. Returns null if all count. Only words whose rule is
    /// <see cref="MaskRule.Uses"/> may call it.
    /// </summary>
    public Value? Mask(int input) => Arguments.Masks is { } masks && masks[input] >= 0 ? _all[(int)masks[input]] : null;

    /// <summary>Gets the only operand.</summary>
    public Value Input => Inputs[0];

    public Arguments Arguments { get; } = arguments;

    /// <summary>True if the definition has frozen the layer's weights.</summary>
    public bool IsFrozen { get; } = isFrozen;

    /// <summary>True if the step trains, false if it predicts.</summary>
    public bool IsTraining => step.IsTraining;

    /// <summary>
    /// True if the step may write weights that are state. Autograd's steps do not write any, because they serve as the reference for tests.
    /// </summary>
    public bool WritesState => !IsFrozen && step.WritesState;

    /// <summary>Gets the results after the first.</summary>
    public IReadOnlyList<Value> Further => _further;

    private readonly List<Value> _further = [];

    /// <summary>Adds a result after the first. The order must be that in which the shape rule has declared them.</summary>
    public void AddResult(Value value) => _further.Add(value);

    /// <summary>Gets an axis of the only operand, counted from 0. The argument counts as in Keras.</summary>
    public int Axis(string parameter)
    {
        var axis = (int)Arguments.Integer(parameter);
        return axis < 0 ? axis + Input.Shape.Rank : axis;
    }

    /// <summary>Adds a number to the loss, if the step has an objective.</summary>
    public void AddPenalty(Value penalty) => addPenalty(penalty);

    public Value Weight(string name) => weightOf(name);
}
