using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.FrontEnd.Words;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Wrappers;

/// <summary>Sequential applies layers one after the other: <c>Sequential(Dense(64, ReLU), Dense(10))</c>.</summary>
internal sealed class Sequential : IWordReader
{
    public string Word => "Sequential";

    public AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        var steps = new List<Step>();
        foreach (var (value, operation) in call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).SelectMany(argument => ElementsOf(argument.Value, frame)))
        {
            if (value is not FunctionValue function)
            {
                return value is Poison ? value : frame.Problems.Reject(ProblemId.NotALayer, operation.Syntax.GetLocation(), $"Sequential takes layers and methods, but this is {value.Kind}", Rejections.PassLayer);
            }

            steps.Add(new Step(function, operation));
        }

        return new Function(steps);
    }

    /// <summary>Evaluates the elements of a list of layers. Each has a place of its own if the list is written at the call.</summary>
    private static IReadOnlyList<Evaluated> ElementsOf(IOperation list, Frame frame)
    {
        var value = frame.Evaluate(list);
        return value is ArrayValue array
            ? Evaluated.ElementsOf(array, list).Select(element => element with { Operation = element.Operation.Unwrap()! }).ToList()
            : [new Evaluated(value, list.Unwrap()!)];
    }

    private readonly record struct Step(FunctionValue Function, IOperation Origin);

    private sealed class Function(IReadOnlyList<Step> steps) : FunctionValue
    {
        public override AbstractValue Apply(IReadOnlyList<Evaluated> operands, IOperation call)
        {
            foreach (var (step, origin) in steps)
            {
                // A problem in the middle is reported at the layer there.
                operands = [new Evaluated(step.Apply(operands, origin), origin)];
            }

            return operands[0].Value;
        }
    }
}
