using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A gated recurrent unit, with or without its state.</summary>
internal abstract class GatedRecurrentUnit : RecurrentLayer
{
    protected const string Formula =
        "Applies gated recurrent units: z, r = sigmoid, h' = z · h + (1 - z) · tanh(candidate). The reset gate r limits the influence of h on the candidate. Cho et al., 2014.";

    protected const string Weights =
        "The order of the gates is update, reset, candidate, as in Keras. In PyTorch reset is first, and the kernels are transposed. With resetAfter, r multiplies h · recurrent_kernel, and the bias has the shape "
        + "(2, 3 · units), one row for each product. recurrentDropout drops the same part of the state for all gates, and only in the product. Keras draws a separate part for each gate.";

    protected static IReadOnlyList<Parameter> AllParameters { get; } =
        [.. Activations(withGates: true), .. Initializers, .. Regularizers, .. Passage, Parameter.Flag("resetAfter", true, "Whether the reset gate is applied after the product with the recurrent kernel, and not to the state before it.")];

    protected override int Gates => 3;

    protected override string KindOf(Arguments arguments) => arguments.Flag("resetAfter") ? "GruResetAfter" : "GruResetBefore";

    protected override void AddBias(ShapeContext c, long units) =>
        c.Weight("bias", c.Arguments.Flag("resetAfter") ? [2, Gates * units] : [Gates * units], "biasInitializer");

    protected override (Value Input, Value? Recurrent) Biases(LowerContext c)
    {
        var bias = c.Weight("bias");
        return c.Arguments.Flag("resetAfter") ? (Row(0), Row(1)) : (bias, null);

        Value Row(int index) => Reshape.Apply(c.Graph, Narrow.Apply(c.Graph, bias, 0, index, 1), Shape.Of(bias.Shape[1]));
    }
}

internal sealed class GRU : GatedRecurrentUnit
{
    public override Signature Signature { get; } = new("GRU", WordKind.Layer, Group)
    {
        Summary = Formula,
        Remarks = Weights + " GRUWithState also takes and returns the state.",
        Shapes = "(N, T, features) -> (N, units), or (N, T, units) with returnSequences",
        Operands = [Steps],
        Parameters = AllParameters,
    };

    protected override bool HasStates => false;
}

internal sealed class GRUWithState : GatedRecurrentUnit
{
    public override Signature Signature { get; } = new("GRUWithState", WordKind.Layer, Group)
    {
        Summary = "Applies a GRU that also takes and returns its state, as Keras' initialState and returnState. var (y, h) = GRUWithState(64)(x) returns the state, and GRUWithState(64)(x, h) continues from it.",
        Remarks = "It is a separate word, because in C# the number of results cannot depend on an argument. " + Weights,
        Shapes = "(N, T, features), (N, units) -> (N, units) or (N, T, units), (N, units)",
        Operands = [Steps, State("h", "The state to start from, (N, units). The default is zeros.")],
        Results = ["y", "h"],
        Parameters = AllParameters,
    };

    protected override bool HasStates => true;
}
