using System.Linq;
using CompiledNets.Generators.FrontEnd.CSharp;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Words;

/// <summary>Reads the objective of a net: <c>Minimize(loss).Track(metric)</c>.</summary>
internal sealed class Minimize : IWordReader
{
    public string Word => "Minimize";

    public AbstractValue Read(IInvocationOperation call, Frame frame)
    {
        var argument = call.Arguments[0].Value;
        return frame.Evaluate(argument) switch
        {
            LossValue loss => new ObjectiveValue(loss, []),
            Poison => Poison.Instance,
            var other => frame.Problems.Reject(ProblemId.NotALayer, argument.Syntax.GetLocation(), $"Minimize needs a loss, and this is {other.Kind}"),
        };
    }

    /// <summary>Reads a call of Track, which adds metrics to an objective.</summary>
    public static AbstractValue Track(IInvocationOperation call, Frame frame)
    {
        var objective = frame.Evaluate(call.Instance);
        var metrics = frame.Evaluate(call.Arguments[0].Value);
        return objective is ObjectiveValue known && metrics is ArrayValue array
            ? new ObjectiveValue(known.Loss, [.. known.Metrics, .. array.Elements.OfType<MetricValue>()])
            : Poison.Instance;
    }
}
