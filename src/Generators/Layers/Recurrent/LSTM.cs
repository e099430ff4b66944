using System.Collections.Generic;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Long short-term memory; with its states or without.</summary>
internal abstract class LongShortTermMemory : RecurrentLayer
{
    protected const string Formula =
        "Long short-term memory: i, f, o = sigmoid, c' = f · c + i · tanh(candidate), h' = o · tanh(c'), each gate from x · kernel + h · recurrent_kernel + bias. Hochreiter and Schmidhuber, 1997.";

    protected const string Weights =
        "The gates stand in the order input, forget, candidate, output; there is one bias, of 4 · units, as in Keras. PyTorch has the transposed kernels and two biases, whose sum is this one.";

    protected static IReadOnlyList<Parameter> AllParameters { get; } =
    [
        .. Activations(withGates: true),
        .. Initializers,
        Parameter.Flag("unitForgetBias", true, "Whether the bias of the forget gate starts at one. Jozefowicz et al., 2015."),
        .. Regularizers,
        .. Passage,
    ];

    protected override int Gates => 4;

    protected override int States => 2;

    protected override string KindOf(Arguments arguments) => "Lstm";

    protected override void AddBias(ShapeContext c, long units)
    {
        var initializer = c.Arguments.Formula("biasInitializer")!;
        c.Weight(
            "bias",
            [Gates * units],
            "biasInitializer",
            startsAs: c.Arguments.Flag("unitForgetBias") ? initializer with { Name = FormulaModel.UnitForget + initializer.Name } : initializer);
    }
}

internal sealed class LSTM : LongShortTermMemory
{
    public override Signature Signature { get; } = new("LSTM", WordKind.Layer, Group)
    {
        Summary = Formula,
        Remarks = Weights + " LSTMWithState is the same with its state, to start from and as a result.",
        Shapes = "(N, T, features) -> (N, units), or (N, T, units) with returnSequences",
        Operands = [Steps],
        Parameters = AllParameters,
    };

    protected override bool HasStates => false;
}

internal sealed class LSTMWithState : LongShortTermMemory
{
    public override Signature Signature { get; } = new("LSTMWithState", WordKind.Layer, Group)
    {
        Summary = "An LSTM with its state: Keras' returnState and initialState. var (y, h, c) = LSTMWithState(64)(x), and LSTMWithState(64)(x, h, c) goes on from there.",
        Remarks = "A word of its own, because in C# the number of results cannot depend on an argument. " + Weights,
        Shapes = "(N, T, features), (N, units), (N, units) -> (N, units) or (N, T, units), (N, units), (N, units)",
        Operands = [Steps, State("h", "The state to start from, (N, units); zeros where it is not given."), State("c", "The carry to start from, (N, units).")],
        Results = ["y", "h", "c"],
        Parameters = AllParameters,
    };

    protected override bool HasStates => true;
}
