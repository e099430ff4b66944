using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A word that computes a mask. The front end adds it, and users cannot write it.</summary>
internal abstract class MaskWord(string name, string summary) : Word
{
    public override Signature Signature { get; } = new(name, WordKind.Internal)
    {
        Summary = summary,
        Shapes = "(N, T, ...) -> (N, T)",
        Operands = [Operand.FloatOrIds("x", "The tensor.")],
        Parameters = [new Parameter("value", ParameterKind.Real, "The value that is masked.")],
        Masks = MaskRule.Drops,
    };

    public override DType ResultDType(IReadOnlyList<DType> operands) => DType.Bool;

    /// <summary>A mask has no mask itself.</summary>
    public override int? MaskOfResult(MaskContext c) => null;
}

/// <summary>Computes the mask of ids that are not zero.</summary>
internal sealed class MaskOfIdsWord() : MaskWord("MaskOfIds", "Computes the mask of ids that are not zero.")
{
    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Masks.OfIds(c.Graph, c.Input, c.Name);
}

/// <summary>Computes the mask of steps with at least one feature that differs from a value.</summary>
internal sealed class MaskOfStepsWord() : MaskWord("MaskOfSteps", "Computes the mask of steps with at least one feature that differs from a value.")
{
    public override Shape? Infer(ShapeContext c) => Shape.Of(c.Input[0], c.Input[1]);

    public override Value Lower(LowerContext c) => Masks.OfSteps(c.Graph, c.Input, c.Arguments.Real("value"), c.Name);
}

/// <summary>Combines two masks: a step is kept if both masks keep it.</summary>
internal sealed class BothMasksWord() : MaskWord("BothMasks", "Combines two masks: a step is kept if both masks keep it.")
{
    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => c.Inputs[0] == c.Inputs[1] ? c.Inputs[0] : Masks.Both(c.Graph, c.Inputs[0], c.Inputs[1], c.Name);
}
