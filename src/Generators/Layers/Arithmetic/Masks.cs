using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>A word that makes a mask. The front end adds it; nobody writes it.</summary>
internal abstract class MaskWord(string name, string summary) : Layer
{
    public override Signature Signature { get; } = new(name, WordKind.Function, Operator.OperatorGroup)
    {
        Summary = summary,
        Shapes = "(N, T, ...) -> (N, T)",
        Operands = [Operand.FloatOrIds("x", "The tensor.")],
        Parameters = [new Parameter("value", ParameterKind.Real, "What does not count.")],
        Masks = MaskRule.Drops,
    };

    public override DType ResultDType(IReadOnlyList<DType> operands) => DType.Bool;
}

/// <summary>The ids that are not zero.</summary>
internal sealed class MaskOfIdsWord() : MaskWord("op_MaskOfIds", "Where ids are not zero.")
{
    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Masks.OfIds(c.Graph, c.Input, c.Name);
}

/// <summary>The steps in which a feature is another than a value.</summary>
internal sealed class MaskOfStepsWord() : MaskWord("op_MaskOfSteps", "Where a feature is not the value.")
{
    public override Shape? Infer(ShapeContext c) => Shape.Of(c.Input[0], c.Input[1]);

    public override Value Lower(LowerContext c) => Masks.OfSteps(c.Graph, c.Input, c.Arguments.Real("value"), c.Name);
}

/// <summary>The steps that count in both masks.</summary>
internal sealed class BothMasksWord() : MaskWord("op_BothMasks", "Where two masks count.")
{
    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Masks.Both(c.Graph, c.Inputs[0], c.Inputs[1], c.Name);
}

/// <summary>Zeros in the steps that do not count.</summary>
internal sealed class ZeroMaskedWord : Layer
{
    public override Signature Signature { get; } = new("op_ZeroMasked", WordKind.Function, Operator.OperatorGroup)
    {
        Summary = "Zeros in the steps that do not count.",
        Shapes = "x -> x",
        Masks = MaskRule.Passes | MaskRule.Uses,
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => c.Mask(0) is { } mask ? Masks.Zero(c.Graph, c.Input, mask, c.Name) : c.Input;
}

/// <summary>The steps from the last to the first.</summary>
internal sealed class ReverseWord : Layer
{
    public override Signature Signature { get; } = new("op_Reverse", WordKind.Function, Operator.OperatorGroup)
    {
        Summary = "The steps from the last to the first.",
        Shapes = "(N, T, ...) -> (N, T, ...)",
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Flip.Apply(c.Graph, c.Input, 1, c.Name);
}
