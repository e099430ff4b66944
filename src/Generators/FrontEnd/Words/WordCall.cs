using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>The application of a word to operands.</summary>
/// <param name="Word">The word.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Operands">The operands.</param>
/// <param name="Origin">The call that has the arguments: of <c>Dense(64)(x)</c> this is <c>Dense(64)</c>.</param>
/// <param name="Call">The call that has the operands.</param>
internal sealed record WordCall(Word Word, WordArguments Arguments, IReadOnlyList<Evaluated> Operands, IOperation Origin, IOperation Call)
{
    public Signature Signature => Word.Signature;

    /// <summary>Gets the tensors that the operands are. <see cref="WordCaller.Infer"/> has checked that they all are tensors.</summary>
    public IReadOnlyList<int> Tensors => Operands.Select(operand => ((TensorValue)operand.Value).Id).ToList();

    public CallSite Site => new(Origin, Arguments.Locations, Operands.Select(operand => operand.Operation).ToList(), Operands.Select(operand => operand.Text).ToList(), Tensors);
}

/// <summary>The result of a shape rule.</summary>
/// <param name="Shape">The shape of the first result.</param>
/// <param name="Context">The context, with the rest: further results, weights, preconditions.</param>
internal readonly record struct Inference(Shape Shape, ShapeContext Context)
{
    public IReadOnlyList<Shape> Shapes => [Shape, .. Context.Further];
}
