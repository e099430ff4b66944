using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Applies the first part of TimeDistributed: every time step becomes a sample.</summary>
internal sealed class FoldTime : Word
{
    public override Signature Signature { get; } = new("FoldTime", WordKind.Internal)
    {
        Summary = "Converts the time steps of all samples to samples.",
        Shapes = "(N, T, ...) -> (N * T, ...)",
        Operands = [Operand.FloatOrIds("x", "The samples with time steps.")],
    };

    public override DType ResultDType(IReadOnlyList<DType> operands) => operands[0];

    /// <summary>
    /// A mask of steps inside of the time steps is folded too. A mask of the time steps themselves has no steps in the result; UnfoldTime finds it in the
    /// tensor that was folded.
    /// </summary>
    public override int? MaskOfResult(MaskContext c) =>
        c.Masks[0] is { } mask && c.ShapeOf(mask).Rank >= 3 ? c.Apply(WordCatalogue.Of<FoldedMaskWord>(), [mask]) : null;

    public override Shape? Infer(ShapeContext c) => c.Input.Rank >= 3
        ? new Shape([c.Input[0] * c.Input[1], .. c.Input.Dims.Skip(2)])
        : c.Report(ProblemId.WrongRank, Place.OfInput(0), ["TimeDistributed", "(time, ...), at least two axes besides the batch", c.Input.ToString()]);

    public override Value Lower(LowerContext c) =>
        Reshape.Apply(c.Graph, c.Input, new Shape([c.Input.Shape[0] * c.Input.Shape[1], .. c.Input.Shape.Dims.Skip(2)]), c.Name);
}
