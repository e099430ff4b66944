using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Reads the arguments of wrappers.</summary>
internal static class WrappedLayer
{
    /// <summary>Reads the argument <c>layer</c>: a function, or poison after reporting that it is none.</summary>
    public static AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        var argument = ArgumentOf(call, "layer");
        return frame.Evaluate(argument) switch
        {
            FunctionValue function => function,
            Poison poison => poison,
            var other => frame.Problems.Reject(ProblemId.NotALayer, argument.Syntax.GetLocation(), $"A layer or a method is wrapped here, but this is {other.Kind}", Rejections.PassLayer),
        };
    }

    public static IOperation ArgumentOf(IInvocationOperation call, string parameter) =>
        call.Arguments.First(argument => argument.Parameter?.Name == parameter).Value;
}
