using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// The gradient of a <see cref="Function"/> that has a kernel of its own. The kernel takes the gradient of the result, the result or the operand, and the
/// constants of the function.
/// </summary>
/// <param name="call">Writes the call of the kernel.</param>
/// <param name="callInPlace">Writes the call that overwrites the gradient of the result. The default is that there is no such kernel.</param>
/// <param name="name">The name of the operation. The default is the name of the field.</param>
internal sealed class FunctionGradient(
    Func<string, string, IReadOnlyList<string>, string> call,
    Func<string, string, IReadOnlyList<string>, string>? callInPlace = null,
    [CallerMemberName] string name = "") : Op
{
    public override string Name => name;

    public override OpTraits Traits => OpTraits.Elementwise;

    /// <param name="value">The result or the operand of the function.</param>
    public Value Apply(VjpContext c, Value value) => c.Graph.Add(this, c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, value], c.Node.Arguments);

    public override string Call(CallContext c) => call(c[0], c[1], Function.Constants(c));

    public override bool CanReplace(int input) => input == 0 && callInPlace is not null;

    public override string CallInPlace(CallContext c, int input) => callInPlace!(c[0], c[1], Function.Constants(c));
}
