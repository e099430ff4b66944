using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Lowers the calls of a definition to operations. If no layer asks for the kind of step, the same operations serve several purposes and are lowered
/// once. The graph for outputs is the beginning of the graph for losses.
/// </summary>
internal sealed class Lowering(NetModel model, CancellationToken cancellation)
{
    private readonly List<(StepKind Step, OpGraph Outputs, OpGraph? Objective)> _lowered = [];

    public OpGraph Lower(Purpose purpose)
    {
        var isTraining = purpose is not (Purpose.Predict or Purpose.Evaluate);
        var writesState = purpose is Purpose.Train or Purpose.ForwardBackward;
        var lowered = _lowered.Find(earlier => earlier.Step.IsLike(isTraining, writesState));
        if (lowered.Step is null)
        {
            var step = new StepKind(isTraining, writesState);
            var (outputs, objective) = Lower(step);
            _lowered.Add(lowered = (step, outputs, objective));
        }

        return purpose switch
        {
            Purpose.Predict or Purpose.ForwardBackward or Purpose.Autograd => lowered.Outputs,
            Purpose.AutogradLoss => lowered.Objective! with { Results = lowered.Objective.Results.Where(result => result.Kind != ResultKind.Metric).ToEquatableArray() },
            _ => lowered.Objective!,
        };
    }

    private (OpGraph Outputs, OpGraph? Objective) Lower(StepKind step)
    {
        var graph = new GraphBuilder();
        var values = new Value[model.Values.Length];

        void AddPenalty(Value penalty) => graph.Add(new Result(ResultKind.Penalty, penalty.Name, penalty));

        void AddSources(IEnumerable<InputModel> inputs, ValueSource source)
        {
            foreach (var input in inputs)
            {
                var type = model.Values[input.Value].Type;
                values[input.Value] = graph.AddSource(source, input.Name, type.DType, type.Shape!);
            }
        }

        AddSources(model.Inputs, ValueSource.Input);
        AddSources(model.Objective?.Targets ?? EquatableArray<InputModel>.Empty, ValueSource.Target);

        var weights = model.Layers.SelectMany((layer, index) => layer.Weights.Select(weight => (index, weight))).ToDictionary(
            pair => (pair.index, pair.weight.Name),
            pair => graph.AddSource(
                model.Layers[pair.index].Learns(pair.weight) ? ValueSource.Weight : ValueSource.FixedWeight,
                pair.weight.Name,
                DType.Float,
                new Shape(pair.weight.Shape),
                pair.index));

        // Train is read after Define, so its calls follow those of Define.
        var objectiveStart = model.Objective?.FirstCall ?? model.Calls.Length;
        OpGraph? outputs = null;
        for (var i = 0; i < model.Calls.Length; i++)
        {
            if (i == objectiveStart)
            {
                outputs = OutputsSoFar();
                graph.Phase = Phase.Objective;
            }

            cancellation.ThrowIfCancellationRequested();
            var call = model.Calls[i];
            var context = Begin(i);
            values[call.Output] = WordCatalogue.Of(call).Lower(context);
            for (var further = 0; further < context.Further.Count; further++)
            {
                values[call.Outputs[1 + further]] = context.Further[further];
            }
        }

        outputs ??= OutputsSoFar();
        if (model.Objective is null)
        {
            return (outputs, null);
        }

        graph.Call = -1;
        AddObjective(graph, values, model.Objective, Begin);
        foreach (var pair in weights)
        {
            if (model.Layers[pair.Key.index].Weights.First(weight => weight.Name == pair.Key.Name).Regularizer is { } regularizer)
            {
                AddPenalty(Penalty.Apply(graph, pair.Value, regularizer, pair.Value.Name + "_penalty"));
            }
        }

        return (outputs, graph.Build());

        LowerContext Begin(int index)
        {
            var call = model.Calls[index];
            graph.Call = index;
            return new LowerContext(
                graph,
                call.Name,
                index,
                call.Inputs.Select(input => values[input]),
                name => weights[(call.Layer, name)],
                new Arguments(WordCatalogue.Of(call).Signature, call.Arguments),
                step,
                call.Layer >= 0 && model.Layers[call.Layer].IsFrozen,
                AddPenalty);
        }

        OpGraph OutputsSoFar() => graph.Build() with
        {
            Results = model.Outputs.Select(output => new Result(ResultKind.Output, output.Name, values[output.Value])).ToEquatableArray(),
        };
    }

    private void AddObjective(GraphBuilder graph, Value[] values, ObjectiveModel objective, Func<int, LowerContext> begin)
    {
        graph.Phase = Phase.Objective;
        foreach (var loss in objective.Losses)
        {
            var value = loss.IsMeanOfValue ? BatchMean.Apply(graph, values[loss.Value], loss.Name) : values[loss.Value];
            graph.Add(new Result(ResultKind.Loss, loss.Name, value));
        }

        foreach (var metric in objective.Metrics)
        {
            var (value, count) = Measured(metric);
            graph.Add(new Result(ResultKind.Metric, metric.Name, value, count));
        }

        graph.Call = -1;

        (Value Value, Dim? Count) Measured(MetricModel metric)
        {
            if (metric.IsMeanOfValue)
            {
                return (BatchMean.Apply(graph, values[metric.Value], metric.Name), null);
            }

            var index = Enumerable.Range(0, model.Calls.Length).First(index => model.Calls[index].Output == metric.Value);
            var context = begin(index);
            switch (WordCatalogue.Of(model.Calls[index]))
            {
                // A loss is divided by the number of samples when it is minimised, and by the sum of the weights as a metric.
                case LossWord loss:
                    return (loss.LowerMetric(context), null);

                // A weighted metric computes the sum of the weights as a second sum, so it has no count.
                case MetricWord word when values[metric.Value].Shape.Rank == 0:
                    return (values[metric.Value], word.CountOf(context.Inputs));

                default:
                    return (values[metric.Value], null);
            }
        }
    }
}
