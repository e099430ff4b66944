using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Gated recurrent units; with their state or without.</summary>
internal abstract class GatedRecurrentUnit : RecurrentLayer
{
    protected const string Formula =
        "Gated recurrent units: z, r = sigmoid, h' = z · h + (1 - z) · tanh(candidate), where the reset gate r decides what the candidate sees of h. Cho et al., 2014.";

    protected const string Weights =
        "The gates stand in the order update, reset, candidate, as in Keras; PyTorch has reset first, and transposed kernels. With resetAfter, r works on h · recurrent_kernel, and the bias is "
        + "(2, 3 · units): one for each product. recurrentDropout drops the same part of the state for all gates, and only where it enters the product; Keras draws one for each gate.";

    protected static IReadOnlyList<Parameter> AllParameters { get; } =
        [.. Activations(withGates: true), .. Initializers, .. Regularizers, .. Passage, Parameter.Flag("resetAfter", true, "Whether the reset gate works behind the product with the state, or on the state before it.")];

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
        Remarks = Weights + " GRUWithState is the same with its state, to start from and as a result.",
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
        Summary = "A GRU with its state: Keras' returnState and initialState. var (y, h) = GRUWithState(64)(x), and GRUWithState(64)(x, h) goes on from there.",
        Remarks = "A word of its own, because in C# the number of results cannot depend on an argument. " + Weights,
        Shapes = "(N, T, features), (N, units) -> (N, units) or (N, T, units), (N, units)",
        Operands = [Steps, State("h", "The state to start from, (N, units); zeros where it is not given.")],
        Results = ["y", "h"],
        Parameters = AllParameters,
    };

    protected override bool HasStates => true;
}
