using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// An operation that combines two tensors element by element, such as x + y. An axis of size one is broadcast. Like the functions, these operations are
/// rows that say everything about an operation, with the operator of C# and the word that compute it.
/// </summary>
/// <param name="call">Writes the call that computes the result.</param>
/// <param name="callInPlace">Writes the call that stores the result in the left operand. The default is that there is no such kernel.</param>
/// <param name="name">The name of the operation. The default is the name of the field.</param>
internal sealed class Binary(Func<string, string, string> call, Func<string, string, string>? callInPlace = null, [CallerMemberName] string name = "") : Op
{
    /// <summary>Gets all operations of this kind.</summary>
    public static IEnumerable<Binary> All => Rows.Of<Binary>();

    /// <summary>Gets the gradient of an operand, given its index, as if nothing were broadcast.</summary>
    public required Func<VjpContext, int, Value> Gradient { get; init; }

    /// <summary>Gets the operator of ONNX.</summary>
    public required string Onnx { get; init; }

    /// <summary>Gets the operator of C#, or null if there is none.</summary>
    public BinaryOperator? Operator { get; init; }

    /// <summary>Gets the signature of the word that combines tensors with this operation, or null if there is none.</summary>
    public Signature? Word { get; init; }

    /// <summary>True if the kernels can apply ReLU to the result.</summary>
    public bool EndsInRelu { get; init; }

    public override string Name => name;

    // An operand that is broadcast has another shape than the result, so passes check the shapes before they rely on this trait.
    public override OpTraits Traits => EndsInRelu ? OpTraits.Elementwise | OpTraits.EndsInRelu : OpTraits.Elementwise;

    /// <summary>Creates the signature of a word that combines tensors element by element.</summary>
    /// <param name="operands">The operands. The default is two or more tensors.</param>
    public static Signature Merging(string name, string summary, params Operand[] operands) => new(name, WordKind.Function, "Merging")
    {
        Summary = summary,
        Remarks = "An axis of size one is broadcast.",
        Shapes = operands.Length == 0 ? "x, x, ... -> x" : "x, x -> x",
        Operands = operands.Length == 0 ? [Operand.Many("tensors", "Two or more tensors of the same shape.")] : operands,
    };

    public Value Apply(GraphBuilder graph, Value left, Value right, string name) => graph.Add(
        this,
        name,
        Broadcast.Of(left.Shape, right.Shape, out _) ?? throw new InvalidOperationException($"{Name} of {left.Shape} and {right.Shape}."),
        [left, right]);

    public override string Call(CallContext c) => call(c[0], c[1] + c.Relu);

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add(Onnx, c.Inputs, []));

    public override bool CanReplace(int input) => input == 0 && callInPlace is not null;

    public override string CallInPlace(CallContext c, int input) => callInPlace!(c[0], c[1] + c.Relu);

    public override void Differentiate(VjpContext c)
    {
        for (var input = 0; input < 2; input++)
        {
            var operand = input;
            c.Accumulate(operand, () => Sum.To(c.Graph, Gradient(c, operand), c.Inputs[operand].Shape, c.NameOf(operand)));
        }
    }
}
