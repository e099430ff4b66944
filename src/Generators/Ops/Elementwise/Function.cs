using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// An operation that applies a function of one number, such as exp(x) or x · a, to each element of a tensor. The functions are fields of static classes,
/// a class for each family. The row of a function says everything about it: its kernels, its gradient, and the words that compute it.
/// </summary>
internal sealed class Function : Op
{
    private readonly Func<string, IReadOnlyList<string>, string> _call;
    private readonly Func<string, IReadOnlyList<string>, string>? _callInPlace;

    /// <summary>Creates a function without constants.</summary>
    /// <param name="call">Writes the call that computes the result of the operand.</param>
    /// <param name="callInPlace">Writes the call that stores the result in the operand. The default is that there is no such kernel.</param>
    /// <param name="name">The name of the operation. The default is the name of the field.</param>
    public Function(Func<string, string> call, Func<string, string>? callInPlace = null, [CallerMemberName] string name = "")
        : this((x, _) => call(x), callInPlace is null ? null : (x, _) => callInPlace(x), name)
    {
    }

    /// <summary>Creates a function with constants.</summary>
    /// <param name="call">Writes the call that computes the result of the operand and the constants.</param>
    /// <param name="callInPlace">Writes the call that stores the result in the operand. The default is that there is no such kernel.</param>
    /// <param name="name">The name of the operation. The default is the name of the field.</param>
    public Function(
        Func<string, IReadOnlyList<string>, string> call,
        Func<string, IReadOnlyList<string>, string>? callInPlace = null,
        [CallerMemberName] string name = "") => (_call, _callInPlace, Name) = (call, callInPlace, name);

    /// <summary>Gets the functions of all families.</summary>
    public static IEnumerable<Function> All => Rows.Of<Function>();

    /// <summary>
    /// Gets the gradient of the operand, from the operand and the result. It is null if the derivative is zero almost everywhere.
    /// </summary>
    public Func<VjpContext, Value, Value, Value>? Gradient { get; init; }

    /// <summary>Gets the rule that adds the operators of ONNX, from the operand and the constants.</summary>
    public required Func<OnnxContext, OnnxValue, IReadOnlyList<double>, OnnxValue> Onnx { get; init; }

    /// <summary>True if the function is non-decreasing.</summary>
    public bool IsMonotone { get; init; }

    /// <summary>Gets the words whose result is this function of the operand.</summary>
    public IReadOnlyList<FunctionWord> Words { get; init; } = [];

    public override string Name { get; }

    public override OpTraits Traits => IsMonotone ? OpTraits.Elementwise | OpTraits.Monotone : OpTraits.Elementwise;

    public Value Apply(GraphBuilder graph, Value x, string name) => Apply(graph, x, [], name);

    public Value Apply(GraphBuilder graph, Value x, double constant, string name) => Apply(graph, x, [constant], name);

    public Value Apply(GraphBuilder graph, Value x, IReadOnlyList<double> constants, string name) => graph.Add(
        this, name, x.Shape, [x], constants.Select((constant, index) => new Argument("a" + index, ArgumentValue.Of(constant))).ToArray());

    /// <summary>Computes the gradient of a linear function, which is the same function of the gradient.</summary>
    public static Value OfLinear(VjpContext c, Value x, Value y) => c.Graph.Add(c.Node.Op, c.NameOf(0), x.Shape, [c.Gradient], c.Node.Arguments);

    /// <summary>Gets the rule of a function that is one operator of ONNX.</summary>
    public static Func<OnnxContext, OnnxValue, IReadOnlyList<double>, OnnxValue> OnnxOperator(string @operator) => (c, x, _) => c.Add(@operator, x);

    /// <summary>Gets the only constant of a function in a graph.</summary>
    public static double Constant(Node node) => node.Arguments[0].Value.Real!.Value;

    /// <summary>Writes the constants of a function in a graph.</summary>
    public static IReadOnlyList<string> Constants(CallContext c) => [.. c.Node.Arguments.Select(argument => c.Real(argument.Name))];

    public override string Call(CallContext c) => _call(c[0], Constants(c));

    public override void ToOnnx(OnnxContext c) => c.Return(Onnx(c, c[0], [.. c.Node.Arguments.Select(argument => argument.Value.Real!.Value)]));

    public override bool CanReplace(int input) => _callInPlace is not null;

    public override string CallInPlace(CallContext c, int input) => _callInPlace!(c[0], Constants(c));

    public override void Differentiate(VjpContext c)
    {
        if (Gradient is not null)
        {
            c.Accumulate(0, () => Gradient(c, c.Inputs[0], c.Outputs[0]));
        }
    }
}
