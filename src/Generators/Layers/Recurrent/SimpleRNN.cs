using System.Collections.Generic;

namespace CompiledNets.Generators.Layers;

/// <summary>The plain recurrent layer; with its state or without.</summary>
internal abstract class PlainRecurrence : RecurrentLayer
{
    protected static IReadOnlyList<Parameter> AllParameters { get; } = [.. Activations(withGates: false), .. Initializers, .. Regularizers, .. Passage];

    protected override int Gates => 1;

    protected override string KindOf(Arguments arguments) => "Simple";
}

internal sealed class SimpleRNN : PlainRecurrence
{
    public override Signature Signature { get; } = new("SimpleRNN", WordKind.Layer, Group)
    {
        Summary = "The plain recurrent layer: h' = activation(x · kernel + h · recurrent_kernel + bias).",
        Remarks = "SimpleRNNWithState is the same with its state, to start from and as a result.",
        Shapes = "(N, T, features) -> (N, units), or (N, T, units) with returnSequences",
        Operands = [Steps],
        Parameters = AllParameters,
    };

    protected override bool HasStates => false;
}

internal sealed class SimpleRNNWithState : PlainRecurrence
{
    public override Signature Signature { get; } = new("SimpleRNNWithState", WordKind.Layer, Group)
    {
        Summary = "A SimpleRNN with its state: Keras' returnState and initialState. var (y, h) = SimpleRNNWithState(64)(x), and SimpleRNNWithState(64)(x, h) goes on from there.",
        Remarks = "A word of its own, because in C# the number of results cannot depend on an argument.",
        Shapes = "(N, T, features), (N, units) -> (N, units) or (N, T, units), (N, units)",
        Operands = [Steps, State("h", "The state to start from, (N, units); zeros where it is not given.")],
        Results = ["y", "h"],
        Parameters = AllParameters,
    };

    protected override bool HasStates => true;
}
