using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes <c>GradientStep</c> and <c>EvaluateStep</c>, which log the losses and the sums of the metrics.</summary>
internal sealed class GradientStepEmitter(EmitContext net)
{
    public void Emit()
    {
        Emit("GradientStep", new StepBody(net, Purpose.Train, "train"));
        Emit("EvaluateStep", new StepBody(net, Purpose.Evaluate, "evaluate"));
    }

    private void Emit(string method, StepBody body) => net.Writer.Lines($$"""
        /// <inheritdoc/>
        protected override void {{method}}(Inputs inputs, Targets targets, {{Types.StepLog}} log)
        {
            {{() => net.Statements(body.Variables, () => EmitBody(body))}}
        }

        {{body.EmitLifetimes}}
        """);

    private void EmitBody(StepBody body)
    {
        var sources = net.Model.Inputs.Select(input => input.Value).Concat(net.Model.Objective!.Targets.Select(target => target.Value));
        body.EmitGraphInKeptMemory(sources, body.Graph.Results.SelectMany(result => result.Count?.Symbols ?? []));
        net.Writer.Lines($$"""

            {{net.Model.Objective!.Losses.Select((loss, index) => $"log.Loss({Literals.Of(index)}, {body.Variables.NameOf(body.ResultOf(ResultKind.Loss, loss.Name))});")}}
            {{body.Penalties.Select(penalty => $"log.Penalty({penalty});")}}
            {{net.Model.Objective.Metrics.Select((metric, index) => LogOf(body, index, metric.Name))}}
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
