using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A word that combines several tensors element by element, from left to right.</summary>
/// <param name="signature">The signature of the word.</param>
/// <param name="operation">The operation that combines two tensors.</param>
internal class ElementwiseMerge(Signature signature, Binary operation) : Word
{
    /// <summary>Gets the words in the rows of the operations.</summary>
    public static IEnumerable<Word> All => Binary.All.Where(operation => operation.Word is not null).Select(operation => new ElementwiseMerge(operation.Word!, operation));

    public override Signature Signature { get; } = signature;

    public override Shape? Infer(ShapeContext c) => Merge.Infer(c, Signature.Name);

    public override Value Lower(LowerContext c) => c.Inputs.Skip(1).Aggregate(c.Input, (merged, operand) => operation.Apply(c.Graph, merged, operand, c.Name));
}

internal sealed class Average() : ElementwiseMerge(Binary.Merging("Average", "Computes the mean of tensors element by element."), Arithmetic.Add)
{
    public override Value Lower(LowerContext c) => Arithmetic.Scale.Apply(c.Graph, base.Lower(c), 1.0 / c.Inputs.Count, c.Name);
}
