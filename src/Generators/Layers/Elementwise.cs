using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>A word that works element by element on one tensor.</summary>
/// <param name="signature">The signature of the word.</param>
/// <param name="formula">The operations that compute the result of the operand.</param>
internal sealed class Elementwise(Signature signature, Func<LowerContext, Value, Value> formula) : Word
{
    public override Signature Signature { get; } = signature;

    /// <summary>Gets the words in the rows of the functions.</summary>
    public static IEnumerable<Word> All => Function.All.SelectMany(
        function => function.Words,
        (function, word) => new Elementwise(word.ToSignature(), (c, x) => function.Apply(c.Graph, x, word.ConstantsOf(c.Arguments), c.Name)));

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => formula(c, c.Input);
}
