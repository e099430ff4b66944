using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>A value that can be applied to operands: a layer, a method or a lambda.</summary>
internal abstract class FunctionValue : AbstractValue
{
    public override string Kind => "a layer";

    /// <summary>Applies the function.</summary>
    /// <param name="operands">The operands, in the order of the parameters.</param>
    /// <param name="call">The call, which is where problems are reported.</param>
    public abstract AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call);
}

/// <summary>A method: a word of the language, a method that the user wrote, or a local function.</summary>
/// <param name="method">The method.</param>
/// <param name="outer">The frame whose variables a local function sees, or null.</param>
/// <param name="evaluator">The evaluator that reads the body.</param>
internal sealed class MethodValue(IMethodSymbol method, Frame? outer, Evaluator evaluator) : FunctionValue
{
    public IMethodSymbol Method { get; } = method;

    public override AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call) =>
        evaluator.Language.Apply(Method, operands, call) ?? Calls.CallMethod(Method, outer, evaluator, operands, call);
}

/// <summary>A lambda.</summary>
/// <param name="lambda">The lambda.</param>
/// <param name="outer">The frame whose variables the lambda sees.</param>
internal sealed class LambdaValue(IAnonymousFunctionOperation lambda, Frame outer) : FunctionValue
{
    public override AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call)
    {
        var frame = new Frame(outer.Evaluator, outer, Frame.ReassignedIn(lambda.Body));
        frame.Bind(lambda.Symbol, operands.Select(operand => operand.Value).ToList());
        return outer.Evaluator.Execute(lambda.Body, frame);
    }
}
