using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Layers;

/// <summary>What a word sees of a call while it is turned into operations.</summary>
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

    /// <summary>What the result is called in the emitted code.</summary>
    public string Name { get; } = name;

    /// <summary>The ordinal of the call: the number of its random stream.</summary>
    public long Call { get; } = call;

    /// <summary>The number of a further random stream, of a call that needs several.</summary>
    public long Stream(int further) => Call + (1_000_000L * further);

    private readonly IReadOnlyList<Value> _all = inputs;

    /// <summary>The operands.</summary>
    public IReadOnlyList<Value> Inputs { get; } = arguments.Masks is { } masks ? inputs.Take(masks.Count).ToList() : inputs;

    /// <summary>Which steps of an operand count, (N, T), or null where all do. Only for words whose rule is <see cref="MaskRule.Uses"/>.</summary>
    public Value? Mask(int input) => Arguments.Masks is { } masks && masks[input] >= 0 ? _all[(int)masks[input]] : null;

    /// <summary>The only operand.</summary>
    public Value Input => Inputs[0];

    public Arguments Arguments { get; } = arguments;

    /// <summary>Whether the definition keeps the layer from learning.</summary>
    public bool IsFrozen { get; } = isFrozen;

    /// <summary>Whether the step trains, or predicts.</summary>
    public bool IsTraining => step.IsTraining;

    /// <summary>Whether the step may write weights that are state. Autograd's steps are the oracle: they train, and leave no trace.</summary>
    public bool WritesState => !IsFrozen && step.WritesState;

    /// <summary>The results behind the first.</summary>
    public IReadOnlyList<Value> Further => _further;

    private readonly List<Value> _further = [];

    /// <summary>Adds a result behind the first, in the order in which the shape rule has declared them.</summary>
    public void AddResult(Value value) => _further.Add(value);

    /// <summary>An axis of the only operand, counted from 0, that an argument says in Keras' way.</summary>
    public int Axis(string parameter)
    {
        var axis = (int)Arguments.Integer(parameter);
        return axis < 0 ? axis + Input.Shape.Rank : axis;
    }

    /// <summary>Adds a number to what training minimises, where the step has an objective.</summary>
    public void AddPenalty(Value penalty) => addPenalty(penalty);

    public Value Weight(string name) => weightOf(name);
}
