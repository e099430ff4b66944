using System.Collections.Generic;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A long short-term memory, with or without its states.</summary>
internal abstract class LongShortTermMemory : RecurrentLayer
{
    protected const string Formula =
        "Applies long short-term memory: i, f, o = sigmoid, c' = f · c + i · tanh(candidate), h' = o · tanh(c'), where each gate is computed from x · kernel + h · recurrent_kernel + bias. Hochreiter and Schmidhuber, 1997.";

    protected const string Weights =
        "The order of the gates is input, forget, candidate, output, and there is one bias of 4 · units, as in Keras. PyTorch has transposed kernels and two biases, whose sum is this bias.";

    protected static IReadOnlyList<Parameter> AllParameters { get; } =
    [
        .. Activations(withGates: true),
        .. Initializers,
        Parameter.Flag("unitForgetBias", true, "Whether the bias of the forget gate is initialized with ones. Jozefowicz et al., 2015."),
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
        Remarks = Weights + " LSTMWithState also takes and returns the states.",
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
        Summary = "Applies an LSTM that also takes and returns its states, as Keras' initialState and returnState. var (y, h, c) = LSTMWithState(64)(x) returns the states, and LSTMWithState(64)(x, h, c) continues from them.",
        Remarks = "It is a separate word, because in C# the number of results cannot depend on an argument. " + Weights,
        Shapes = "(N, T, features), (N, units), (N, units) -> (N, units) or (N, T, units), (N, units), (N, units)",
        Operands = [Steps, State("h", "The state to start from, (N, units). The default is zeros."), State("c", "The carry to start from, (N, units).")],
        Results = ["y", "h", "c"],
        Parameters = AllParameters,
    };

    protected override bool HasStates => true;
}
