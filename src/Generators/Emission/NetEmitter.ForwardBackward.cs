using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Emission;

internal sealed partial class NetEmitter
{
    /// <summary>Writes Forward and Backward. Forward keeps the values that Backward reads, in an array in the order of their ids.</summary>
    private void EmitForwardBackward()
    {
        var graph = _net.Find(Purpose.ForwardBackward)!;
        var forward = graph.Nodes.Where(node => node.Phase != Phase.Backward).ToList();
        var backward = graph.Nodes.Where(node => node.Phase == Phase.Backward).ToList();
        var crossing = Crossing(graph, forward, backward);
        var sizes = SizesOf(backward, []).ToList();

        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block($"protected override Outputs ForwardStep(Inputs inputs, out {Generated}ForwardPass pass)"))
        {
            var emitter = Begin(graph, forward, SizesOf(forward, []).Concat(sizes), NameOfWeight);
            foreach (var value in crossing.Concat(Outputs(graph)).Where(value => value.Source == ValueSource.Input && !emitter.Knows(value)))
            {
                emitter.Declare(value, "inputs." + _model.Inputs.First(input => input.Name == value.Name).Member);
            }

            foreach (var node in forward)
            {
                _cancellation.ThrowIfCancellationRequested();
                emitter.Emit(node);
            }

            // The caller disposes of the outputs, so a value that is also kept gets another handle.
            var outputs = new HashSet<int>(Outputs(graph).Select(output => output.Id));
            var kept = crossing.Select(value => emitter.NameOf(value) + (outputs.Contains(value.Id) || value.Source == ValueSource.Input ? ".alias()" : ""));
            _writer.Line();
            _writer.Line($"pass = new(Random, new {Tensor}[] {{ {string.Join(", ", kept)} }}, new long[] {{ {string.Join(", ", sizes.Select(emitter.NameOf))} }});");
            _writer.Line($"return {NewOutputs(emitter)};");
        }

        _writer.Line();
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block($"protected override Gradients BackwardStep({Generated}ForwardPass pass, Outputs gradients)"))
        {
            var emitter = new GraphEmitter(_writer, _model, graph, s_locals, NameOfWeight, GradientOfWeight);
            for (var i = 0; i < crossing.Count; i++)
            {
                emitter.Declare(crossing[i], $"pass.Tensors[{Number(i)}]");
            }

            for (var i = 0; i < sizes.Count; i++)
            {
                emitter.Declare(sizes[i], $"pass.Sizes[{Number(i)}]");
            }

            foreach (var gradient in backward.SelectMany(node => node.Inputs).Concat(graph.Results.Select(result => result.Value)))
            {
                if (gradient.Source == ValueSource.OutputGradient && !emitter.Knows(gradient))
                {
                    emitter.Declare(gradient with { Name = "d_" + gradient.Name }, "gradients." + _model.Outputs.First(output => output.Name == gradient.Name).Member);
                }
            }

            if (backward.Any(node => node.Op.Has(Ops.OpTraits.Random)))
            {
                _writer.Line("var random = pass.Random;");
            }

            foreach (var node in backward)
            {
                _cancellation.ThrowIfCancellationRequested();
                emitter.Emit(node);
            }

            var results = _model.Inputs
                .Where(input => _model.Values[input.Value].Type.DType == DType.Float)
                .Select(input => graph.Results.FirstOrDefault(result => result.Kind == ResultKind.InputGradient && result.Name == input.Name) is { } result
                    ? emitter.NameOf(result.Value) + (result.Value.Source == ValueSource.Node ? "" : ".alias()")
                    : "Kernels.Creation.NoGradient()");
            _writer.Line();
            _writer.Line($"return new Gradients({string.Join(", ", results)});");
        }

        _writer.Line();
    }

    /// <summary>Gets the values of Forward, and the inputs, that Backward reads, in the order of their ids.</summary>
    private static List<Value> Crossing(OpGraph graph, IReadOnlyList<Node> forward, IReadOnlyList<Node> backward)
    {
        var isMade = new bool[graph.NextId];
        foreach (var node in forward)
        {
            foreach (var output in node.Outputs)
            {
                isMade[output.Id] = true;
            }
        }

        var crossing = new SortedDictionary<int, Value>();
        foreach (var node in backward)
        {
            foreach (var input in node.Inputs)
            {
                if (input.Source == ValueSource.Input || isMade[input.Id])
                {
                    crossing[input.Id] = input;
                }
            }
        }

        return [.. crossing.Values];
    }

    private static IEnumerable<Value> Outputs(OpGraph graph) => graph.Results.Where(result => result.Kind == ResultKind.Output).Select(result => result.Value);
}
