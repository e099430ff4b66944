using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Graph;

/// <summary>The part of the step that a node belongs to.</summary>
internal enum Phase
{
    Forward,
    Objective,
    Backward,
}

/// <summary>An operation of a graph: one call of a kernel in the emitted code.</summary>
/// <param name="Op">The operation of the catalogue, of which there is one instance.</param>
/// <param name="Inputs">The values that it reads.</param>
/// <param name="Outputs">The values that it computes.</param>
/// <param name="Arguments">The constants.</param>
/// <param name="Call">The index of the call in the model that it was lowered from, or -1.</param>
/// <param name="Phase">The part of the step.</param>
internal sealed record Node(
    Op Op,
    EquatableArray<Value> Inputs,
    EquatableArray<Value> Outputs,
    EquatableArray<Argument> Arguments,
    int Call,
    Phase Phase)
{
    /// <summary>The argument that says that the kernel applies ReLU to its first result.</summary>
    public const string ReluArgument = "relu";

    /// <summary>True if the kernel applies ReLU to its first result.</summary>
    public bool EndsInRelu => Find(ReluArgument) is not null;

    /// <summary>Gets the index of the input whose buffer the result overwrites, or -1.</summary>
    public int InPlaceInput { get; init; } = -1;

    /// <summary>Gets the weight whose gradient is stored directly instead of in a new tensor, or null.</summary>
    public Value? Destination { get; init; }

    /// <summary>Gets the stages of the backward pass of which one must run for this node to run. If there are none, it always runs.</summary>
    public EquatableArray<int> Stages { get; init; }

    /// <summary>Gets the values that are released after this node, because nothing reads them later.</summary>
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
