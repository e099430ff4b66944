using System.Collections.Generic;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>The simple recurrent layer, with or without its state.</summary>
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
        Summary = "Applies the simple recurrent layer: h' = activation(x · kernel + h · recurrent_kernel + bias).",
        Remarks = "SimpleRNNWithState also takes and returns the state.",
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
        Summary = "Applies a SimpleRNN that also takes and returns its state, as Keras' initialState and returnState. var (y, h) = SimpleRNNWithState(64)(x) returns the state, and SimpleRNNWithState(64)(x, h) continues from it.",
        Remarks = "It is a separate word, because in C# the number of results cannot depend on an argument.",
        Shapes = "(N, T, features), (N, units) -> (N, units) or (N, T, units), (N, units)",
        Operands = [Steps, State("h", "The state to start from, (N, units). The default is zeros.")],
        Results = ["y", "h"],
        Parameters = AllParameters,
    };

    protected override bool HasStates => true;
}
