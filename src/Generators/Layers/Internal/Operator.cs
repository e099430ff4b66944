using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// An operator of C# on symbolic tensors. The methods are members of <c>Sym&lt;T&gt;</c>, so nothing is derived from these signatures.
/// </summary>
internal sealed class Operator : Word
{
    private readonly Binary _operation;
    private readonly BinaryOperator _operator;

    private Operator(Binary operation)
    {
        (_operation, _operator) = (operation, operation.Operator!);
        Signature = new(operation.Name, WordKind.Internal)
        {
            Summary = "Applies the operator " + _operator.Symbol + ".",
            Title = _operator.Symbol,
            Shapes = "x, y -> their common shape",
            Operands = [Operand.Float("left"), Operand.Float("right")],
            Parameters = [new("constant", ParameterKind.Real, "The operand that is a number. The default is none."), new("reversed", ParameterKind.Flag, "Whether the number stands on the left.")],
        };
    }

    public static Word Add { get; } = new Operator(Arithmetic.Add);

    public static Word Subtract { get; } = new Operator(Arithmetic.Subtract);

    public static Word Multiply { get; } = new Operator(Arithmetic.Multiply);

    public static Word Divide { get; } = new Operator(Arithmetic.Divide);

    public static Word Negate { get; } = new Elementwise(
        new("Negate", WordKind.Internal) { Summary = "Applies the operator -.", Title = "-", Shapes = "x -> x" },
        (c, x) => Arithmetic.Negate.Apply(c.Graph, x, c.Name));

    public static IEnumerable<Word> All => [Add, Subtract, Multiply, Divide, Negate];

    public override Signature Signature { get; }

    public override Shape? Infer(ShapeContext c) => Merge.Infer(c, Signature.Title);

    public override Value Lower(LowerContext c) => c.Arguments.IsGiven("constant")
        ? _operator.Apply(c.Graph, c.Input, c.Arguments.Real("constant"), c.Arguments.Flag("reversed"), c.Name)
        : _operation.Apply(c.Graph, c.Input, c.Inputs[1], c.Name);
}
