using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// A word of the language: a layer, a function, a loss or a metric. It declares its signature, the shape of its result, and the operations that compute
/// it. Gradients follow from the operations.
/// </summary>
internal abstract class Word
{
    public abstract Signature Signature { get; }

    /// <summary>
    /// Infers the shape of the result. Returns null after reporting a problem. It runs at every keystroke, so it must do no more than arithmetic on
    /// sizes. Operands always have a shape: the front end does not pass on operands whose shape is unknown.
    /// </summary>
    public abstract Shape? Infer(ShapeContext c);

    /// <summary>Gets the dtype of the result.</summary>
    /// <param name="operands">The dtypes of the operands.</param>
    public virtual DType ResultDType(IReadOnlyList<DType> operands) => DType.Float;

    /// <summary>Gets the rule for the masks of the operands.</summary>
    public virtual MaskRule RuleOf(Arguments arguments) => Signature.Masks;

    /// <summary>Gets the word that computes a mask from the operand, with its arguments. Returns null if the word makes no mask.</summary>
    public virtual (Word Word, IReadOnlyList<Argument> Arguments)? MaskOf(Arguments arguments) => null;

    /// <summary>
    /// Gets the mask of the result, or null if all of its steps count. It is called only if an operand has a mask. By default the rule decides: the
    /// masks of all operands are passed on, used up, or reported as dropped.
    /// </summary>
    public virtual int? MaskOfResult(MaskContext c)
    {
        var rule = RuleOf(c.Arguments);
        return rule.HasFlag(MaskRule.Passes) ? c.PassAll()
            : rule.HasFlag(MaskRule.Uses) || Signature.Kind == WordKind.Metric ? null
            : c.Drop();
    }

    /// <summary>Adds the operations that compute the result. It is called only if <see cref="Infer"/> has reported nothing.</summary>
    public abstract Value Lower(LowerContext c);
}
