using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes <c>GradientStep</c> and <c>EvaluateStep</c>, which log the losses and the sums of the metrics.</summary>
internal sealed class GradientStepEmitter(EmitContext net)
{
    public void Emit() => net.Writer.Lines($$"""
        /// <inheritdoc/>
        protected override void GradientStep(Inputs inputs, Targets targets, {{Types.StepLog}} log)
        {
            {{() => EmitBody(Purpose.Train)}}
        }

        /// <inheritdoc/>
        protected override void EvaluateStep(Inputs inputs, Targets targets, {{Types.StepLog}} log)
        {
            {{() => EmitBody(Purpose.Evaluate)}}
        }

        """);

    private void EmitBody(Purpose purpose)
    {
        var body = new StepBody(net, purpose);
        body.EmitGraph(body.Graph.Results.SelectMany(result => result.Count?.Symbols ?? []));

        // Two metrics with the same sums share one value, which must be disposed of once.
        var logged = body.Graph.Results
            .Where(result => result.Kind is ResultKind.Loss or ResultKind.Penalty or ResultKind.Metric)
            .Select(result => body.Variables.NameOf(result.Value))
            .Distinct();
        net.Writer.Lines($$"""

            {{net.Model.Objective!.Losses.Select((loss, index) => $"log.Loss({Literals.Of(index)}, {body.Variables.NameOf(body.ResultOf(ResultKind.Loss, loss.Name))});")}}
            {{body.Penalties.Select(penalty => $"log.Penalty({penalty});")}}
            {{net.Model.Objective.Metrics.Select((metric, index) => LogOf(body, index, metric.Name))}}
            {{string.Join(" ", logged.Select(value => value + ".Dispose();"))}}
            """);
    }

    private static string LogOf(StepBody body, int index, string metric)
    {
        var result = body.Graph.Results.First(result => result.Kind == ResultKind.Metric && result.Name == metric);
        var sums = body.Variables.NameOf(result.Value);
        return result switch
        {
            { Count: { } count } => $"log.Metric({Literals.Of(index)}, {sums}, {DimPrinter.ForCSharp(count, body.Variables.NameOf)});",
            { Value.Shape.Rank: 0 } => $"log.Mean({Literals.Of(index)}, {sums});",
            _ => $"log.Metric({Literals.Of(index)}, {sums});",
        };
    }
}
