using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>Which part of the step a node belongs to.</summary>
internal enum Phase
{
    Forward,
    Objective,
    Backward,
}

/// <summary>One operation: one call of a kernel in the emitted code.</summary>
/// <param name="Op">The operation of the catalogue: there is one object for each.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Outputs">What it computes.</param>
/// <param name="Arguments">Its constants.</param>
/// <param name="Call">The call of the definition that it came from, an ordinal of the model, or -1.</param>
/// <param name="Phase">The part of the step.</param>
internal sealed record Node(
    Op Op,
    EquatableArray<Value> Inputs,
    EquatableArray<Value> Outputs,
    EquatableArray<Argument> Arguments,
    int Call,
    Phase Phase)
{
    /// <summary>The input whose buffer the result takes over, or -1. Set by the pass that finds out where that is safe.</summary>
    public int InPlaceInput { get; init; } = -1;

    /// <summary>The weight in whose gradient the result is left, instead of in a tensor of its own.</summary>
    public Value? Destination { get; init; }

    /// <summary>The values that nobody reads behind this node.</summary>
    public EquatableArray<Value> Releases { get; init; }

    public Value Output => Outputs[0];

    public ArgumentValue? Find(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public ArgumentValue Argument(string name) => Find(name)
        ?? throw new System.InvalidOperationException($"{Op.Name} has no argument '{name}'.");

    public long Integer(string name) => Argument(name).Integer!.Value;

    public bool Flag(string name) => Argument(name).Flag!.Value;

    public double Real(string name) => Argument(name).Real!.Value;

    public EquatableArray<long> Sizes(string name) => Argument(name).Sizes!.Value;

    public EquatableArray<Dim> Dims(string name) => Argument(name).Dims!.Value;
}
