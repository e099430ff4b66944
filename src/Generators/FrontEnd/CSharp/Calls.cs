using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Evaluates calls of methods, local functions and delegates.</summary>
internal static class Calls
{
    public static AbstractValue MethodReference(IMethodReferenceOperation reference, Frame frame) =>
        reference.Method.MethodKind == MethodKind.LocalFunction
            ? frame.Find(reference.Method) ?? Poison.Instance
            : new MethodValue(reference.Method, null, frame.Evaluator);

    public static AbstractValue Invoke(IInvocationOperation call, Frame frame)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return InvokeDelegate(call, frame);
        }

        if (frame.Evaluator.Language.Call(call, frame) is { } value)
        {
            return value;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            var function = (FunctionValue?)frame.Find(method) ?? new MethodValue(method, frame, frame.Evaluator);
            return function.Apply(OperandsOf(call, frame), call);
        }

        if (MathFunctions.Contains(method))
        {
            return MathFunctions.Evaluate(call, frame);
        }

        return !IsFromFramework(method) && (method.IsStatic || method.DeclaringSyntaxReferences.Length > 0)
            ? new MethodValue(method, null, frame.Evaluator).Apply(OperandsOf(call, frame), call)
            : frame.Problems.RejectUnsupported(call);
    }

    /// <summary>Evaluates the arguments of a call in the order in which they are written, and returns them in the order of the parameters, with the default values.</summary>
    public static IReadOnlyList<Evaluated> OperandsOf(IInvocationOperation call, Frame frame) => call.Arguments
        .Select(argument => (argument.Parameter!.Ordinal, Operand: new Evaluated(frame.Evaluate(argument.Value), argument.Value)))
        .OrderBy(argument => argument.Ordinal)
        .Select(argument => argument.Operand)
        .ToList();

    /// <summary>Calls a method of which there is source: executes its body in a frame of its own.</summary>
    /// <param name="method">The method.</param>
    /// <param name="outer">The frame whose variables the method sees, or null.</param>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="operands">The values of its parameters.</param>
    /// <param name="call">The call, which is where problems are reported.</param>
    public static AbstractValue CallMethod(IMethodSymbol method, Frame? outer, Evaluator evaluator, IReadOnlyList<Evaluated> operands, IOperation call)
    {
        var problems = evaluator.Problems;
        if (!method.IsStatic && method.MethodKind != MethodKind.LocalFunction)
        {
            return problems.Reject(ProblemId.MethodMustBeStatic, SourcePlaces.NameOf(call), method.Name);
        }

        if (method.Parameters.FirstOrDefault(parameter => parameter.RefKind is not (RefKind.None or RefKind.In)) is { } byReference)
        {
            return problems.Reject(
                ProblemId.UnsupportedConstruct,
                SourcePlaces.NameOf(call),
                $"'{method.Name}' with a parameter by reference, '{byReference.Name}',",
                "Return it instead, in a tuple with the other results");
        }

        if (evaluator.Bodies.Of(method) is not { } body)
        {
            return problems.Reject(ProblemId.NoSource, SourcePlaces.NameOf(call), method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        }

        if (evaluator.Budget.IsDeepest)
        {
            return problems.Reject(ProblemId.TooDeep, SourcePlaces.NameOf(call), method.Name, ConstantFolder.Text(Budget.MaxDepth));
        }

        var frame = new Frame(evaluator, outer, body.Reassigned);
        frame.Bind(method, operands.Select(operand => operand.Value).ToList());
        evaluator.Language.Move(call, method.Name);
        var result = evaluator.Execute(body.Operation, frame);
        evaluator.Language.Move(null);
        return result;
    }

    private static AbstractValue InvokeDelegate(IInvocationOperation call, Frame frame)
    {
        var callee = frame.Evaluate(call.Instance);
        var operands = OperandsOf(call, frame);
        return callee switch
        {
            FunctionValue function => function.Apply(operands, call),
            Poison => callee,
            _ => frame.Problems.Reject(ProblemId.NotALayer, call.Instance!.Syntax.GetLocation(), $"A layer or a method is called here, but this is {callee.Kind}", Rejections.PassLayer),
        };
    }

    private static bool IsFromFramework(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Length == 0
        && method.ContainingNamespace?.ToDisplayString() is { } name
        && (name is "System" or "System.Linq" or "System.IO" or "System.Threading.Tasks" or "System.Diagnostics" || name.StartsWith("TorchSharp", System.StringComparison.Ordinal));
}
