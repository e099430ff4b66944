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
            var other => frame.Problems.Reject(ProblemId.NotALayer, argument.Syntax.GetLocation(), $"Minimize needs a loss, but this is {other.Kind}", "Pass a call such as MeanSquaredError(y, label)"),
        };
    }

    /// <summary>Reads a call of Track, which adds metrics to an objective.</summary>
    public static AbstractValue Track(IInvocationOperation call, Frame frame)
    {
        if (frame.Evaluate(call.Instance) is not ObjectiveValue objective)
        {
            return Poison.Instance;
        }

        if (call.TargetMethod.Parameters.Length == 2)
        {
            return TrackNamed(objective, ArgumentOf(call, "metric"), ArgumentOf(call, "name"), frame);
        }

        return frame.Evaluate(call.Arguments[0].Value) is ArrayValue array
            ? new ObjectiveValue(objective.Loss, [.. objective.Metrics, .. array.Elements.OfType<MetricValue>()])
            : Poison.Instance;
    }

    private static AbstractValue TrackNamed(ObjectiveValue objective, IOperation metric, IOperation name, Frame frame)
    {
        var (measured, given) = (frame.Evaluate(metric), frame.Evaluate(name));
        if (given is Poison || measured is not MetricValue value)
        {
            return Poison.Instance;
        }

        var location = name.Syntax.GetLocation();
        if (given is not Constant { Value: string { Length: > 0 } text })
        {
            return frame.Problems.Reject(ProblemId.MustBeConstant, location, "'name' of Track", $"'{SourcePlaces.TextOf(name.Syntax)}' is no text of at least one character", "Write a name, such as \"error\"");
        }

        if (!new ArgumentChecks(frame.Problems).IsName("Track", text, location))
        {
            return Poison.Instance;
        }

        if (text == "loss" || objective.Metrics.Any(other => other.IsNamed && other.Name == text))
        {
            return frame.Problems.Reject(ProblemId.NameIsTaken, location, text, text == "loss" ? "the loss" : "another metric");
        }

        return new ObjectiveValue(objective.Loss, [.. objective.Metrics, value.WithName(text)]);
    }

    private static IOperation ArgumentOf(IInvocationOperation call, string parameter) => call.Arguments.First(argument => argument.Parameter!.Name == parameter).Value;
}
