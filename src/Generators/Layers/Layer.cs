using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// A word of the language: a layer, a function, a loss or a metric. One file each. It says what it looks like, which shape
/// it makes of which, and which operations compute it; gradients follow from the operations.
/// </summary>
internal abstract class Layer
{
    public abstract Signature Signature { get; }

    /// <summary>
    /// The shape of the result, or null after something was reported. Runs at every keystroke: no more than arithmetic on
    /// sizes. Operands are never poisoned here; the front end keeps those back.
    /// </summary>
    public abstract Shape? Infer(ShapeContext c);

    /// <summary>The dtype of the result.</summary>
    /// <param name="operands">Those of the operands.</param>
    public virtual DType ResultDType(IReadOnlyList<DType> operands) => DType.Float;

    /// <summary>What becomes of the masks of the operands.</summary>
    public virtual MaskRule RuleOf(Arguments arguments) => Signature.Masks;

    /// <summary>The word that makes a mask of the operand, with its arguments; null for a layer that makes none.</summary>
    public virtual (string Word, IReadOnlyList<Argument> Arguments)? MaskOf(Arguments arguments) => null;

    /// <summary>Adds the operations that compute the result. <see cref="Infer"/> has found nothing wrong before.</summary>
    public abstract Value Lower(LowerContext c);
}
