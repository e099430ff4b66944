using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Layers;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Passes;

/// <summary>Turns the calls of a definition into operations.</summary>
internal static class Lowering
{
    public static OpGraph Lower(NetModel model, Purpose purpose, CancellationToken cancellation)
    {
        var graph = new GraphBuilder();
        var isTraining = purpose is Purpose.Train or Purpose.ForwardBackward or Purpose.Autograd or Purpose.AutogradLoss;
        var writesState = purpose is Purpose.Train or Purpose.ForwardBackward;
        var withObjective = purpose is Purpose.Train or Purpose.Evaluate or Purpose.AutogradLoss;
        var values = new Value[model.Values.Length];

        void AddPenalty(Value penalty)
        {
            if (withObjective)
            {
                graph.Add(new Result(ResultKind.Penalty, penalty.Name, penalty));
            }
        }

        void AddSources(IEnumerable<InputModel> inputs, ValueSource source)
        {
            foreach (var input in inputs)
            {
                var type = model.Values[input.Value].Type;
                values[input.Value] = graph.AddSource(source, input.Name, type.DType, type.Shape!);
            }
        }

        AddSources(model.Inputs, ValueSource.Input);
        if (withObjective)
        {
            AddSources(model.Objective!.Targets, ValueSource.Target);
        }

        var weights = model.Layers.SelectMany((layer, index) => layer.Weights.Select(weight => (index, weight))).ToDictionary(
            pair => (pair.index, pair.weight.Name),
            pair => graph.AddSource(
                model.Layers[pair.index].Learns(pair.weight) ? ValueSource.Weight : ValueSource.FixedWeight,
                pair.weight.Name,
                DType.Float,
                new Shape(pair.weight.Shape.Select(size => Dim.Of(size))),
                pair.index));

        // Train is read after Define, so its calls stand behind all of Define's.
        var objectiveStart = model.Objective?.FirstCall ?? model.Calls.Length;
        for (var i = 0; i < model.Calls.Length; i++)
        {
            if (i >= objectiveStart)
            {
                if (!withObjective)
                {
                    break;
                }

                graph.Phase = Phase.Objective;
            }

            cancellation.ThrowIfCancellationRequested();
            var call = model.Calls[i];
            var layer = LayerCatalogue.Find(call.Word)!;
            var isFrozen = call.Layer >= 0 && model.Layers[call.Layer].IsFrozen;
            graph.Call = i;
            var context = new LowerContext(
                graph,
                call.Name,
                i,
                call.Inputs.Select(input => values[input]).ToList(),
                name => weights[(call.Layer, name)],
                new Arguments(layer.Signature, call.Arguments),
                isTraining,
                isFrozen,
                writesState && !isFrozen,
                AddPenalty);
            values[call.Output] = layer.Lower(context);
            for (var further = 0; further < context.Further.Count; further++)
            {
                values[call.Outputs[1 + further]] = context.Further[further];
            }
        }

        graph.Call = -1;
        if (withObjective)
        {
            AddObjective(graph, model, values, withMetrics: purpose != Purpose.AutogradLoss);
            foreach (var pair in weights)
            {
                if (model.Layers[pair.Key.index].Weights.First(weight => weight.Name == pair.Key.Name).Regularizer is { } regularizer)
                {
                    AddPenalty(Penalty.Apply(graph, pair.Value, regularizer, pair.Value.Name + "_penalty"));
                }
            }
        }
        else
        {
            foreach (var output in model.Outputs)
            {
                graph.Add(new Result(ResultKind.Output, output.Name, values[output.Value]));
            }
        }

        return graph.Build();
    }

    private static void AddObjective(GraphBuilder graph, NetModel model, Value[] values, bool withMetrics)
    {
        var objective = model.Objective!;
        graph.Phase = Phase.Objective;
        foreach (var loss in objective.Losses)
        {
            var value = loss.IsMeanOfValue ? BatchMean.Apply(graph, values[loss.Value], loss.Name) : values[loss.Value];
            graph.Add(new Result(ResultKind.Loss, loss.Name, value));
        }

        foreach (var metric in objective.Metrics.Where(_ => withMetrics))
        {
            var value = values[metric.Value];
            var call = model.Calls.First(call => call.Output == metric.Value);

            // Where places count unlike each other, how much they count together is a sum too.
            var count = value.Shape.Rank > 0 ? null : (LayerCatalogue.Find(call.Word) as MetricLayer)?.CountOf(call.Inputs.Select(input => values[input]).ToList());
            graph.Add(new Result(ResultKind.Metric, metric.Name, value, count));
        }
    }
}
