using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.CSharp;

/// <summary>Computes the functions of <see cref="Math"/> on constants.</summary>
internal static class MathFunctions
{
    private static readonly Dictionary<string, Func<IReadOnlyList<double>, double?>> s_functions = new(StringComparer.Ordinal)
    {
        ["Max"] = numbers => Math.Max(numbers[0], numbers[1]),
        ["Min"] = numbers => Math.Min(numbers[0], numbers[1]),
        ["Abs"] = numbers => Math.Abs(numbers[0]),
        ["Pow"] = numbers => Math.Pow(numbers[0], numbers[1]),
        ["Sqrt"] = numbers => Math.Sqrt(numbers[0]),
        ["Exp"] = numbers => Math.Exp(numbers[0]),
        ["Log"] = numbers => numbers.Count > 1 ? Math.Log(numbers[0], numbers[1]) : Math.Log(numbers[0]),
        ["Log2"] = numbers => Math.Log(numbers[0], 2),
        ["Log10"] = numbers => Math.Log10(numbers[0]),
        ["Floor"] = numbers => Math.Floor(numbers[0]),
        ["Ceiling"] = numbers => Math.Ceiling(numbers[0]),
        ["Round"] = numbers => Math.Round(numbers[0]),
        ["Clamp"] = numbers => Math.Min(Math.Max(numbers[0], numbers[1]), numbers[2]),
    };

    /// <summary>Gets whether a method is one of <see cref="Math"/> or MathF.</summary>
    public static bool Contains(IMethodSymbol method) => method.ContainingType is
    {
        Name: "Math" or "MathF",
        SpecialType: SpecialType.None,
        ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };

    public static AbstractValue Evaluate(IInvocationOperation call, Frame frame)
    {
        var name = call.TargetMethod.Name;
        var operands = Calls.OperandsOf(call, frame);
        if (operands.Any(operand => operand.Value is Poison))
        {
            return Poison.Instance;
        }

        if (operands.Any(operand => operand.Value.IsTensor))
        {
            return frame.Problems.Reject(
                ProblemId.UnsupportedConstruct,
                call.Syntax.GetLocation(),
                $"Math.{name} of a tensor",
                $"The functions of tensors are in Layers: {name}(x)");
        }

        var constants = operands.Select(operand => (operand.Value as Constant)?.Value).Where(ConstantFolder.IsNumber).ToList();
        if (constants.Count != operands.Count)
        {
            return frame.Problems.RejectNotConstant(operands, "Math." + name);
        }

        var numbers = constants.Select(constant => Convert.ToDouble(constant, CultureInfo.InvariantCulture)).ToList();
        return s_functions.TryGetValue(name, out var function) && function(numbers) is { } result
            ? new Constant(ConstantFolder.Convert(result, call.Type))
            : frame.Problems.RejectUnsupported(call);
    }
}
